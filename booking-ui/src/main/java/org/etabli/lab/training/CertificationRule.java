package org.etabli.lab.training;

import java.time.Clock;
import java.time.Instant;
import org.etabli.lab.machine.Access;
import org.etabli.lab.machine.AccessRule;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who uses a machine holds what it needs, on the day they use it; people of the lab too. */
@Component
@Order(20)
class CertificationRule implements AccessRule {

    private final Trainings trainings;
    private final Certifications certifications;
    private final Clock clock;

    CertificationRule(Trainings trainings, Certifications certifications, Clock clock) {
        this.trainings = trainings;
        this.certifications = certifications;
        this.clock = clock;
    }

    @Override
    public Access check(Purpose purpose, Machine machine, Member member, Instant at) {
        for (Training training : trainings.neededBy(machine.id())) {
            switch (standing(member, training, at)) {
                case Standing.Holds _ -> {}
                case Standing.Expired _ -> {
                    return new Access.Refused(Access.Why.CERTIFICATION_EXPIRED, training.name());
                }
                case Standing.Revoked _, Standing.Never _ -> {
                    return new Access.Refused(Access.Why.CERTIFICATION_MISSING, training.name());
                }
                case Standing.Lacks lacks -> {
                    return new Access.Refused(
                            Access.Why.CERTIFICATION_MISSING,
                            lacks.prerequisites().getFirst().name());
                }
            }
        }
        return new Access.Granted();
    }

    /** Of what has begun the rest counts: who is certified at five past may have the slot that began on the hour. */
    private Standing standing(Member member, Training training, Instant at) {
        Standing then = certifications.standing(member.id(), training, at);
        Instant now = clock.instant();
        return then.holds() || !at.isBefore(now) ? then : certifications.standing(member.id(), training, now);
    }
}
