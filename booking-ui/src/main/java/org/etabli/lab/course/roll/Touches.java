package org.etabli.lab.course.roll;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.SessionId;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every touch a device told, with what came of it. */
@Repository
class Touches {

    private final JdbcClient db;

    Touches(JdbcClient db) {
        this.db = db;
    }

    /** What a touch told before was answered with. */
    Optional<Touch.Outcome> outcome(UUID touch) {
        return db.sql("select outcome from attendance_touch where id = ?")
                .param(touch)
                .query(String.class)
                .optional()
                .map(Touch.Outcome::valueOf);
    }

    void keep(SessionId session, Touch touch, Instant at, Instant told, MemberId by, Touch.Outcome outcome) {
        db.sql("insert into attendance_touch (id, session_id, participant_id, mark, touched_at, told_at, told_by,"
                        + " outcome) values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        touch.id(),
                        session.value(),
                        touch.who(),
                        touch.mark().name(),
                        Columns.at(at),
                        Columns.at(told),
                        by.value(),
                        outcome.name())
                .update();
    }
}
