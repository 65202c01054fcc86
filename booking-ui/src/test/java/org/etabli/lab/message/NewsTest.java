package org.etabli.lab.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobUsage;
import org.etabli.lab.bench.BenchEvents;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.machine.Care;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Answers;
import org.etabli.lab.reservation.Displacements;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.Rule;
import org.etabli.lab.reservation.RuleBook;
import org.etabli.lab.reservation.RuleScope;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.reservation.WaitingList;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;

/** What happens in other rooms becomes messages by itself. */
class NewsTest {

    @OnBothDatabases
    void aReservationIsToldWhenMadeAndWhenCancelledEachOnce(Database database) {
        Lab lab = Lab.on(database);
        Member member = People.in(lab, Role.MEMBER, Locale.ENGLISH);
        MachineId machine = lab.newMachine();
        Planning planning = lab.bean(Planning.class);
        TimeSlot slot = TimeSlot.of(lab.clock().instant().plus(Duration.ofHours(2)), Duration.ofHours(1));

        var granted = (Reserved.Granted) planning.reserve(machine, member, slot);
        eventually(lab, member.id(), Kind.RESERVED);
        planning.cancel(granted.reservation(), member);

        eventually(lab, member.id(), Kind.CANCELLED, Kind.RESERVED);
        assertThat(lab.bean(Messages.class).of(member.id(), 5))
                .filteredOn(message -> message.kind() == Kind.RESERVED)
                .extracting(Message::body)
                .containsExactly("Your reservation is made: Machine " + machine + ", Mon 2 Mar, from 11:00 to 12:00.");
    }

    @OnBothDatabases
    void whoWaitsIsToldUntilWhenTheSlotIsHeld(Database database) {
        Lab lab = Lab.on(database);
        Member owner = People.in(lab);
        Member waits = People.in(lab, Role.MEMBER, Locale.ENGLISH);
        MachineId machine = lab.newMachine();
        Planning planning = lab.bean(Planning.class);
        TimeSlot slot = TimeSlot.of(lab.clock().instant().plus(Duration.ofHours(20)), Duration.ofHours(1));
        var granted = (Reserved.Granted) planning.reserve(machine, owner, slot);
        lab.bean(WaitingList.class).join(machine, waits, slot);

        planning.cancel(granted.reservation(), owner);

        eventually(lab, waits.id(), Kind.OFFERED);
        Message offer = lab.bean(Messages.class).of(waits.id(), 5).getFirst();
        assertThat(offer.body()).contains("It is held for you until Mon 2 Mar 11:00");
        assertThat(offer.link()).isEqualTo("my");
    }

    @OnBothDatabases
    void aRequestAndItsAnswerAreTold(Database database) {
        Lab lab = Lab.on(database);
        Member member = People.in(lab);
        MachineId machine = lab.newMachine();
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.APPROVAL, "true");
        TimeSlot slot = TimeSlot.of(lab.clock().instant().plus(Duration.ofHours(2)), Duration.ofHours(1));

        var granted = (Reserved.Granted) lab.bean(Planning.class).reserve(machine, member, slot);
        eventually(lab, member.id(), Kind.REQUESTED);
        lab.bean(Answers.class).approve(granted.reservation().id(), People.in(lab, Role.ANIMATOR));

