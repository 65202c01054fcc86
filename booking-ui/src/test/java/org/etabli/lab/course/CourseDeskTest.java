package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.reservation.ArrivalsInTests;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

class CourseDeskTest {

    @OnBothDatabases
    void aTemplateIsKeptWithAllItHas(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 2);

        Template template = its.template(12);

        assertThat(its.lab.bean(Templates.class).find(template.id())).contains(template);
        assertThat(its.lab.bean(Templates.class).all()).contains(template);
    }

    @OnBothDatabases
    void aTemplateWithAFaultIsRefusedByNameOfTheFault(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Template t = its.template(12);
        Template unsafe = new Template(
                TemplateId.fresh(),
                "Other " + t.name(),
                t.theme(),
                t.level(),
                "",
                "",
                6,
                90,
                12,
                null,
                null,
                0,
                null,
                Set.of(),
                List.of(),
                List.of(new Template.Material("x", "javascript:alert(1)", "CC0")),
                false);

        assertThat(its.lab.bean(CourseDesk.class).keep(its.animator, unsafe))
                .isEqualTo(new Outcome.Refused("course.fault.material"));
        Template twice = new Template(
                TemplateId.fresh(),
                t.name(),
                t.theme(),
                t.level(),
                "",
                "",
                6,
                90,
                12,
                null,
                null,
                0,
                null,
                Set.of(),
                List.of(),
                List.of(),
                false);
        assertThat(its.lab.bean(CourseDesk.class).keep(its.animator, twice))
                .isEqualTo(new Outcome.Refused("course.fault.name-taken"));
        assertThat(its.lab.bean(CourseDesk.class).keep(People.in(its.lab), t).done())
                .isFalse();
    }

    @OnBothDatabases
    void planningACycleKeepsItsMachinesForEverySessionAndTheTimeAfter(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 3);

        CourseDesk.Planned planned = its.plan(its.template(12));

        List<CourseSession> sessions =
                its.lab.bean(Courses.class).sessions(planned.course().id());
        assertThat(sessions).hasSize(6);
        assertThat(planned.conflicts()).isEmpty();
        // Easter Monday, 6 April, is skipped.
        assertThat(planned.cycle().skipped())
                .extracting(Cycle -> Cycle.day())
                .containsExactly(LocalDate.of(2026, 4, 6));
        assertThat(sessions)
                .allSatisfy(session -> assertThat(session.machines()).hasSize(3).allSatisfy(kept -> assertThat(its.lab
                                .bean(Reservations.class)
                                .find(java.util.Objects.requireNonNull(kept.reservation()))
                                .map(Reservation::slot))
                        .contains(session.withAfter())));
    }

    @OnBothDatabases
    void aPauseOfTheLabIsSkippedToo(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Pauses pauses = its.lab.bean(Pauses.class);
        pauses.add(LocalDate.of(2026, 3, 14), LocalDate.of(2026, 3, 16), "Spring holidays");

        CourseDesk.Planned planned = its.plan(its.template(12));

        assertThat(planned.cycle().skipped().getFirst().why().text()).isEqualTo("Spring holidays");
        pauses.endingFrom(LocalDate.of(2026, 3, 1)).forEach(pause -> pauses.remove(pause.id()));
    }

    @OnBothDatabases
    void nothingIsDisplacedSilentlyAndWhoMakesRoomGetsTheNearestSlot(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        MachineId machine = its.machines.getFirst();
        Member member = People.in(its.lab);
        Instant two = Instant.parse("2026-03-09T13:00:00Z");
        Reserved theirs = its.lab.bean(Planning.class).reserve(machine, member, TimeSlot.of(two, Duration.ofHours(1)));
        Reservation reservation = ((Reserved.Granted) theirs).reservation();

        CourseDesk.Planned planned = its.plan(its.template(12));

        assertThat(planned.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.text()).isEqualTo("course.block.taken");
            assertThat(conflict.taken()).containsExactly(reservation);
        });
        assertThat(its.lab
                        .bean(Reservations.class)
                        .find(reservation.id())
                        .orElseThrow()
                        .cancelled())
                .isFalse();

        List<CourseDesk.Moved> moved = its.lab
                .bean(CourseDesk.class)
                .makeRoom(its.animator, planned.conflicts().getFirst());

        assertThat(moved).singleElement().satisfies(m -> assertThat(m.to()).isPresent());
        assertThat(its.lab
                        .bean(Reservations.class)
                        .of(member.id(), its.lab.clock().instant()))
                .singleElement()
                .satisfies(r -> assertThat(r.slot().start()).isEqualTo(two.plus(Duration.ofMinutes(150))));
        assertThat(its.session(planned.course(), 1).machines().getFirst().reservation())
                .isNotNull();
    }

    @OnBothDatabases
    void aClassDoesNotMoveWhoIsAtTheMachine(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Instant two = Instant.parse("2026-03-09T13:00:00Z");
        Reservation reservation = ((Reserved.Granted) its.lab
                        .bean(Planning.class)
                        .reserve(its.machines.getFirst(), People.in(its.lab), TimeSlot.of(two, Duration.ofHours(1))))
                .reservation();
        ArrivalsInTests.arrive(its.lab, reservation);
        CourseDesk.Planned planned = its.plan(its.template(12));

        assertThat(its.lab
                        .bean(CourseDesk.class)
                        .makeRoom(its.animator, planned.conflicts().getFirst()))
                .isEmpty();

        assertThat(its.lab.bean(Reservations.class).find(reservation.id()))
                .hasValueSatisfying(r -> assertThat(r.cancelled()).isFalse());
    }

    @OnBothDatabases
    void aCourseIsDuplicatedToTheNextTermOnTheSameDayAndHour(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Course course = its.course(12);
        CourseDesk desk = its.lab.bean(CourseDesk.class);

        CourseDesk.Planned again = desk.duplicate(its.animator, course, desk.nextTerm(course));

        assertThat(its.session(again.course(), 1).slot().start()).isEqualTo(Instant.parse("2026-04-27T12:00:00Z"));
        assertThat(again.course().steps()).isEqualTo(course.steps());
        assertThat(again.conflicts()).isEmpty();
    }

    @OnBothDatabases
    void aCancelledCourseGivesItsMachinesBack(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);

        assertThat(its.lab.bean(CourseDesk.class).cancel(its.animator, course).done())
                .isTrue();

        assertThat(its.lab.bean(Reservations.class).during(session.withAfter(), its.machines.getFirst()))
                .isEmpty();
        assertThat(its.lab.bean(Courses.class).endingAfter(its.lab.clock().instant()))
                .noneMatch(c -> c.id().equals(course.id()));
    }
}
