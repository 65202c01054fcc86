package org.etabli.bench.host;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.gate.JobRefusal;
import org.etabli.bench.gate.Session;
import org.etabli.bench.server.FileStore;
import org.etabli.bench.server.ServerException;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.JobUsage;
import org.etabli.controller.contract.Order;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a job from the order to its end on a thread of its own: fetched, checked, announced to the gate, and only when
 * the gate has its beginning on record, streamed.
 */
public final class JobHost implements Jobs {

    private static final Logger log = LoggerFactory.getLogger(JobHost.class);

    /** The gate answers in milliseconds, or does not at all. */
    private static final long RELEASE_SECONDS = 30;

    private final String machine;
    private final FileStore files;
    private final FileRunner runner;
    private final BenchClock clock;
    private final Consumer<GateEvent> gate;
    private volatile @Nullable Current current;

    /** The job at hand; {@code go} is completed with whether it may begin. */
    private record Current(String session, Order.StartJob order, CompletableFuture<Boolean> go, Thread thread) {

        String job() {
            return order.job();
        }
    }

    public JobHost(String machine, FileStore files, FileRunner runner, BenchClock clock, Consumer<GateEvent> gate) {
        this.machine = machine;
        this.files = files;
        this.runner = runner;
        this.clock = clock;
        this.gate = gate;
    }

    @Override
    public synchronized void prepare(Session session, Order.StartJob order) {
        if (current != null) {
            gate.accept(dropped(session.id(), order.job(), JobRefusal.ANOTHER_JOB_RUNS.told()));
            return;
        }
        CompletableFuture<Boolean> go = new CompletableFuture<>();
        Thread thread =
                Thread.ofPlatform().name("job " + machine).daemon().unstarted(() -> live(session.id(), order, go));
        current = new Current(session.id(), order, go, thread);
        thread.start();
    }

    /** Free again before the gate hears of the end: what it asks for next is not another job's. */
    private void live(String session, Order.StartJob order, CompletableFuture<Boolean> go) {
        GateEvent end;
        try {
            end = run(session, order, go);
        } finally {
            current = null;
        }
        gate.accept(end);
    }

    private GateEvent run(String session, Order.StartJob order, CompletableFuture<Boolean> go) {
        try {
            Path file = files.fetch(order.file(), order.bytes(), order.name());
            Happening.JobStarted started = runner.check(order, file);
            gate.accept(new GateEvent.JobReady(clock.now().uptime(), session, started));
            if (!go.get(RELEASE_SECONDS, TimeUnit.SECONDS)) {
                return dropped(session, order.job(), JobRefusal.CANCELLED_BEFORE_START.told());
            }
            return ended(session, runner.run(order, file));
        } catch (ServerException e) {
            log.warn("{}: job {}: {}", machine, order.job(), e.getMessage());
            return dropped(session, order.job(), JobRefusal.FILE_NOT_FETCHED.told(String.valueOf(e.getMessage())));
        } catch (JobRefusedException e) {
            log.warn("{}: job {}: {}", machine, order.job(), e.getMessage());
            return dropped(session, order.job(), String.valueOf(e.getMessage()));
        } catch (ExecutionException | TimeoutException e) {
            return dropped(session, order.job(), JobRefusal.CANCELLED_BEFORE_START.told());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return dropped(session, order.job(), JobRefusal.CANCELLED_BEFORE_START.told());
        } catch (RuntimeException e) {
            log.error("{}: job {} failed", machine, order.job(), e);
            return failed(session, order, go, e);
        }
    }

    /** A mistake of ours must still end the job on record. */
    private GateEvent failed(String session, Order.StartJob order, CompletableFuture<Boolean> go, RuntimeException e) {
        if (go.getNow(false)) {
            JobProgress last = runner.progress();
            return ended(
                    session,
                    new Happening.JobEnded(
                            order.job(),
                            Happening.Outcome.FAILED,
                            String.valueOf(e.getMessage()),
                            last == null ? 0 : last.acknowledged(),
                            last == null ? 0 : last.line(),
                            last == null ? JobUsage.none() : last.usage()));
        }
        return dropped(session, order.job(), JobRefusal.FILE_NOT_ACCEPTED.told(String.valueOf(e.getMessage())));
    }

    private GateEvent dropped(String session, String job, String reason) {
        return new GateEvent.JobDropped(clock.now().uptime(), session, new Happening.JobRefused(job, reason));
    }

    private GateEvent ended(String session, Happening.JobEnded ended) {
        return new GateEvent.JobEnded(clock.now().uptime(), session, ended);
    }

    @Override
    public void release(String job) {
        Current now = current;
        if (now != null && now.job().equals(job)) {
            now.go().complete(true);
        }
    }

    @Override
    public void cancel(String job, boolean powerLost) {
        Current now = current;
        if (now == null || !now.job().equals(job)) {
            return;
        }
        boolean notBegun = now.go().complete(false) || !now.go().getNow(false);
        if (notBegun) {
            now.thread().interrupt();
        } else {
            runner.cancel(powerLost);
        }
    }

    @Override
    public void pause(String job, boolean on) {
        Current now = current;
        if (now != null && now.job().equals(job)) {
            runner.pause(on);
        }
    }

    @Override
    public @Nullable JobProgress progress() {
        Current now = current;
        if (now == null) {
            return null;
        }
        JobProgress running = runner.progress();
        if (running != null && running.job().equals(now.job())) {
            return running;
        }
        return preparing(now.job());
    }

    private static JobProgress preparing(String job) {
        return new JobProgress(job, JobProgress.State.PREPARING, 0, 0, 0, 0, 0, -1, -1, -1, null, JobUsage.none());
    }
}
