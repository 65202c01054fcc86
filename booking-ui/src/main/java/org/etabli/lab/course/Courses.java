package org.etabli.lab.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.cycle.Cycle;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.sql.Columns;
import org.etabli.lab.training.TrainingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All courses and their sessions. */
@Repository
public class Courses {

    private static final String SESSION = "select * from course_session ";

    private final JdbcClient db;
    private final Clock clock;

    Courses(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    Course add(Template t, MemberId animator, Cycle cycle, java.time.Duration after) {
        CourseId id = CourseId.fresh();
        db.sql("insert into course (id, template_id, name, theme, level_name, goals, kit, capacity, age_from, age_to,"
                        + " price_cents, training_id, animator_id, planned_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        id.value(),
                        t.id().value(),
                        t.name(),
                        t.theme(),
                        t.level().name(),
                        t.goals(),
                        t.kit(),
                        t.capacity(),
                        t.ageFrom(),
                        t.ageTo(),
                        t.priceCents(),
                        t.training() == null ? null : t.training().value(),
                        animator.value(),
                        Columns.at(clock.instant())))
                .update();
        for (int i = 0; i < t.steps().size(); i++) {
            db.sql("insert into course_step (course_id, place, words) values (?, ?, ?)")
                    .params(id.value(), i, t.steps().get(i))
                    .update();
        }
        int number = 1;
        for (TimeSlot slot : cycle.slots()) {
            addSession(id, number++, slot, slot.end().plus(after), t);
        }
        return find(id).orElseThrow();
    }

    private void addSession(CourseId course, int number, TimeSlot slot, Instant afterUntil, Template template) {
        UUID session = UUID.randomUUID();
        db.sql("insert into course_session (id, course_id, number, starts_at, ends_at, after_until)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        session,
                        course.value(),
                        number,
                        Columns.at(slot.start()),
                        Columns.at(slot.end()),
                        Columns.at(afterUntil))
                .update();
        template.machines()
                .forEach(machine -> db.sql("insert into course_session_machine (session_id, machine_id) values (?, ?)")
                        .params(session, machine.value())
                        .update());
    }

    public Optional<Course> find(CourseId id) {
        return db.sql("select * from course where id = ?")
                .param(id.value())
                .query(this::readCourse)
                .optional();
    }

    /** Courses with a session that ends after an instant, the next first; cancelled ones are left out. */
    public List<Course> endingAfter(Instant instant) {
        return db.sql("select c.* from course c join (select course_id, min(starts_at) as soonest from course_session"
                        + " where ends_at > ? group by course_id) s on s.course_id = c.id"
                        + " where c.cancelled_at is null order by s.soonest, c.id")
                .param(Columns.at(instant))
                .query(this::readCourse)
                .list();
    }

    /** Courses that are over, latest first. */
    public List<Course> endedBefore(Instant instant, int most) {
        return db.sql("select c.* from course c join (select course_id, max(ends_at) as ends from course_session"
                        + " group by course_id) s on s.course_id = c.id where c.cancelled_at is null and s.ends <= ?"
                        + " order by s.ends desc, c.id fetch first ? rows only")
                .params(Columns.at(instant), most)
                .query(this::readCourse)
                .list();
    }

    @Transactional
    void cancel(CourseId id) {
        db.sql("update course set cancelled_at = ? where id = ? and cancelled_at is null")
                .params(Columns.at(clock.instant()), id.value())
                .update();
    }

    /** Keeps everybody else from changing who is enrolled until the transaction ends. */
    public void lock(CourseId id) {
        db.sql("select id from course where id = ? for update")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    public List<CourseSession> sessions(CourseId course) {
        return db.sql(SESSION + "where course_id = ? order by number")
                .param(course.value())
                .query(this::readSession)
                .list();
    }

    public Optional<CourseSession> session(SessionId id) {
        return db.sql(SESSION + "where id = ?")
                .param(id.value())
                .query(this::readSession)
                .optional();
    }

    /** Sessions of courses that take place, touching a window, by start. */
    public List<CourseSession> during(TimeSlot window) {
        return db.sql(SESSION + "where starts_at < ? and after_until > ?"
                        + " and course_id in (select id from course where cancelled_at is null) order by starts_at, id")
                .params(Columns.at(window.end()), Columns.at(window.start()))
                .query(this::readSession)
                .list();
    }

    /** The session a reservation keeps a machine for. */
    public Optional<CourseSession> keptBy(ReservationId reservation) {
        return db.sql(SESSION + "where id in (select session_id from course_session_machine where reservation_id = ?)")
                .param(reservation.value())
                .query(this::readSession)
                .optional();
    }

    @Transactional
    void keep(SessionId session, MachineId machine, @Nullable ReservationId reservation) {
        db.sql("update course_session_machine set reservation_id = ? where session_id = ? and machine_id = ?")
                .params(Arrays.asList(
                        reservation == null ? null : reservation.value(), session.value(), machine.value()))
                .update();
    }

    @Transactional
    void opened(SessionId session) {
        db.sql("update course_session set opened_at = coalesce(opened_at, ?), closed_at = null where id = ?")
                .params(Columns.at(clock.instant()), session.value())
                .update();
    }

    /** It took place, though nobody could say so at the time. */
    @Transactional
    void openedWithoutNetwork(SessionId session) {
        db.sql("update course_session set opened_at = starts_at where id = ? and opened_at is null")
                .param(session.value())
                .update();
    }

    @Transactional
    void closed(SessionId session) {
        db.sql("update course_session set closed_at = ? where id = ?")
                .params(Columns.at(clock.instant()), session.value())
                .update();
    }

    @Transactional
    void order(SessionId session, boolean byHand) {
        db.sql("update course_session set hand_ordered = ? where id = ?")
                .params(byHand, session.value())
                .update();
    }

    private Course readCourse(ResultSet row, int number) throws SQLException {
        UUID id = Columns.uuid(row, "id");
        UUID training = Columns.uuidOrNull(row, "training_id");
        return new Course(
                new CourseId(id),
                new TemplateId(Columns.uuid(row, "template_id")),
                row.getString("name"),
                row.getString("theme"),
                Level.valueOf(row.getString("level_name")),
                row.getString("goals"),
                row.getString("kit"),
                row.getInt("capacity"),
                row.getObject("age_from", Integer.class),
                row.getObject("age_to", Integer.class),
                row.getInt("price_cents"),
                training == null ? null : new TrainingId(training),
                new MemberId(Columns.uuid(row, "animator_id")),
                db.sql("select words from course_step where course_id = ? order by place")
                        .param(id)
                        .query(String.class)
                        .list(),
                Columns.instantOrNull(row, "cancelled_at"));
    }

    private CourseSession readSession(ResultSet row, int number) throws SQLException {
        UUID id = Columns.uuid(row, "id");
        return new CourseSession(
                new SessionId(id),
                new CourseId(Columns.uuid(row, "course_id")),
                row.getInt("number"),
                new TimeSlot(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")),
                Columns.instant(row, "after_until"),
                Columns.instantOrNull(row, "opened_at"),
                Columns.instantOrNull(row, "closed_at"),
                row.getBoolean("hand_ordered"),
                db.sql("select machine_id, reservation_id from course_session_machine m join machine on id = machine_id"
                                + " where session_id = ? order by machine.place")
                        .param(id)
                        .query((kept, n) -> {
                            UUID reservation = Columns.uuidOrNull(kept, "reservation_id");
                            return new CourseSession.Kept(
                                    new MachineId(kept.getString("machine_id")),
                                    reservation == null ? null : new ReservationId(reservation));
                        })
                        .list());
    }
}
