package org.etabli.lab.bench;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;
import org.etabli.lab.sql.Columns;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everything the benches told, once each. */
@Repository
public class BenchEvents {

    private final JdbcClient db;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    BenchEvents(JdbcClient db, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.events = events;
    }

    /** Keeps the event and lets the features know; a second delivery changes nothing. */
    @Transactional
    public void receive(BenchEvent event) {
        if (isKnown(event)) {
            return;
        }
        keep(event);
        events.publishEvent(new BenchReported(event));
    }

    /** Keeps an event that no feature can make sense of, so that those after it are not held up. */
    @Transactional
    void setAside(BenchEvent event) {
        if (!isKnown(event)) {
            keep(event);
        }
    }

    private void keep(BenchEvent event) {
        db.sql("insert into bench_event (bench, sequence, happened_at, received_at, machine_id, session_id, kind, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        event.bench(),
                        event.sequence(),
                        Columns.at(event.at()),
                        Columns.at(clock.instant()),
                        event.machine(),
                        event.session(),
                        kindOf(event.what()),
                        new String(Wire.write(event), StandardCharsets.UTF_8)))
                .update();
    }

    /** A session's events in the order the bench saw them. */
    public List<Told> ofSession(String session) {
        return db.sql("select happened_at, kind, body from bench_event where session_id = ? order by bench, sequence")
                .param(session)
                .query((row, n) -> new Told(
                        Columns.instant(row, "happened_at"), row.getString("kind"), read(row.getString("body"))))
                .list();
    }

    /** One event as the record shows it. */
    public record Told(Instant at, String kind, BenchEvent event) {}

    private boolean isKnown(BenchEvent event) {
        return db.sql("select count(*) from bench_event where bench = ? and sequence = ?")
                        .params(event.bench(), event.sequence())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static BenchEvent read(String body) {
        try {
            return Wire.read(body.getBytes(StandardCharsets.UTF_8), BenchEvent.class);
        } catch (WireException e) {
            throw new IllegalStateException("an event kept in the database cannot be read", e);
        }
    }

    private static String kindOf(Happening what) {
        return switch (what) {
            case Happening.SessionOpened _ -> "session-opened";
            case Happening.BadgeRefused _ -> "badge-refused";
            case Happening.BadgeNoted _ -> "badge-noted";
            case Happening.PoweredOn _ -> "powered-on";
            case Happening.PoweredOff _ -> "powered-off";
            case Happening.JobStarted _ -> "job-started";
            case Happening.JobEnded ended -> "job-" + ended.outcome().name().toLowerCase(java.util.Locale.ROOT);
            case Happening.JobRefused _ -> "job-refused";
            case Happening.SessionClosed _ -> "session-closed";
            case Happening.FaultNoticed _ -> "fault-noticed";
            case Happening.FaultCleared _ -> "fault-cleared";
            case Happening.DrillTried _ -> "drill-tried";
            case Happening.Unknown _ -> "unknown";
        };
    }
}
