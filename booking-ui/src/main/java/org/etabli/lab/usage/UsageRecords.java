package org.etabli.lab.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.etabli.controller.contract.Happening;
import org.etabli.lab.bench.BenchEvents;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.Jobs;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.usage.UsageRecord.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Joins reservation, sessions, jobs and the benches' events into one record. */
@Service
public class UsageRecords {

    private final Reservations reservations;
    private final UsageSessions sessions;
    private final Jobs jobs;
    private final BenchEvents events;

    UsageRecords(Reservations reservations, UsageSessions sessions, Jobs jobs, BenchEvents events) {
        this.reservations = reservations;
        this.sessions = sessions;
        this.jobs = jobs;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public Optional<UsageRecord> of(ReservationId id) {
        return reservations.find(id).map(this::assemble);
    }

    private UsageRecord assemble(Reservation reservation) {
        List<UsageSession> opened = sessions.of(reservation.id());
        List<Job> queued = jobs.of(reservation.id());
        return new UsageRecord(reservation, opened, queued, steps(reservation, opened), totals(opened, queued));
    }

    private List<Step> steps(Reservation reservation, List<UsageSession> opened) {
        List<Step> steps = new ArrayList<>();
        steps.add(new Step("reserved", reservation.reservedAt(), null));
        if (reservation.cancelledAt() != null) {
            steps.add(new Step("cancelled", reservation.cancelledAt(), null));
        }
        opened.stream()
                .flatMap(session -> events.ofSession(session.id()).stream())
                .map(UsageRecords::step)
                .forEach(steps::add);
        steps.sort(Comparator.comparing(Step::at));
        return List.copyOf(steps);
    }

    private static Step step(BenchEvents.Told told) {
        return switch (told.event().what()) {
            case Happening.SessionOpened _ -> new Step("badged", told.at(), null);
            case Happening.PoweredOn _ -> new Step("powered-on", told.at(), null);
            case Happening.PoweredOff off -> new Step("powered-off", told.at(), lower(off.cause()));
            case Happening.JobStarted _ -> new Step("started", told.at(), null);
            case Happening.JobEnded ended -> new Step(lower(ended.outcome()), told.at(), ended.reason());
            case Happening.JobRefused refused -> new Step("refused", told.at(), refused.reason());
            case Happening.SessionClosed closed -> new Step("closed", told.at(), lower(closed.cause()));
            case Happening.BadgeRefused refused -> new Step("badge-refused", told.at(), lower(refused.reason()));
            case Happening.FaultNoticed fault -> new Step("fault", told.at(), fault.fault());
            case Happening.FaultCleared fault -> new Step("fault-cleared", told.at(), fault.fault());
            case Happening.BadgeNoted _, Happening.DrillTried _, Happening.Unknown _ ->
                new Step(told.kind(), told.at(), null);
        };
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static UsageRecord.Totals totals(List<UsageSession> opened, List<Job> queued) {
        double seconds =
                queued.stream().mapToDouble(job -> job.used().seconds()).sum();
        if (queued.isEmpty()) {
            seconds = opened.stream()
                    .mapToDouble(session -> session.powered().toMillis() / 1000.0)
                    .sum();
        }
        double grams = queued.stream().mapToDouble(job -> job.used().grams()).sum();
        @Nullable
        Double wattHours = opened.stream()
                .map(UsageSession::wattHours)
                .filter(Objects::nonNull)
                .reduce(Double::sum)
                .orElse(null);
        @Nullable
        Integer cents = opened.stream()
                .map(UsageSession::priceCents)
                .filter(Objects::nonNull)
                .reduce(Integer::sum)
                .orElse(null);
        return new UsageRecord.Totals(seconds / 60, grams, wattHours, cents);
    }
}
