package org.etabli.lab.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.queue.ClassQueue;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.course.queue.Shape;
import org.etabli.lab.job.FileId;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The pieces of every class, with their files and sizes; the queue itself is {@link ClassQueue}. */
@Repository
public class Pieces {

    private final JdbcClient db;
    private final Clock clock;

    Pieces(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * What the queue does not need to know of a piece.
     *
     * @param failure why it failed the last time, as a bench or an animator told it; null when its last attempt did not
     */
    public record About(
            PieceId id,
            FileId file,
            String label,
            Shape shape,
            @Nullable String failure) {}

    /** A session's queue as it was left. */
    public ClassQueue queue(CourseSession session) {
        Map<UUID, Map<MachineId, Duration>> lengths = new HashMap<>();
        db.sql("select l.piece_id, l.machine_id, l.seconds from course_piece_length l"
                        + " join course_piece p on p.id = l.piece_id where p.session_id = ?")
                .param(session.id().value())
                .query(row -> {
                    lengths.computeIfAbsent(Columns.uuid(row, "piece_id"), id -> new HashMap<>())
                            .put(
                                    new MachineId(row.getString("machine_id")),
                                    Duration.ofSeconds(row.getLong("seconds")));
                });
        List<QueuedPiece> pieces = db.sql("select * from course_piece where session_id = ? order by place, id")
                .param(session.id().value())
                .query((row, n) -> read(row, lengths))
                .list();
        return new ClassQueue(pieces, session.handOrdered());
    }

    public Map<PieceId, About> about(SessionId session) {
        Map<PieceId, About> about = new HashMap<>();
        db.sql("select p.*, a.reason from course_piece p left join course_piece_attempt a on a.piece_id = p.id"
                        + " and a.outcome = 'FAILED' and a.number ="
                        + " (select max(number) from course_piece_attempt where piece_id = p.id)"
                        + " where p.session_id = ?")
                .param(session.value())
                .query(row -> {
                    PieceId id = new PieceId(Columns.uuid(row, "id"));
                    about.put(
                            id,
                            new About(
                                    id,
                                    new FileId(Columns.uuid(row, "file_id")),
                                    row.getString("label"),
                                    new Shape(
                                            row.getDouble("width_mm"),
                                            row.getDouble("depth_mm"),
                                            row.getDouble("height_mm"),
                                            row.getDouble("layer_mm")),
                                    row.getString("reason")));
                });
        return about;
    }

    /** Keeps everybody else from changing the session's queue until the transaction ends. */
    void lock(SessionId session) {
        db.sql("select id from course_session where id = ? for update")
                .param(session.value())
                .query(UUID.class)
                .single();
    }

    @Transactional
    void add(SessionId session, QueuedPiece piece, About about, Map<MachineId, Double> grams, int place) {
        db.sql("insert into course_piece (id, session_id, participant_id, file_id, label, arrival, place, state,"
                        + " machine_id, passed_by, width_mm, depth_mm, height_mm, layer_mm)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, null, 0, ?, ?, ?, ?)")
                .params(
                        piece.id().value(),
                        session.value(),
                        piece.owner(),
                        about.file().value(),
                        about.label(),
                        piece.arrival(),
                        place,
                        piece.state().name(),
                        about.shape().widthMm(),
                        about.shape().depthMm(),
                        about.shape().heightMm(),
                        about.shape().layerMm())
                .update();
        piece.lengths().forEach((machine, length) -> db.sql(
                        "insert into course_piece_length (piece_id, machine_id, seconds, grams) values (?, ?, ?, ?)")
                .params(piece.id().value(), machine.value(), length.toSeconds(), grams.getOrDefault(machine, 0.0))
                .update());
    }

    /** Writes what a deed changed. */
    @Transactional
    void save(SessionId session, ClassQueue before, ClassQueue after) {
        for (int place = 0; place < after.pieces().size(); place++) {
            QueuedPiece piece = after.pieces().get(place);
            boolean same =
                    place < before.pieces().size() && before.pieces().get(place).equals(piece);
            if (!same) {
                db.sql("update course_piece set participant_id = ?, arrival = ?, place = ?, state = ?, machine_id = ?,"
                                + " passed_by = ? where id = ? and session_id = ?")
                        .params(Arrays.asList(
                                piece.owner(),
                                piece.arrival(),
                                place,
                                piece.state().name(),
                                piece.on() == null ? null : piece.on().value(),
                                piece.passedBy(),
                                piece.id().value(),
                                session.value()))
                        .update();
            }
        }
    }

    void label(PieceId piece, String label) {
        db.sql("update course_piece set label = ? where id = ?")
                .params(label, piece.value())
                .update();
    }

    @Transactional
    void begin(PieceId piece, MachineId machine, @Nullable UUID job) {
        db.sql("insert into course_piece_attempt (piece_id, number, machine_id, job_id, begun_at, outcome)"
                        + " values (?, ?, ?, ?, ?, 'RUNNING')")
                .params(Arrays.asList(
                        piece.value(), attempts(piece) + 1, machine.value(), job, Columns.at(clock.instant())))
                .update();
    }

    @Transactional
    void end(PieceId piece, boolean done, @Nullable String reason) {
        db.sql("update course_piece_attempt set ended_at = ?, outcome = ?, reason = ?"
                        + " where piece_id = ? and ended_at is null")
                .params(Arrays.asList(Columns.at(clock.instant()), done ? "DONE" : "FAILED", reason, piece.value()))
                .update();
    }

    public int attempts(PieceId piece) {
        return db.sql("select count(*) from course_piece_attempt where piece_id = ?")
                .param(piece.value())
                .query(Integer.class)
                .single();
    }

    /** When the running attempt began; empty when none runs. */
    public Optional<java.time.Instant> begunAt(PieceId piece) {
        return db.sql("select begun_at from course_piece_attempt where piece_id = ? and ended_at is null")
                .param(piece.value())
                .query((row, n) -> Columns.instant(row, "begun_at"))
                .optional();
    }

    /** A piece whose running attempt is this job, with its session. */
    record Made(PieceId piece, SessionId session) {}

    Optional<Made> madeBy(UUID job) {
        return db.sql("select p.id, p.session_id from course_piece p join course_piece_attempt a on a.piece_id = p.id"
                        + " where a.job_id = ? and a.ended_at is null")
                .param(job)
                .query((row, n) ->
                        new Made(new PieceId(Columns.uuid(row, "id")), new SessionId(Columns.uuid(row, "session_id"))))
                .optional();
    }

    boolean isTried(UUID job) {
        return db.sql("select count(*) from course_piece_attempt where job_id = ?")
                        .param(job)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static QueuedPiece read(ResultSet row, Map<UUID, Map<MachineId, Duration>> lengths) throws SQLException {
        UUID id = Columns.uuid(row, "id");
        String machine = row.getString("machine_id");
        return new QueuedPiece(
                new PieceId(id),
                Columns.uuid(row, "participant_id"),
                row.getLong("arrival"),
                lengths.getOrDefault(id, Map.of()),
                QueuedPiece.State.valueOf(row.getString("state")),
                machine == null ? null : new MachineId(machine),
                row.getInt("passed_by"));
    }
}
