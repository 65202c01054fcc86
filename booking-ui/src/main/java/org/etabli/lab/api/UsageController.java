package org.etabli.lab.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.Job;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.usage.UsageRecord;
import org.etabli.lab.usage.UsageRecords;
import org.etabli.lab.usage.UsageSession;
import org.etabli.lab.usage.UsageSessions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/usages} and the record of a reservation. */
@RestController
class UsageController {

    /** As many as a person looks back over; a report has its own way. */
    private static final int MOST = 200;

    private final UsageRecords records;
    private final UsageSessions sessions;
    private final GcodeFiles files;
    private final CurrentMember current;

    UsageController(UsageRecords records, UsageSessions sessions, GcodeFiles files, CurrentMember current) {
        this.records = records;
        this.sessions = sessions;
        this.files = files;
        this.current = current;
    }

    record Recorded(
            Booked reservation,
            List<Session> sessions,
            List<Run> jobs,
            List<Step> events,
            UsageRecord.Totals totals,
            boolean closed) {}

    record Booked(String id, String machine, String member, Instant start, Instant end, Instant reservedAt) {}

    record Session(
            String id,
            String machine,
            Instant badgedAt,
            @Nullable Instant poweredOnAt,
            @Nullable Instant poweredOffAt,
            @Nullable Instant closedAt,
            @Nullable String cause,
            @Nullable Double wattHours,
            @Nullable Integer priceCents) {

        static Session of(UsageSession session) {
            return new Session(
                    session.id(),
                    session.machine().value(),
                    session.openedAt(),
                    session.poweredOnAt(),
                    session.poweredOffAt(),
                    session.closedAt(),
                    session.cause() == null ? null : session.cause().name().toLowerCase(Locale.ROOT),
                    session.wattHours(),
                    session.priceCents());
        }
    }

    record Run(
            String id,
            @Nullable String file,
            @Nullable String sha256,
            String state,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            long commands,
            long acknowledged,
            long lastLine,
            @Nullable String reason,
            Job.Planned planned,
            Job.Used used) {}

    record Step(String type, Instant at, @Nullable String detail) {}

    @GetMapping("/api/v1/reservations/{id}/record")
    Recorded record(@PathVariable UUID id) {
        Member member = current.get();
        return records.of(new ReservationId(id))
                .filter(r -> r.reservation().member().equals(member.id()) || member.is(Role.ANIMATOR))
                .map(this::recorded)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-reservation"));
    }

    @GetMapping("/api/v1/usages")
    List<Session> mine() {
        return sessions.of(current.get().id(), MOST).stream().map(Session::of).toList();
    }

    private Recorded recorded(UsageRecord record) {
        var reservation = record.reservation();
        return new Recorded(
                new Booked(
                        reservation.id().toString(),
                        reservation.machine().value(),
                        reservation.member().toString(),
                        reservation.slot().start(),
                        reservation.slot().end(),
                        reservation.reservedAt()),
                record.sessions().stream().map(Session::of).toList(),
                record.jobs().stream().map(this::run).toList(),
                record.steps().stream()
                        .map(step -> new Step(step.what(), step.at(), step.detail()))
                        .toList(),
                record.totals(),
                record.isClosed());
    }

    private Run run(Job job) {
        var file = files.find(job.file());
        return new Run(
                job.id().toString(),
                file.map(GcodeFile::name).orElse(null),
                file.map(GcodeFile::sha256).orElse(null),
                job.state().name().toLowerCase(Locale.ROOT),
                job.startedAt(),
                job.endedAt(),
                job.commands(),
                job.acknowledged(),
                job.lastLine(),
                job.reason(),
                job.planned(),
                job.used());
    }
}
