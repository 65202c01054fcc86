package org.etabli.bench.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.etabli.bench.gate.JobRefusal;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.JobReason;
import org.etabli.controller.contract.JobUsage;
import org.etabli.controller.contract.Order;
import org.etabli.controller.job.JobHandle;
import org.etabli.controller.job.JobId;
import org.etabli.controller.job.JobJournal;
import org.etabli.controller.job.JobListener;
import org.etabli.controller.job.JobOrder;
import org.etabli.controller.job.JobRunner;
import org.etabli.controller.job.JobSnapshot;
import org.etabli.controller.job.JournalEntry;
import org.etabli.controller.job.JournalException;
import org.etabli.controller.link.LinkOpener;
import org.etabli.controller.message.Sentences;
import org.etabli.controller.stream.Failure;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs files by the machine's own dialect over its wire, and keeps the journal of each run. */
public final class StreamRunner implements FileRunner {

    private static final Logger log = LoggerFactory.getLogger(StreamRunner.class);

    /** A job's id becomes the name of its journal. */
    private static final Pattern USABLE_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

    /** Journals of past jobs that are kept, for whoever asks what happened; each is a few hundred kilobytes. */
    private static final int JOURNALS_KEPT = 50;

    private static final String SUFFIX = ".job";

    private final MachineProfile profile;
    private final CutWire wire;
    private final Path folder;
    private final Clock machineTime;
    private final LongSupplier nanos;
    private final Sentences sentences;
    private final Runnable unsafe;
    private volatile @Nullable JobHandle current;
    /** What counts for the job at hand; after a restart the bench's own, which only gives a filament's volume. */
    private volatile MachineProfile inForce;
    /** Whether the job at hand was told to end, perhaps before it had begun, and whether its power has gone. */
    private volatile boolean cancelled;

    private volatile boolean powerLost;

    /**
     * @param folder where the journals of this machine's jobs are kept
     * @param machineTime the clock usage is counted by: faster than life for a simulated machine
     * @param sentences in the language of whoever stands at the machine
     * @param unsafe called when a job ended in a way that leaves heaters or laser on, for all software knows
     */
    public StreamRunner(
            MachineProfile profile,
            LinkOpener wire,
            Path folder,
            Clock machineTime,
            LongSupplier nanos,
            Sentences sentences,
            Runnable unsafe) {
        this.profile = profile;
        this.inForce = profile;
        this.wire = new CutWire(wire);
        this.folder = folder;
        this.machineTime = machineTime;
        this.nanos = nanos;
        this.sentences = sentences;
        this.unsafe = unsafe;
    }

    @Override
    public Happening.JobStarted check(Order.StartJob order, Path file) throws JobRefusedException {
        cancelled = false;
        powerLost = false;
        if (!USABLE_ID.matcher(order.job()).matches()) {
            throw new JobRefusedException(JobRefusal.BAD_ID, "");
        }
        if (Files.exists(journal(order.job()))) {
            throw new JobRefusedException(JobRefusal.RAN_ALREADY, "");
        }
        inForce = JobProfile.of(order, profile);
        Analysis analysis;
        try {
            analysis = GcodeFile.analyse(file, inForce);
        } catch (IOException e) {
            throw new JobRefusedException(JobRefusal.FILE_NOT_ACCEPTED, String.valueOf(e.getMessage()));
        }
        if (!analysis.ok()) {
            throw new JobRefusedException(JobRefusal.FILE_NOT_ACCEPTED, firstError(analysis.findings()));
        }
        return new Happening.JobStarted(
                order.job(), order.file(), analysis.estimate().commands());
    }

