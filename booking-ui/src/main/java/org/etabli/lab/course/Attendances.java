package org.etabli.lab.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who was there. */
@Repository
public class Attendances {

    /** A finger's signature has some hundred points; more is not a signature. */
    public static final int LONGEST_SIGNATURE = 8000;

    private final JdbcClient db;

    Attendances(JdbcClient db) {
        this.db = db;
    }

    /** What was noted of a session, by participant. */
    public Map<ParticipantId, Attendance> of(SessionId session) {
        List<Attendance> all = db.sql("select * from attendance where session_id = ?")
                .param(session.value())
                .query(Attendances::read)
                .list();
        return all.stream().collect(Collectors.toMap(Attendance::participant, Function.identity()));
    }

    /**
     * Notes it; of two notes of one person in one session, the later instant counts, whichever comes in first. What was
     * only assumed gives way to any.
     */
    @Transactional
    boolean note(SessionId session, ParticipantId who, Attendance.State state, Instant at, @Nullable Instant leftAt) {
        int changed = db.sql("update attendance set state = ?, noted_at = ?, left_at = ?, assumed = false"
                        + " where session_id = ? and participant_id = ? and (noted_at <= ? or assumed)")
                .params(Arrays.asList(
                        state.name(),
                        Columns.at(at),
                        Columns.atOrNull(leftAt),
                        session.value(),
                        who.value(),
                        Columns.at(at)))
                .update();
        boolean there = db.sql("select count(*) from attendance where session_id = ? and participant_id = ?")
                        .params(session.value(), who.value())
                        .query(Integer.class)
                        .single()
                > 0;
        if (!there) {
            db.sql("insert into attendance (session_id, participant_id, state, noted_at, left_at)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            session.value(), who.value(), state.name(), Columns.at(at), Columns.atOrNull(leftAt)))
                    .update();
        }
        return changed > 0 || !there;
    }

    /** Takes somebody whom nobody noted for absent. */
    @Transactional
    void assumeAbsent(SessionId session, ParticipantId who, Instant at) {
        db.sql(
                        "insert into attendance (session_id, participant_id, state, noted_at, assumed) values (?, ?, ?, ?, true)")
                .params(session.value(), who.value(), Attendance.State.ABSENT.name(), Columns.at(at))
                .update();
    }

    @Transactional
    void sign(SessionId session, ParticipantId who, String path) {
        db.sql("update attendance set signature = ? where session_id = ? and participant_id = ?")
                .params(path, session.value(), who.value())
                .update();
    }

    private static Attendance read(ResultSet row, int number) throws SQLException {
        return new Attendance(
                new SessionId(Columns.uuid(row, "session_id")),
                new ParticipantId(Columns.uuid(row, "participant_id")),
                Attendance.State.valueOf(row.getString("state")),
                Columns.instant(row, "noted_at"),
                Columns.instantOrNull(row, "left_at"),
                row.getString("signature"),
                row.getBoolean("assumed"));
    }
}
