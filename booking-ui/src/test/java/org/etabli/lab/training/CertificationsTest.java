package org.etabli.lab.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.etabli.lab.machine.Access;
import org.etabli.lab.machine.Accesses;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.jspecify.annotations.Nullable;

class CertificationsTest {

    @OnBothDatabases
    void aCertificationOpensTheMachineUntilTheLastSecondOfItsLastDay(Database database) {
        Lab lab = Lab.on(database);
        Training training = training(lab, 1, Set.of());
        Machine machine = machineNeeding(lab, training);
        Member member = People.in(lab);
        assertThat(access(lab, machine, member, lab.clock().instant()))
                .isEqualTo(new Access.Refused(Access.Why.CERTIFICATION_MISSING, training.name()));

        grant(lab, training, member);

        // Granted on 2 March for a month: 2 April is the last day, in Paris, where the clocks went forward in between.
        Instant midnight = Instant.parse("2026-04-02T22:00:00Z");
        assertThat(access(lab, machine, member, midnight.minusSeconds(1))).isInstanceOf(Access.Granted.class);
        assertThat(access(lab, machine, member, midnight))
                .isEqualTo(new Access.Refused(Access.Why.CERTIFICATION_EXPIRED, training.name()));
    }

    @OnBothDatabases
    void whoIsCertifiedInTheMiddleOfASlotMayHaveTheRestOfIt(Database database) {
        Lab lab = Lab.on(database);
        Training training = training(lab, 1, Set.of());
        Machine machine = machineNeeding(lab, training);
        Member member = People.in(lab);
        Instant onTheHour = lab.clock().instant();
        lab.clock().step(Duration.ofMinutes(4));
        assertThat(access(lab, machine, member, onTheHour)).isInstanceOf(Access.Refused.class);

        grant(lab, training, member);

        assertThat(access(lab, machine, member, onTheHour)).isInstanceOf(Access.Granted.class);
    }

    @OnBothDatabases
    void aMonthFromTheLastOfJanuaryEndsWithFebruaryAlsoInALeapYear(Database database) {
        Lab lab = Lab.on(database);
        Training training = training(lab, 1, Set.of());

        assertThat(lab.bean(TrainingDesk.class).expiry(training, Instant.parse("2026-01-31T12:00:00Z")))
                .isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
        assertThat(lab.bean(TrainingDesk.class).expiry(training, Instant.parse("2028-01-31T12:00:00Z")))
                .isEqualTo(Instant.parse("2028-02-29T23:00:00Z"));
        // Half past midnight in Paris is already the next day there.
        assertThat(lab.bean(TrainingDesk.class).expiry(training, Instant.parse("2026-06-30T22:30:00Z")))
                .isEqualTo(Instant.parse("2026-08-01T22:00:00Z"));
    }