        eventually(lab, member.id(), Kind.REQUESTED, Kind.APPROVED);
    }

    @OnBothDatabases
    void maintenanceIsToldOnceWithItsReasonAndWhatIsHeldInstead(Database database) {
        Lab lab = Lab.on(database);
        Member member = People.in(lab);
        MachineId machine = lab.newMachine(lab.newKind());
        TimeSlot slot = TimeSlot.of(lab.clock().instant().plus(Duration.ofHours(50)), Duration.ofHours(1));
        lab.bean(Planning.class).reserve(machine, member, slot);
        eventually(lab, member.id(), Kind.RESERVED);

        lab.bean(Displacements.class).close(machine, slot, "buse neuve");

        eventually(lab, member.id(), Kind.RESERVED, Kind.DISPLACED);
        assertThat(lab.bean(Messages.class).of(member.id(), 5))
                .filteredOn(message -> message.kind() == Kind.DISPLACED)
                .singleElement()
                .satisfies(message -> assertThat(message.title() + message.body())
                        .startsWith("Autre créneau proposé\u00a0: Machine " + machine)
                        .contains("buse neuve", "jusqu’à", "Dites oui ou non"));
    }

    @OnBothDatabases
    void aReminderComesTheDayBeforeOnceAndOnlyToThoseWhoReservedEarlier(Database database) {
        Lab lab = Lab.on(database);
        Member early = People.in(lab);
        Member late = People.in(lab);
        MachineId machine = lab.newMachine();
        Planning planning = lab.bean(Planning.class);
        TimeSlot slot = TimeSlot.of(lab.clock().instant().plus(Duration.ofHours(30)), Duration.ofHours(1));
        planning.reserve(machine, early, slot);
        Reminders reminders = lab.bean(Reminders.class);

        reminders.remind();
        eventually(lab, early.id(), Kind.RESERVED);
        lab.clock().step(Duration.ofHours(7));
        planning.reserve(machine, late, TimeSlot.of(slot.end(), Duration.ofHours(1)));
        reminders.remind();
        reminders.remind();

        eventually(lab, early.id(), Kind.RESERVED, Kind.REMINDER);
        eventually(lab, late.id(), Kind.RESERVED);
    }

    @OnBothDatabases
    void aCertificationIsToldWhenGrantedWhenTakenBackAndOnceBeforeItEnds(Database database) {
        Lab lab = Lab.on(database);
        Member animator = People.in(lab, Role.ANIMATOR);
        Member member = People.in(lab);
        TrainingDesk desk = lab.bean(TrainingDesk.class);
        Training training =
                new Training(desk.blank().id(), "Laser " + UUID.randomUUID(), "", "Ask", 1, java.util.Set.of(), false);
        desk.keep(People.in(lab, Role.MANAGER), training);

        desk.grant(animator, training, List.of(member));
        eventually(lab, member.id(), Kind.CERTIFIED);
        lab.clock().step(Duration.ofDays(3));
        lab.bean(TrainingNews.class).remind();
        lab.bean(TrainingNews.class).remind();
        eventually(lab, member.id(), Kind.EXPIRING, Kind.CERTIFIED);
        lab.clock().step(Duration.ofDays(1));
        desk.revoke(animator, member, training, "left it running");

        eventually(lab, member.id(), Kind.REVOKED, Kind.EXPIRING, Kind.CERTIFIED);
        assertThat(lab.bean(Messages.class).of(member.id(), 5).getFirst().body())
                .contains("left it running");
    }

    @OnBothDatabases
    void aReportedProblemReachesThePeopleOfTheLabAndNotWhoReportedIt(Database database) {
        Lab lab = Lab.on(database);
        Member animator = People.in(lab, Role.ANIMATOR);
        Member other = People.in(lab, Role.ANIMATOR);
        MachineId machine = lab.newMachine();

        lab.bean(Care.class).report(animator, machine, true, "smells of burning", null);

        eventually(lab, other.id(), Kind.PROBLEM);
        assertThat(lab.bean(Messages.class).of(other.id(), 5).getFirst().body())
                .contains("smells of burning", "dangereux");
        assertThat(lab.bean(Messages.class).of(animator.id(), 5)).isEmpty();
    }

    @OnBothDatabases
    void aFailedJobIsToldWithItsReasonInTheReadersLanguage(Database database) throws IOException {
        Lab lab = Lab.on(database);
        Member member = People.in(lab);
        MachineId machine = lab.newMachine();
        TimeSlot slot = TimeSlot.of(lab.clock().instant().plus(Duration.ofHours(2)), Duration.ofHours(1));
        var granted = (Reserved.Granted) lab.bean(Planning.class).reserve(machine, member, slot);
        byte[] cube = Files.readAllBytes(Path.of("src/test/resources/gcode/cube.gcode"));
        GcodeFile file = lab.bean(GcodeFiles.class).add(member.id(), "cube.gcode", new ByteArrayInputStream(cube));
        Job job = lab.bean(JobDesk.class).queue(granted.reservation(), file).orElseThrow();

        Happening ended = new Happening.JobEnded(
                job.id().toString(), Happening.Outcome.FAILED, "alarm: 1", 5, 7, JobUsage.none());
        lab.bean(BenchEvents.class)
                .receive(new BenchEvent(
                        1, Lab.BENCH, System.nanoTime(), slot.start(), true, machine.value(), "s-1", ended));

        eventually(lab, member.id(), Kind.JOB_FAILED, Kind.RESERVED);
        assertThat(lab.bean(Messages.class).of(member.id(), 5))
                .filteredOn(message -> message.kind() == Kind.JOB_FAILED)
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("cube.gcode n’a pas abouti", "Un fin de course a été touché"));
    }

    private static void eventually(Lab lab, MemberId member, Kind... newestFirst) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lab.bean(Messages.class).of(member, 10))
                        .extracting(Message::kind)
                        .containsExactlyInAnyOrder(newestFirst));
    }
}
