package org.etabli.lab.course;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.etabli.controller.contract.Happening;
import org.etabli.lab.bench.BenchReported;
import org.etabli.lab.course.share.Split;
import org.etabli.lab.job.Job;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.sql.Columns;
import org.etabli.lab.usage.UsageRecord;
import org.etabli.lab.usage.UsageRecords;
import org.etabli.lab.usage.UsageSession;
import org.etabli.lab.usage.UsageSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Divides each machine's record of a session among its participants: a piece's time and material to its child, its
 * energy by time; what ran for nobody in particular to all who were there, evenly.
 */
@Service
public class Attribution {

    private final Courses courses;
    private final Attendances attendances;
    private final Shares shares;
    private final UsageRecords records;
    private final UsageSessions usages;
    private final Pieces pieces;
    private final JdbcClient db;

    Attribution(
            Courses courses,
            Attendances attendances,
            Shares shares,
            UsageRecords records,
            UsageSessions usages,
            Pieces pieces,
            JdbcClient db) {
        this.courses = courses;
        this.attendances = attendances;
        this.shares = shares;
        this.records = records;
        this.usages = usages;
        this.pieces = pieces;
        this.db = db;
    }

    /** After the record is written: what a print after the class took is counted too. */
    @EventListener
    @Order(30)
    void on(BenchReported reported) {
        String session = reported.event().session();
        if (session != null && reported.event().what() instanceof Happening.SessionClosed) {
            usages.find(session)
                    .map(UsageSession::reservation)
                    .flatMap(courses::keptBy)
                    .ifPresent(this::attribute);
        }
    }

    /** Counts a session's shares anew; one count at a time, as two would each write theirs beside the other's. */
    @Transactional
    public void attribute(CourseSession session) {
        pieces.lock(session.id());
        for (CourseSession.Kept machine : session.machines()) {
            ReservationId reservation = machine.reservation();
            List<Share> divided = reservation == null
                    ? List.of()
                    : records.of(reservation)
                            .map(record -> divide(session, machine.machine(), record))
                            .orElse(List.of());
            shares.replace(session.id(), machine.machine(), divided);
        }
    }

    private List<Share> divide(CourseSession session, MachineId machine, UsageRecord record) {
        Units units = Units.of(record);
        if (units.isNothing()) {
            return List.of();
        }
        Weights weights = weights(session, machine, record);
        List<@Nullable ParticipantId> who = new ArrayList<>(weights.seconds.keySet());
        long[] seconds = Split.of(units.seconds(), along(who, weights.seconds));
        long[] energy = Split.of(units.milliwattHours(), along(who, weights.seconds));
        boolean material = weights.grams.values().stream().mapToDouble(g -> g).sum() > 0;
        long[] grams = Split.of(units.milligrams(), along(who, material ? weights.grams : weights.seconds));
        List<Share> divided = new ArrayList<>();
        for (int i = 0; i < who.size(); i++) {
            divided.add(new Share(machine, who.get(i), seconds[i], grams[i], energy[i]));
        }
        return divided;
    }

    /** What the machine's record says, in whole units. */
    record Units(long seconds, long milligrams, long milliwattHours) {

        static Units of(UsageRecord record) {
            UsageRecord.Totals totals = record.totals();
            double wattHours = totals.wattHours() == null ? 0 : totals.wattHours();
            return new Units(
                    Math.round(totals.minutes() * 60), Math.round(totals.grams() * 1000), Math.round(wattHours * 1000));
        }

        boolean isNothing() {
            return seconds == 0 && milligrams == 0 && milliwattHours == 0;
        }
    }

    private static final class Weights {
        final Map<@Nullable ParticipantId, Double> seconds = new HashMap<>();
        final Map<@Nullable ParticipantId, Double> grams = new HashMap<>();

        void add(@Nullable ParticipantId who, double moreSeconds, double moreGrams) {
            seconds.merge(who, moreSeconds, Double::sum);
            grams.merge(who, moreGrams, Double::sum);
        }
    }

    private Weights weights(CourseSession session, MachineId machine, UsageRecord record) {
        List<@Nullable ParticipantId> present = new ArrayList<>(attendances.of(session.id()).values().stream()
                .filter(Attendance::isPresent)
                .map(Attendance::participant)
                .sorted(java.util.Comparator.comparing(p -> p.value().toString()))
                .toList());
        if (present.isEmpty()) {
            present.add(null);
        }
        Weights weights = new Weights();
        for (Job job : record.jobs()) {
            Optional<ParticipantId> owner = owner(job);
            double seconds = job.used().seconds();
            double grams = job.used().grams();
            if (owner.isPresent()) {
                weights.add(owner.get(), seconds, grams);
            } else if (seconds > 0 || grams > 0) {
                present.forEach(p -> weights.add(p, seconds / present.size(), grams / present.size()));
            }
        }
        if (record.jobs().isEmpty()) {
            byHand(session, machine).forEach((who, seconds) -> weights.add(who, seconds, 0));
        }
        if (weights.seconds.values().stream().mapToDouble(s -> s).sum() == 0) {
            present.forEach(p -> weights.add(p, 1, 0));
        }
        return weights;
    }

    private Optional<ParticipantId> owner(Job job) {
        return db.sql("select p.participant_id from course_piece p"
                        + " join course_piece_attempt a on a.piece_id = p.id where a.job_id = ?")
                .param(job.id().value())
                .query((row, n) -> new ParticipantId(Columns.uuid(row, "participant_id")))
                .optional();
    }

    /** Pieces started at the machine's own display, with how long each took. */
    private Map<ParticipantId, Double> byHand(CourseSession session, MachineId machine) {
        Map<ParticipantId, Double> seconds = new HashMap<>();
        db.sql("select p.participant_id, a.begun_at, a.ended_at from course_piece p"
                        + " join course_piece_attempt a on a.piece_id = p.id"
                        + " where p.session_id = ? and a.machine_id = ? and a.ended_at is not null")
                .params(session.id().value(), machine.value())
                .query(row -> {
                    UUID who = Columns.uuid(row, "participant_id");
                    double took = java.time.Duration.between(
                                            Columns.instant(row, "begun_at"), Columns.instant(row, "ended_at"))
                                    .toMillis()
                            / 1000.0;
                    seconds.merge(new ParticipantId(who), Math.max(took, 0), Double::sum);
                });
        return seconds;
    }

    private static List<Double> along(List<@Nullable ParticipantId> who, Map<@Nullable ParticipantId, Double> weights) {
        return who.stream()
                .map(w -> Objects.requireNonNullElse(weights.get(w), 0.0))
                .toList();
    }
}