    @OnBothDatabases
    void aRenewalTakesOverBeforeTheFirstEnds(Database database) {
        Lab lab = Lab.on(database);
        Training training = training(lab, 1, Set.of());
        Machine machine = machineNeeding(lab, training);
        Member member = People.in(lab);
        grant(lab, training, member);
        lab.clock().step(Duration.ofDays(20));

        grant(lab, training, member);

        assertThat(access(lab, machine, member, Instant.parse("2026-04-20T10:00:00Z")))
                .isInstanceOf(Access.Granted.class);
        assertThat(lab.bean(Certifications.class).of(member.id(), training.id()))
                .hasSize(2);
        assertThat(lab.bean(Certifications.class)
                        .ending(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-04-10T00:00:00Z")))
                .noneMatch(c -> c.member().equals(member.id()));
    }

    @OnBothDatabases
    void aRevocationNeedsAReasonAndEndsEveryGrant(Database database) {
        Lab lab = Lab.on(database);
        Training training = training(lab, null, Set.of());
        Machine machine = machineNeeding(lab, training);
        Member animator = People.in(lab, Role.ANIMATOR);
        Member member = People.in(lab);
        grant(lab, training, member);
        grant(lab, training, member);
        TrainingDesk desk = lab.bean(TrainingDesk.class);
        lab.clock().step(Duration.ofMinutes(1));

        assertThat(desk.revoke(animator, member, training, " ").done()).isFalse();
        assertThat(desk.revoke(member, member, training, "weary").done()).isFalse();
        assertThat(desk.revoke(animator, member, training, "left it running").done())
                .isTrue();

        assertThat(access(lab, machine, member, lab.clock().instant())).isInstanceOf(Access.Refused.class);
        assertThat(lab.bean(Certifications.class)
                        .standing(member.id(), training, lab.clock().instant()))
                .isEqualTo(new Standing.Revoked(lab.clock().instant(), "left it running"));
        assertThat(desk.revoke(animator, member, training, "again").done()).isFalse();
    }

    @OnBothDatabases
    void whatItBuildsOnHasToHoldWhenGrantedAndEverAfter(Database database) {
        Lab lab = Lab.on(database);
        Training safety = training(lab, 12, Set.of());
        Training laser = training(lab, null, Set.of(safety.id()));
        Machine machine = machineNeeding(lab, laser);
        Member ready = People.in(lab);
        Member novice = People.in(lab);
        grant(lab, safety, ready);

        var granted = lab.bean(TrainingDesk.class).grant(People.in(lab, Role.ANIMATOR), laser, List.of(ready, novice));

        assertThat(granted.granted()).containsExactly(ready);
        assertThat(granted.refused()).containsExactly(new TrainingDesk.Lacking(novice, List.of(safety)));
        assertThat(access(lab, machine, ready, lab.clock().instant())).isInstanceOf(Access.Granted.class);
        assertThat(access(lab, machine, ready, Instant.parse("2027-03-03T12:00:00Z")))
                .isEqualTo(new Access.Refused(Access.Why.CERTIFICATION_MISSING, safety.name()));
    }

    @OnBothDatabases
    void aTrainingNeverNeedsItselfByAnyDetour(Database database) {
        Lab lab = Lab.on(database);
        Member manager = People.in(lab, Role.MANAGER);
        Training one = training(lab, null, Set.of());
        Training two = training(lab, null, Set.of(one.id()));
        Training three = training(lab, null, Set.of(two.id()));

        Training circle = new Training(one.id(), one.name(), "", one.howToGet(), null, Set.of(three.id()), false);

        assertThat(lab.bean(TrainingDesk.class).keep(manager, circle))
                .isEqualTo(new org.etabli.lab.member.Outcome.Refused("training.fault.circle"));
        assertThat(lab.bean(Trainings.class).find(one.id())).contains(one);
    }

    @OnBothDatabases
    void onlyManagersKeepTheCatalogue(Database database) {
        Lab lab = Lab.on(database);
        Training blank = lab.bean(TrainingDesk.class).blank();
        Training filled = new Training(blank.id(), name(), "", "Ask", 120, Set.of(), false);

        assertThat(lab.bean(TrainingDesk.class)
                        .keep(People.in(lab, Role.ANIMATOR), filled)
                        .done())
                .isFalse();
        assertThat(lab.bean(TrainingDesk.class)
                        .keep(People.in(lab, Role.MANAGER), filled)
                        .done())
                .isTrue();
        Training tooLong = new Training(blank.id(), name(), "", "Ask", 121, Set.of(), false);
        assertThat(lab.bean(TrainingDesk.class)
                        .keep(People.in(lab, Role.MANAGER), tooLong)
                        .done())
                .isFalse();
    }

    private static Access access(Lab lab, Machine machine, Member member, Instant at) {
        return lab.bean(Accesses.class).toUse(machine, member, at);
    }

    private static void grant(Lab lab, Training training, Member member) {
        lab.bean(TrainingDesk.class).grant(People.in(lab, Role.ANIMATOR), training, List.of(member));
    }

    private static Training training(Lab lab, @Nullable Integer months, Set<TrainingId> needs) {
        Training training = new Training(
                lab.bean(TrainingDesk.class).blank().id(), name(), "", "Ask an animator", months, needs, false);
        assertThat(lab.bean(TrainingDesk.class)
                        .keep(People.in(lab, Role.MANAGER), training)
                        .done())
                .isTrue();
        return training;
    }

    private static String name() {
        return "Training " + UUID.randomUUID();
    }

    private static Machine machineNeeding(Lab lab, Training training) {
        MachineId id = lab.newMachine();
        lab.bean(TrainingDesk.class).need(People.in(lab, Role.MANAGER), id, Set.of(training.id()));
        return lab.bean(Machines.class).find(id).orElseThrow();
    }
}
