package org.etabli.lab.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.JobUsage;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All jobs, waiting, running and over. */
@Repository
public class Jobs {

    private static final String SELECT = "select * from job ";
    private static final int LONGEST_REASON = 500;

    private final JdbcClient db;
    private final Clock clock;

    Jobs(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    Job queue(ReservationId reservation, FileId file, Job.Planned planned, long commands) {
        Job job = new Job(
                JobId.fresh(),
                reservation,
                file,
                JobProgress.State.QUEUED,
                clock.instant(),
                null,
                null,
                planned,
                commands,
                0,
                0,
                null,
                Job.Used.NOTHING);
        db.sql("""
                        insert into job (id, reservation_id, file_id, state, queued_at, planned_seconds, planned_grams,
                          commands, acknowledged, last_line,
                          printing_seconds, heating_seconds, paused_seconds, laser_on_seconds, grams)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0)""")
                .params(
                        job.id().value(),
                        reservation.value(),
                        file.value(),
                        job.state().name(),
                        Columns.at(job.queuedAt()),
                        planned.seconds(),
                        planned.grams(),
                        commands)
                .update();
        return job;
    }

    public Optional<Job> find(JobId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(Jobs::read)
                .optional();
    }

    /** A reservation's jobs, first queued first. */
    public List<Job> of(ReservationId reservation) {
        return db.sql(SELECT + "where reservation_id = ? order by queued_at")
                .param(reservation.value())
                .query(Jobs::read)
                .list();
    }

    void started(JobId job, Instant at) {
        db.sql("update job set state = ?, started_at = ?, reason = null where id = ? and ended_at is null")
                .params(JobProgress.State.RUNNING.name(), Columns.at(at), job.value())
                .update();
    }

    void refused(JobId job, String reason) {
        db.sql("update job set state = ?, reason = ? where id = ? and ended_at is null")
                .params(JobProgress.State.QUEUED.name(), shortened(reason), job.value())
                .update();
    }

    void ended(JobId job, Instant at, Happening.JobEnded end) {
        JobUsage usage = end.usage();
        db.sql("""
                        update job set state = ?, ended_at = ?, reason = ?, acknowledged = ?, last_line = ?,
                          printing_seconds = ?, heating_seconds = ?, paused_seconds = ?, laser_on_seconds = ?, grams = ?
                        where id = ?""")
                .params(Arrays.asList(
                        end.outcome().name(),
                        Columns.at(at),
                        end.reason() == null ? null : shortened(end.reason()),
                        end.acknowledged(),
                        end.lastLine(),
                        usage.printingSeconds(),
                        usage.heatingSeconds(),
                        usage.pausedSeconds(),
                        usage.laserOnSeconds(),
                        usage.grams(),
                        job.value()))
                .update();
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }

    private static Job read(ResultSet row, int number) throws SQLException {
        return new Job(
                new JobId(Columns.uuid(row, "id")),
                new ReservationId(Columns.uuid(row, "reservation_id")),
                new FileId(Columns.uuid(row, "file_id")),
                JobProgress.State.valueOf(row.getString("state")),
                Columns.instant(row, "queued_at"),
                Columns.instantOrNull(row, "started_at"),
                Columns.instantOrNull(row, "ended_at"),
                new Job.Planned(row.getDouble("planned_seconds"), row.getDouble("planned_grams")),
                row.getLong("commands"),
                row.getLong("acknowledged"),
                row.getLong("last_line"),
                row.getString("reason"),
                new Job.Used(
                        row.getDouble("printing_seconds"),
                        row.getDouble("heating_seconds"),
                        row.getDouble("paused_seconds"),
                        row.getDouble("laser_on_seconds"),
                        row.getDouble("grams")));
    }
}