    private String firstError(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::isError)
                .findFirst()
                .map(sentences::of)
                .orElse("");
    }

    @Override
    public Happening.JobEnded run(Order.StartJob order, Path file) throws InterruptedException {
        forgetOldJournals();
        wire.join();
        if (powerLost) {
            wire.cut();
        }
        JobHandle handle = JobRunner.start(
                new JobOrder(new JobId(order.job()), file, inForce, wire, journal(order.job())),
                JobListener.NONE,
                machineTime,
                nanos);
        current = handle;
        if (cancelled) {
            handle.cancel();
        }
        try {
            JobSnapshot last = handle.done().get();
            if (last.cutPower() && !wire.isCut()) {
                log.error("Job {} ended so that heaters or laser may be on: power is cut", order.job());
                unsafe.run();
            }
            return ended(last);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            current = null;
        }
    }

    private Happening.JobEnded ended(JobSnapshot last) {
        Happening.Outcome outcome =
                switch (last.state()) {
                    case COMPLETED -> Happening.Outcome.COMPLETED;
                    case CANCELLED -> Happening.Outcome.CANCELLED;
                    case INTERRUPTED -> Happening.Outcome.INTERRUPTED;
                    case QUEUED, PREPARING, RUNNING, PAUSING, PAUSED, RESUMING, CANCELLING, FAILED ->
                        wire.isCut() ? Happening.Outcome.CANCELLED : Happening.Outcome.FAILED;
                };
        return new Happening.JobEnded(
                last.id().value(), outcome, reason(last), last.acknowledged(), last.line(), usage(last.usage()));
    }

    private @Nullable String reason(JobSnapshot last) {
        if (wire.isCut()) {
            return "power-cut";
        }
        Failure failure = last.failure();
        return failure == null ? null : new JobReason(failure.kind(), failure.detail()).toString();
    }

    @Override
    public void pause(boolean on) {
        JobHandle handle = current;
        if (handle == null) {
            return;
        }
        if (on) {
            handle.pause();
        } else {
            handle.resume();
        }
    }

    @Override
    public void cancel(boolean powerLost) {
        if (powerLost) {
            this.powerLost = true;
            wire.cut();
        }
        cancelled = true;
        JobHandle handle = current;
        if (handle != null) {
            handle.cancel();
        }
    }

    @Override
    public @Nullable JobProgress progress() {
        JobHandle handle = current;
        return handle == null ? null : progress(handle.snapshot());
    }

    private JobProgress progress(JobSnapshot now) {
        return new JobProgress(
                now.id().value(),
                JobProgress.State.valueOf(now.state().name()),
                now.line(),
                now.acknowledged(),
                now.total(),
                now.percent() / 100,
                now.secondsUsed(),
                known(now.secondsLeft()),
                known(now.temperatures().nozzle()),
                known(now.temperatures().bed()),
                now.notices().isEmpty() ? null : sentences.of(now.notices().getLast()),
                usage(now.usage()));
    }

    private static double known(double value) {
        return Double.isNaN(value) ? -1 : value;
    }

    private JobUsage usage(org.etabli.controller.job.JobUsage used) {
        return new JobUsage(
                used.printingSeconds(),
                used.heatingSeconds(),
                used.pausedSeconds(),
                used.laserOnSeconds(),
                used.filament().stream()
                        .map(f -> new JobUsage.Filament(
                                f.tool(), f.mm(), inForce.filament().volumeMm3(f.mm()), f.grams()))
                        .toList());
    }

    @Override
    public Optional<Happening.JobEnded> interrupted(Happening.JobStarted job) {
        Path journal = folder.resolve(job.job() + SUFFIX);
        if (!USABLE_ID.matcher(job.job()).matches() || !Files.exists(journal)) {
            return Optional.empty();
        }
        try {
            JobJournal.Recovery found = JobJournal.recover(journal);
            return Optional.ofNullable(found.last()).map(last -> interrupted(job.job(), found, last));
        } catch (JournalException e) {
            log.error("{}", e.getMessage());
            return Optional.empty();
        }
    }

    private Happening.JobEnded interrupted(String job, JobJournal.Recovery found, JournalEntry last) {
        Happening.Outcome outcome =
                switch (found.state()) {
                    case COMPLETED -> Happening.Outcome.COMPLETED;
                    case CANCELLED -> Happening.Outcome.CANCELLED;
                    case FAILED -> Happening.Outcome.FAILED;
                    case QUEUED, PREPARING, RUNNING, PAUSING, PAUSED, RESUMING, CANCELLING, INTERRUPTED ->
                        Happening.Outcome.INTERRUPTED;
                };
        return new Happening.JobEnded(
                job, outcome, last.reason(), last.acknowledged(), last.line(), usage(last.usage()));
    }

    private Path journal(String job) {
        return folder.resolve(job + SUFFIX);
    }

    private void forgetOldJournals() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> newestFirst = all.filter(f -> f.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparingLong(StreamRunner::modified).reversed())
                    .toList();
            for (Path old : newestFirst.subList(Math.min(JOURNALS_KEPT, newestFirst.size()), newestFirst.size())) {
                Files.delete(old);
            }
        } catch (IOException e) {
            log.warn("Old journals in {} stay: {}", folder, e.getMessage());
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }
}
