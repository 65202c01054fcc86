package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.cycle.Cycle;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Closures;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

/** Where and with what a course takes place: rooms, days the lab is open, handouts. */
class RoomDeskTest {

    @OnBothDatabases
    void aRoomIsKeptForOneSessionAtATimeAndWhoComesSecondIsToldWhoHasIt(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Room room = room(its);
        Course first = its.course(12);
        Course second = its.course(12);
        RoomDesk desk = its.lab.bean(RoomDesk.class);

        assertThat(desk.keep(its.animator, first, room.id())).isEmpty();
        List<RoomDesk.Conflict> conflicts = desk.keep(its.animator, second, room.id());

        assertThat(conflicts).hasSize(6).allSatisfy(conflict -> assertThat(conflict.taken())
                .extracting(CourseSession::course)
                .containsExactly(first.id()));
        assertThat(its.lab.bean(Rooms.class).of(its.session(second, 1).id())).contains(new Room.Place(room, false));
        assertThat(its.lab.bean(Rooms.class).free(its.session(second, 1).slot()))
                .doesNotContain(room);

        desk.choose(its.animator, its.session(first, 1), null);
        assertThat(desk.conflicts(second)).hasSize(5);
        its.lab.bean(CourseDesk.class).cancel(its.animator, first);
        assertThat(desk.conflicts(second)).isEmpty();
    }

    @OnBothDatabases
    void theNextTermHasTheSameRoom(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Room room = room(its);
        Course course = its.course(12);
        its.lab.bean(RoomDesk.class).keep(its.animator, course, room.id());

        Course again = its.lab
                .bean(CourseDesk.class)
                .duplicate(its.animator, course, LocalDate.of(2026, 9, 7))
                .course();

        assertThat(its.lab.bean(Courses.class).sessions(again.id()))
                .allSatisfy(session ->
                        assertThat(its.lab.bean(Rooms.class).of(session.id())).contains(new Room.Place(room, true)));
    }

    @OnBothDatabases
    void onlyWhoRunsACourseChoosesItsRoomAndNoTwoRoomsHaveOneName(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Room room = room(its);
        RoomDesk desk = its.lab.bean(RoomDesk.class);
        CourseSession session = its.session(its.course(12), 1);

        assertThat(desk.add(its.animator, " " + room.name().toUpperCase(java.util.Locale.ROOT), 5))
                .isEqualTo(new Outcome.Refused("course.room.name-taken"));
        assertThat(desk.add(its.animator, "", 5)).isEqualTo(new Outcome.Refused("course.room.fault"));
        assertThat(desk.add(its.animator, "A " + UUID.randomUUID(), 0))
                .isEqualTo(new Outcome.Refused("course.room.fault"));
        assertThat(desk.add(People.in(its.lab, Role.VOLUNTEER), "B", 5).done()).isFalse();
        assertThatThrownBy(() -> desk.choose(People.in(its.lab, Role.VOLUNTEER), session, room.id()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @OnBothDatabases
    void aDayOnWhichTheWholeLabIsClosedAtTheCoursesHourIsSkipped(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Closures closures = its.lab.bean(Closures.class);
        CourseDesk desk = its.lab.bean(CourseDesk.class);
        Template template = its.template(12);
        LocalDate first = LocalDate.of(2033, 1, 10);
        TimeSlot second = desk.cycle(template, first, CourseLab.TWO_PM).slots().get(1);
        UUID afternoon = closures.add(null, TimeSlot.of(second.start(), Duration.ofHours(1)), "Inventory")
                .id();
        UUID morning = closures.add(
                        null, TimeSlot.of(second.start().minus(Duration.ofHours(4)), Duration.ofHours(2)), "Morning")
                .id();

        Cycle cycle = desk.cycle(template, first, CourseLab.TWO_PM);

        assertThat(cycle.skipped())
                .extracting(skipped -> skipped.day() + " " + skipped.why().text())
                .containsExactly("2033-01-17 Inventory");
        assertThat(cycle.slots()).hasSize(6).doesNotContain(second);
        closures.remove(afternoon);
        closures.remove(morning);
    }

    @OnBothDatabases
    void aHandoutIsKeptUnderAFreeLicenceWithItsAuthorAndBounded(Database database) throws IOException {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Template template = its.template(12);
        Handouts handouts = its.lab.bean(Handouts.class);

        assertThat(add(its, template, "../../etc/livret.pdf", "Awa", new byte[] {1, 2, 3})
                        .done())
                .isTrue();
        assertThat(add(its, template, "copy.pdf", "Awa", new byte[] {1, 2, 3}).done())
                .isTrue();
        assertThat(add(its, template, "x.pdf", " ", new byte[] {1}))
                .isEqualTo(new Outcome.Refused("course.handout.author"));
        assertThat(add(its, template, "x.pdf", "Awa", new byte[0]))
                .isEqualTo(new Outcome.Refused("course.handout.size"));
        assertThat(add(its, template, "x.pdf", "Awa", new byte[Handout.MOST_BYTES + 1]))
                .isEqualTo(new Outcome.Refused("course.handout.size"));
        assertThat(handouts.add(
                        People.in(its.lab),
                        template.id(),
                        "x.pdf",
                        FreeLicence.CC0,
                        "Me",
                        new ByteArrayInputStream(new byte[] {1})))
                .isEqualTo(new Outcome.Refused("course.refused.role"));

        List<Handout> kept = handouts.of(template.id());
        assertThat(kept).extracting(Handout::name).containsExactlyInAnyOrder("livret.pdf", "copy.pdf");
        handouts.remove(its.animator, kept.getFirst());
        try (InputStream in = handouts.open(kept.getLast())) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3);
        }
        handouts.remove(its.animator, kept.getLast());
        assertThatThrownBy(() -> handouts.open(kept.getLast()).close()).isInstanceOf(IOException.class);
        for (int i = 0; i < Handout.MOST; i++) {
            assertThat(add(its, template, i + ".pdf", "Awa", new byte[] {(byte) i, 7})
                            .done())
                    .isTrue();
        }
        assertThat(add(its, template, "x.pdf", "Awa", new byte[] {1}))
                .isEqualTo(new Outcome.Refused("course.handout.too-many"));
    }

    private static Outcome add(CourseLab its, Template template, String name, String author, byte[] content)
            throws IOException {
        return its.lab
                .bean(Handouts.class)
                .add(
                        its.animator,
                        template.id(),
                        name,
                        FreeLicence.CC_BY_SA,
                        author,
                        new ByteArrayInputStream(content));
    }

    private static Room room(CourseLab its) {
        String name = "Room " + UUID.randomUUID();
        if (!its.lab.bean(RoomDesk.class).add(its.animator, name, 12).done()) {
            throw new IllegalStateException("room refused");
        }
        Optional<Room> made = its.lab.bean(Rooms.class).all().stream()
                .filter(room -> room.name().equals(name))
                .findFirst();
        return made.orElseThrow();
    }
}
