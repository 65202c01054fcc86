package org.etabli.lab.machine;

import java.time.Instant;
import java.time.LocalDate;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.site.LabSettings;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Suspended people use nothing; minors only with an adult. */
@Component
@Order(0)
class PersonRule implements AccessRule {

    private final Families families;
    private final LabSettings settings;

    PersonRule(Families families, LabSettings settings) {
        this.families = families;
        this.settings = settings;
    }

    @Override
    public Access check(Purpose purpose, Machine machine, Member member, Instant at) {
        if (member.suspended()) {
            return new Access.Refused(Access.Why.SUSPENDED, "");
        }
        LocalDate day = LocalDate.ofInstant(at, settings.site().zone());
        if (!member.isMinor(day)) {
            return new Access.Granted();
        }
        boolean answeredFor = families.guardiansOf(member.id()).stream()
                .anyMatch(guardian -> !guardian.suspended() && !guardian.isMinor(day));
        return answeredFor ? new Access.WithAdult() : new Access.Refused(Access.Why.NO_GUARDIAN, "");
    }
}
