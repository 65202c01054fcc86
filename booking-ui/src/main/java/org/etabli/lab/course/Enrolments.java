package org.etabli.lab.course;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.course.Enrolment.State;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is enrolled in which course. */
@Repository
public class Enrolments {

    private static final String SELECT = "select p.*, e.course_id, e.state, e.pair, e.enrolled_at from enrolment e"
            + " join participant p on p.id = e.participant_id ";

    private final JdbcClient db;
    private final Clock clock;

    Enrolments(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those with a place, by name. */
    public List<Enrolment> enrolled(CourseId course) {
        return in(course, State.ENROLLED, "lower(p.call_name), p.id");
    }

    /** Those who wait, first come first. */
    public List<Enrolment> waiting(CourseId course) {
        return in(course, State.WAITING, "e.enrolled_at, p.id");
    }

    /** Somebody's courses, cancelled places left out. */
    public List<Enrolment> of(ParticipantId participant) {
        return db.sql(SELECT + "where e.participant_id = ? and e.state <> 'CANCELLED' order by e.enrolled_at desc")
                .param(participant.value())
                .query((row, n) -> read(row, n))
                .list();
    }

    private List<Enrolment> in(CourseId course, State state, String order) {
        return db.sql(SELECT + "where e.course_id = ? and e.state = ? order by " + order)
                .params(course.value(), state.name())
                .query((row, n) -> read(row, n))
                .list();
    }

    @Transactional
    void set(CourseId course, ParticipantId participant, State state, @Nullable UUID pair, @Nullable MemberId by) {
        int changed = db.sql("update enrolment set state = ?, pair = ?, enrolled_at = ?, enrolled_by = ?"
                        + " where course_id = ? and participant_id = ?")
                .params(Arrays.asList(
                        state.name(),
                        pair,
                        Columns.at(clock.instant()),
                        by == null ? null : by.value(),
                        course.value(),
                        participant.value()))
                .update();
        if (changed == 0) {
            db.sql("insert into enrolment (course_id, participant_id, state, pair, enrolled_at, enrolled_by)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            course.value(),
                            participant.value(),
                            state.name(),
                            pair,
                            Columns.at(clock.instant()),
                            by == null ? null : by.value()))
                    .update();
        }
    }

    /** From the waiting list into the course, the order of arrival kept. */
    @Transactional
    void admit(CourseId course, ParticipantId participant) {
        db.sql("update enrolment set state = 'ENROLLED' where course_id = ? and participant_id = ?")
                .params(course.value(), participant.value())
                .update();
    }

    private static Enrolment read(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Enrolment(
                new CourseId(Columns.uuid(row, "course_id")),
                Participants.read(row, number),
                State.valueOf(row.getString("state")),
                Columns.uuidOrNull(row, "pair"),
                Columns.instant(row, "enrolled_at"));
    }
}
