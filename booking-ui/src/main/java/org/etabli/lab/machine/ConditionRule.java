package org.etabli.lab.machine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody uses a machine that has to be checked, is worked on or is locked out; animators do, to check it. */
@Component
@Order(10)
class ConditionRule implements AccessRule {

    /** Bookings further away than this may be made meanwhile: by then it is checked or repaired. */
    static final Duration SOON = Duration.ofHours(24);

    private final Clock clock;

    ConditionRule(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Access check(Purpose purpose, Machine machine, Member member, Instant at) {
        boolean later = purpose == Purpose.RESERVE && at.isAfter(clock.instant().plus(SOON));
        boolean staff = member.is(Role.ANIMATOR);
        return switch (machine.condition()) {
            case IN_SERVICE -> new Access.Granted();
            case TO_CHECK -> later || staff ? new Access.Granted() : refused(Access.Why.MACHINE_TO_CHECK);
            case MAINTENANCE -> later || staff ? new Access.Granted() : refused(Access.Why.MACHINE_IN_MAINTENANCE);
            case OUT_OF_SERVICE -> refused(Access.Why.MACHINE_OUT_OF_SERVICE);
        };
    }

    private static Access refused(Access.Why why) {
        return new Access.Refused(why, "");
    }
}
