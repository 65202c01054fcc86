package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.course.roll.Mark;
import org.etabli.lab.course.roll.Roll;
import org.etabli.lab.course.roll.RollDesk;
import org.etabli.lab.course.roll.Touch;
import org.etabli.lab.course.roll.Touch.Outcome;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.jspecify.annotations.Nullable;

/** What was touched on a device without a network, told later. */
class RollDeskTest {

    @OnBothDatabases
    void whatWasTouchedWithoutANetworkCountsOnceAndInItsOrder(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        CourseSession session = its.begun(5);
        Participant ada = its.called(its.of(session), "Ada");
        Participant bo = its.called(its.of(session), "Bo");
        Instant start = session.slot().start();
        List<Touch> touches = List.of(
                touch(ada, Mark.PRESENT, null, start.plusSeconds(1)),
                touch(bo, Mark.PRESENT, null, start.plusSeconds(2)),
                touch(bo, Mark.ABSENT, Mark.PRESENT, start.plusSeconds(3)),
                touch(ada, Mark.LEFT, Mark.PRESENT, start.plusSeconds(600)));
        its.lab.clock().set(start.plus(Duration.ofHours(1)));

        assertThat(tell(its, session, touches))
                .containsExactly(Outcome.TAKEN, Outcome.TAKEN, Outcome.TAKEN, Outcome.TAKEN);
        Attendance left = its.noted(session, ada);
        assertThat(left.leftAt()).isEqualTo(start.plusSeconds(600));
        assertThat(its.noted(session, bo).isPresent()).isFalse();

        its.desk().note(its.animator, session, bo.id(), Attendance.State.PRESENT);
        assertThat(tell(its, session, touches)).containsOnly(Outcome.TAKEN);
        assertThat(its.noted(session, bo).isPresent()).isTrue();
        assertThat(its.noted(session, ada)).isEqualTo(left);
    }

    @OnBothDatabases
    void whoNotedSomethingElseMeanwhileIsSaid(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        CourseSession session = its.begun(5);
        Participant early = its.called(its.of(session), "Early");
        Participant late = its.called(its.of(session), "Late");
        Instant start = session.slot().start();
        its.lab.clock().set(start.plusSeconds(60));
        its.desk().note(its.animator, session, early.id(), Attendance.State.ABSENT);
        its.desk().note(its.animator, session, late.id(), Attendance.State.ABSENT);
        its.lab.clock().set(start.plusSeconds(120));

        assertThat(tell(
                        its,
                        session,
                        List.of(
                                touch(early, Mark.PRESENT, null, start.plusSeconds(30)),
                                touch(late, Mark.PRESENT, null, start.plusSeconds(90)),
                                new Touch(UUID.randomUUID(), UUID.randomUUID(), Mark.PRESENT, null, start))))
                .containsExactly(Outcome.SUPERSEDED, Outcome.OVERRODE, Outcome.NOT_ENROLLED);
        assertThat(its.noted(session, early).isPresent()).isFalse();
        assertThat(its.noted(session, late).isPresent()).isTrue();
    }

    @OnBothDatabases
    void aDevicesWrongClockIsTakenOutOfItsTouches(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        CourseSession session = its.begun(5);
        Participant ada = its.called(its.of(session), "Ada");
        Instant touched = session.slot().start().plusSeconds(60);
        Duration wrong = Duration.ofDays(400);
        its.lab.clock().set(touched.plusSeconds(600));

        its.lab
                .bean(RollDesk.class)
                .tell(
                        its.animator,
                        session,
                        its.lab.clock().instant().minus(wrong),
                        List.of(touch(ada, Mark.PRESENT, null, touched.minus(wrong))));

        assertThat(its.noted(session, ada).notedAt()).isEqualTo(touched);
    }

    /** The office closes the session while the workshop has no network: who was touched there was not absent. */
    @OnBothDatabases
    void whoWasTakenForAbsentAtTheCloseIsHereOnceTheDeviceTellsAndItsSharesFollow(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        CourseSession session = its.begun(5);
        Participant ada = its.called(its.of(session), "Ada");
        String usage = its.openMachine(session, its.machines.getFirst());
        its.lab.clock().step(Duration.ofSeconds(100));
        its.closeMachine(its.machines.getFirst(), usage, 0.01);
        its.desk().open(its.animator, session);
        its.desk().close(its.animator, session);
        assertThat(its.noted(session, ada).isPresent()).isFalse();
        assertThat(its.lab.bean(Shares.class).of(session.id()))
                .extracting(Share::participant)
                .containsExactly((ParticipantId) null);

        CourseSession closed = its.session(its.of(session), 1);
        its.lab.clock().step(Duration.ofMinutes(5));
        assertThat(tell(
                        its,
                        closed,
                        List.of(touch(ada, Mark.PRESENT, null, session.slot().start()))))
                .containsExactly(Outcome.TAKEN);

        assertThat(its.noted(session, ada).isPresent()).isTrue();
        assertThat(its.lab.bean(Shares.class).of(session.id()))
                .extracting(Share::participant)
                .containsExactly(ada.id());
    }

    @OnBothDatabases
    void aSessionThatNobodyCouldOpenTookPlaceAllTheSame(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        CourseSession session = its.begun(5);
        Participant ada = its.called(its.of(session), "Ada");
        its.lab.clock().step(Duration.ofHours(5));

        tell(its, session, List.of(touch(ada, Mark.PRESENT, null, session.slot().start())));

        assertThat(its.session(its.of(session), 1).openedAt())
                .isEqualTo(session.slot().start());
    }

    @OnBothDatabases
    void aDeviceGetsFirstNamesAndOnlyWhoRunsTheSessionGetsThem(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        CourseSession session = its.begun(9);
        List.of("Mia Diallo", "Mia Bernard", "Tom Petit", "Ours", "Lune", "Lune")
                .forEach(name -> its.called(its.of(session), name));

        Roll roll = its.lab.bean(RollDesk.class).roll(its.animator, session);

        assertThat(roll.people())
                .extracting(Roll.Person::name)
                .containsExactlyInAnyOrder("Mia D.", "Mia B.", "Tom", "Ours", "Lune", "Lune 2");
        assertThatThrownBy(() -> its.lab.bean(RollDesk.class).roll(People.in(its.lab, Role.VOLUNTEER), session))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> its.lab.bean(RollDesk.class).tell(People.in(its.lab), session, Instant.EPOCH, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Touch touch(Participant who, Mark mark, @Nullable Mark seen, Instant at) {
        return new Touch(UUID.randomUUID(), who.id().value(), mark, seen, at);
    }

    private static List<Outcome> tell(CourseLab its, CourseSession session, List<Touch> touches) {
        return its
                .lab
                .bean(RollDesk.class)
                .tell(its.animator, session, its.lab.clock().instant(), touches)
                .stream()
                .map(RollDesk.Told::outcome)
                .toList();
    }
}
