package org.etabli.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.etabli.lab.machine.Condition.Change;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Registry;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

class CareTest {

    @OnBothDatabases
    void aDangerStopsTheNextUseUntilSomebodyLooked(Database database) {
        Lab lab = Lab.on(database);
        MachineId id = lab.newMachine();
        Member member = People.in(lab);
        Care care = lab.bean(Care.class);

        care.report(member, id, false, "squeaks", null);
        assertThat(use(lab, id, member)).isInstanceOf(Access.Granted.class);

        care.report(member, id, true, "smells of burning", null);
        assertThat(use(lab, id, member)).isEqualTo(new Access.Refused(Access.Why.MACHINE_TO_CHECK, ""));
        assertThat(use(lab, id, People.in(lab, Role.ANIMATOR))).isInstanceOf(Access.Granted.class);
        assertThat(care.change(member, id, Change.FOUND_FINE, "").done()).isFalse();
        assertThat(care.change(People.in(lab, Role.ANIMATOR), id, Change.FOUND_FINE, "")
                        .done())
                .isTrue();
        assertThat(use(lab, id, member)).isInstanceOf(Access.Granted.class);
        assertThat(lab.bean(ProblemReports.class).of(id, 10)).hasSize(2);
    }

    @OnBothDatabases
    void aMachineLockedOutIsNobodysNotEvenTheLabsOwn(Database database) {
        Lab lab = Lab.on(database);
        MachineId id = lab.newMachine();
        Member manager = People.in(lab, Role.MANAGER);
        Care care = lab.bean(Care.class);

        assertThat(care.change(People.in(lab, Role.ANIMATOR), id, Change.TAKEN_OUT, "")
                        .done())
                .isFalse();
        assertThat(care.change(manager, id, Change.TAKEN_OUT, "wire burnt").done())
                .isTrue();

        Machine machine = lab.bean(Machines.class).find(id).orElseThrow();
        assertThat(lab.bean(Accesses.class).toTend(machine, manager)).isFalse();
        assertThat(use(lab, id, manager)).isInstanceOf(Access.Refused.class);
        assertThat(lab.bean(Accesses.class)
                        .toReserve(machine, manager, lab.clock().instant().plus(Duration.ofDays(30))))
                .isInstanceOf(Access.Refused.class);
        assertThat(lab.bean(Machines.class).sheet(id).orElseThrow().reason()).isEqualTo("wire burnt");
    }

    @OnBothDatabases
    void aMachineInMaintenanceMayBeReservedForLaterThanTomorrow(Database database) {
        Lab lab = Lab.on(database);
        MachineId id = lab.newMachine();
        Member member = People.in(lab);
        lab.bean(Care.class).change(People.in(lab, Role.ANIMATOR), id, Change.MAINTENANCE_BEGUN, "belt");
        Machine machine = lab.bean(Machines.class).find(id).orElseThrow();
        Instant limit = lab.clock().instant().plus(ConditionRule.SOON);

        assertThat(lab.bean(Accesses.class).toReserve(machine, member, limit)).isInstanceOf(Access.Refused.class);
        assertThat(lab.bean(Accesses.class).toReserve(machine, member, limit.plusSeconds(1)))
                .isInstanceOf(Access.Granted.class);
        assertThat(lab.bean(Accesses.class).toUse(machine, member, limit.plusSeconds(1)))
                .isInstanceOf(Access.Refused.class);
    }

    @OnBothDatabases
    void aChildNeedsAnAdultUntilTheirBirthday(Database database) {
        Lab lab = Lab.on(database);
        MachineId id = lab.newMachine();
        Member parent = People.in(lab);
        Machine machine = lab.bean(Machines.class).find(id).orElseThrow();
        Member child = lab.bean(Members.class)
                .add(new NewMember("Léo", null, null, Role.MEMBER, Locale.FRENCH, LocalDate.parse("2008-03-10")))
                .orElseThrow();
        Accesses accesses = lab.bean(Accesses.class);

        assertThat(use(lab, id, child)).isEqualTo(new Access.Refused(Access.Why.NO_GUARDIAN, ""));
        lab.bean(Families.class).link(child, parent);
        assertThat(use(lab, id, child)).isInstanceOf(Access.WithAdult.class);
        // Their day begins at midnight where the lab is.
        assertThat(accesses.toUse(machine, child, Instant.parse("2026-03-09T22:59:59Z")))
                .isInstanceOf(Access.WithAdult.class);
        assertThat(accesses.toUse(machine, child, Instant.parse("2026-03-09T23:00:00Z")))
                .isInstanceOf(Access.Granted.class);
    }

    @OnBothDatabases
    void aSuspendedMemberUsesNothing(Database database) {
        Lab lab = Lab.on(database);
        MachineId id = lab.newMachine();
        Member member = People.in(lab);

        lab.bean(Registry.class).suspend(People.in(lab, Role.MANAGER), member, true);

        Member now = lab.bean(Members.class).find(member.id()).orElseThrow();
        assertThat(use(lab, id, now)).isEqualTo(new Access.Refused(Access.Why.SUSPENDED, ""));
    }

    @OnBothDatabases
    void nobodyFloodsTheLabWithReports(Database database) {
        Lab lab = Lab.on(database);
        MachineId id = lab.newMachine();
        Member member = People.in(lab);
        Care care = lab.bean(Care.class);
        for (int i = 0; i < Care.REPORTS_AN_HOUR; i++) {
            assertThat(care.report(member, id, false, "again " + i, null).done())
                    .isTrue();
        }

        assertThat(care.report(member, id, false, "once more", null).done()).isFalse();
        lab.clock().step(Duration.ofHours(1));
        assertThat(care.report(member, id, false, "x".repeat(1001), null).done())
                .isFalse();
        assertThat(care.report(member, id, false, "x".repeat(1000), null).done())
                .isTrue();
    }

    private static Access use(Lab lab, MachineId id, Member member) {
        Machine machine = lab.bean(Machines.class).find(id).orElseThrow();
        return lab.bean(Accesses.class).toUse(machine, member, lab.clock().instant());
    }
}
