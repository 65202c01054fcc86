package org.etabli.lab.usage;

import java.util.List;
import java.util.UUID;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.lab.bench.BenchEvents;
import org.etabli.lab.bench.BenchReported;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.Jobs;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.ReservationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes the record as the benches report: after the jobs, whose figures the price needs. */
@Component
class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final UsageSessions sessions;
    private final BenchEvents events;
    private final Jobs jobs;
    private final Machines machines;

    Recorder(UsageSessions sessions, BenchEvents events, Jobs jobs, Machines machines) {
        this.sessions = sessions;
        this.events = events;
        this.jobs = jobs;
        this.machines = machines;
    }

    @EventListener
    @Order(20)
    void on(BenchReported reported) {
        write(reported.event());
    }

    private void write(BenchEvent event) {
        String session = event.session();
        String machine = event.machine();
        if (session == null || machine == null) {
            return;
        }
        switch (event.what()) {
            case Happening.SessionOpened opened -> open(event, session, machine, opened);
            case Happening.PoweredOn _ -> sessions.poweredOn(session, event.at());
            case Happening.PoweredOff _ -> sessions.poweredOff(session, event.at());
            case Happening.SessionClosed closed -> close(event, session, closed);
            case Happening.BadgeRefused _,
                    Happening.BadgeNoted _,
                    Happening.JobStarted _,
                    Happening.JobRefused _,
                    Happening.JobEnded _,
                    Happening.FaultNoticed _,
                    Happening.FaultCleared _,
                    Happening.DrillTried _,
                    Happening.Unknown _ -> {}
        }
    }

    private void open(BenchEvent event, String session, String machine, Happening.SessionOpened opened) {
        if (opened.member().equals(Happening.SessionOpened.DRILL)) {
            return;
        }
        if (machines.find(new MachineId(machine)).isEmpty()) {
            LOG.warn("Session {} on a machine this lab does not have: {}", session, machine);
            return;
        }
        String reservation = opened.reservation();
        sessions.open(
                session,
                new MachineId(machine),
                new MemberId(UUID.fromString(opened.member())),
                reservation == null ? null : new ReservationId(UUID.fromString(reservation)),
                event.at());
        catchUp(event, session);
    }

    /** A broker may hand over two events out of turn: what followed the opening and came before it counts all the same. */
    private void catchUp(BenchEvent opening, String session) {
        events.ofSession(session).stream()
                .map(BenchEvents.Told::event)
                .filter(told -> told.sequence() > opening.sequence())
                .forEach(this::write);
    }

    private void close(BenchEvent event, String id, Happening.SessionClosed closed) {
        sessions.find(id).ifPresent(session -> {
            Machine machine = machines.find(session.machine()).orElseThrow();
            List<Job> ran = session.reservation() == null
                    ? List.of()
                    : jobs.of(session.reservation()).stream()
                            .filter(job -> ranIn(session, job))
                            .toList();
            sessions.close(id, event.at(), closed.cause(), closed.wattHours(), priceCents(machine, session, ran));
        });
    }

    /** A session with jobs pays the machine's own time in them; one without pays the time the machine had power. */
    private static int priceCents(Machine machine, UsageSession session, List<Job> ran) {
        double seconds = ran.isEmpty()
                ? session.powered().toMillis() / 1000.0
                : ran.stream().mapToDouble(job -> job.used().seconds()).sum();
        double grams = ran.stream().mapToDouble(job -> job.used().grams()).sum();
        return machine.priceCents(seconds, grams);
    }

    /** A reservation may see two sessions; each pays its own jobs. */
    static boolean ranIn(UsageSession session, Job job) {
        return job.startedAt() != null
                && !job.startedAt().isBefore(session.openedAt())
                && (session.closedAt() == null || job.startedAt().isBefore(session.closedAt()));
    }
}
