package org.etabli.bench.drill;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.LongSupplier;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.clock.Now;
import org.etabli.bench.host.MachineHost;
import org.etabli.bench.journal.Draft;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.journal.JournalException;
import org.etabli.controller.contract.DrillTrial;
import org.etabli.controller.contract.DrillVerdict;
import org.etabli.controller.contract.Happening.DrillTried;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs drills one machine after the other on a thread of its own, writes every trial into the journal and the report,
 * and goes on where it was after the trial in which the bench itself dies.
 */
public final class Drills implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Drills.class);

    /** A bench has half a dozen machines; who asks for more has a button that sticks. */
    private static final int MOST_WAITING = 32;

    private final Map<String, MachineHost> machines;
    private final DrillFiles files;
    private final Lifeline lifeline;
    private final BenchClock clock;
    private final LongSupplier nanos;
    private final EventJournal journal;
    private final Instant safeSince;
    private final BlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MOST_WAITING);

    private record Asked(String drill, List<String> machines) {}

    /** @param safeSince when this process had opened every relay */
    public Drills(
            Map<String, MachineHost> machines,
            DrillFiles files,
            Lifeline lifeline,
            BenchClock clock,
            LongSupplier nanos,
            EventJournal journal,
            Instant safeSince) {
        this.machines = machines;
        this.files = files;
        this.lifeline = lifeline;
        this.clock = clock;
        this.nanos = nanos;
        this.journal = journal;
        this.safeSince = safeSince;
    }

    /** Asks for a drill of one machine; it comes after those that wait. */
    public void ask(String drill, String machine) {
        if (!waiting.offer(new Asked(drill, List.of(machine)))) {
            log.warn("{}: too many drills wait, this one is dropped", machine);
        }
    }

    /** Looks whether somebody at the bench asks for a drill. */
    public void look() {
        files.takeRequest().ifPresent(request -> {
            List<String> wanted = request.machines().isEmpty()
                    ? List.copyOf(machines.keySet())
                    : request.machines().stream().filter(machines::containsKey).toList();
            waiting.offer(new Asked(request.drill(), wanted));
        });
    }

    @Override
    public void run() {
        try {
            files.takeDeath().ifPresent(this::cameBack);
            while (!Thread.currentThread().isInterrupted()) {
                tryAll(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The bench died in the middle, as it was to: from then until every relay was open. */
    private void cameBack(DrillFiles.Death death) {
        files.report().ifPresent(report -> {
            Duration took = Duration.between(death.at(), safeSince);
            DrillVerdict verdict =
                    took.compareTo(MachineDrill.PROCESS_LIMIT) <= 0 ? DrillVerdict.SAFE : DrillVerdict.LATE;
            note(
                    death.machine(),
                    new DrillTried(
                            report.drill(),
                            DrillTrial.PROCESS,
                            verdict,
                            took.toMillis(),
                            MachineDrill.PROCESS_LIMIT.toMillis()));
            waiting.offer(new Asked(report.drill(), death.left()));
        });
    }

    private void tryAll(Asked asked) throws InterruptedException {
        if (files.report()
                .filter(report -> report.drill().equals(asked.drill()))
                .isEmpty()) {
            files.keep(new DrillFiles.Report(asked.drill(), clock.now().wall(), List.of(), false));
        }
        List<String> left = new ArrayList<>(asked.machines());
        while (!left.isEmpty()) {
            String machine = left.removeFirst();
            MachineHost host = machines.get(machine);
            if (host != null) {
                tryOne(asked.drill(), machine, host, List.copyOf(left));
            }
        }
        files.report()
                .ifPresent(
                        report -> files.keep(new DrillFiles.Report(report.drill(), report.at(), report.lines(), true)));
    }

    private void tryOne(String drill, String machine, MachineHost host, List<String> left) throws InterruptedException {
        MachineDrill one =
                new MachineDrill(drill, host.parts().loop(), host.parts().relay(), clock, nanos);
        log.info("{}: safety drill {}", machine, drill);
        note(machine, one.interlock());
        note(machine, one.connection(lifeline));
        if (lifeline.mayDie(machine)) {
            note(machine, one.process(lifeline, () -> aboutToDie(machine, left)));
        } else {
            note(
                    machine,
                    one.told(DrillTrial.PROCESS, DrillVerdict.NOT_NOW, Duration.ZERO, MachineDrill.PROCESS_LIMIT));
        }
    }

    /** Whoever waits, waits in this process's memory: they come after those that are left. */
    private void aboutToDie(String machine, List<String> left) {
        List<String> all = new ArrayList<>(left);
        waiting.forEach(asked -> all.addAll(asked.machines()));
        try {
            files.keep(new DrillFiles.Death(clock.now().wall(), machine, all));
        } catch (IOException e) {
            log.error(
                    "{}: the drill's mark cannot be kept, its last trial will be missing: {}", machine, e.getMessage());
        }
    }

    private void note(String machine, DrillTried tried) {
        log.info("{}: {}", machine, tried);
        Now now = clock.now();
        try {
            journal.append(List.of(new Draft(now.wall(), now.trusted(), machine, null, tried)));
        } catch (JournalException e) {
            log.error("{}: {}", machine, e.getMessage());
        }
        files.report().ifPresent(report -> {
            List<DrillFiles.Line> lines = new ArrayList<>(report.lines());
            lines.add(new DrillFiles.Line(machine, tried));
            files.keep(new DrillFiles.Report(report.drill(), report.at(), lines, report.done()));
        });
    }
}
