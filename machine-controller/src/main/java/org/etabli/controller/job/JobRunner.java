package org.etabli.controller.job;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.etabli.controller.link.Link;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.LineSplitter;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.ProgramFile;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Sender;
import org.etabli.controller.stream.SenderEvent;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.machine.MachineKind;
import org.jspecify.annotations.Nullable;

/**
 * Runs one job on one thread: reads the wire, feeds the pure sender, does what it asks, keeps the books. All decisions
 * are elsewhere: {@link JobTransition} for the job, {@link Sender} for the wire.
 */
public final class JobRunner implements JobHandle {

    /** The longest a read waits: how late a request of a person is heard. */
    private static final Duration LISTEN = Duration.ofMillis(20);

    private static final Duration REOPEN_EVERY = Duration.ofMillis(500);
    private static final int CHUNK = 4096;

    /** Requests waiting to be heard; a person who clicks faster than this is not obeyed more. */
    private static final int MOST_REQUESTS = 16;

    private final JobOrder order;
    private final LongSupplier nanos;
    private final Clock clock;
    private final JobListener listener;
    private final JobJournal.Opener journals;
    private final Queue<Request> requests = new ArrayBlockingQueue<>(MOST_REQUESTS);
    private final CompletableFuture<JobSnapshot> done = new CompletableFuture<>();
    private final LineSplitter splitter = new LineSplitter();
    private final ByteArrayOutputStream outgoing = new ByteArrayOutputStream();
    private volatile @Nullable Thread thread;
    private volatile JobSnapshot snapshot;

    private JobRunner(
            JobOrder order, JobListener listener, Clock clock, LongSupplier nanos, JobJournal.Opener journals) {
        this.order = order;
        this.journals = journals;
        this.listener = listener;
        this.clock = clock;
        this.nanos = nanos;
        this.snapshot = JobSnapshot.queued(order.id());
    }

    /**
     * Starts a job on a thread of its own.
     *
     * @param clock the machine's time, for the books; faster than life in a demonstration
     * @param nanos steady real time, for the protocol's patience, such as {@code System::nanoTime}
     */
    public static JobHandle start(JobOrder order, JobListener listener, Clock clock, LongSupplier nanos) {
        return start(order, listener, clock, nanos, JobJournal::create);
    }

    static JobHandle start(
            JobOrder order, JobListener listener, Clock clock, LongSupplier nanos, JobJournal.Opener journals) {
        JobRunner runner = new JobRunner(order, listener, clock, nanos, journals);
        Thread thread = Thread.ofPlatform().daemon().name("job " + order.id()).unstarted(runner::run);
        runner.thread = thread;
        thread.start();
        return runner;
    }

    @Override
    public void ask(Request request) {
        requests.offer(request);
        LockSupport.unpark(thread);
    }

    @Override
    public JobSnapshot snapshot() {
        return snapshot;
    }

    @Override
    public CompletableFuture<JobSnapshot> done() {
        return done;
    }

    private void run() {
        try (JobJournal journal = journals.create(order.journal())) {
            JobBooks books = new JobBooks(order, journal, clock, nanos, this::publish);
            runWith(books);
            books.settle();
        } catch (JournalException failed) {
            publish(snapshot.failed(Failure.of(FailureKind.JOURNAL_UNWRITABLE, said(failed))));
        } finally {
            done.complete(snapshot);
        }
    }

    private void publish(JobSnapshot next) {
        snapshot = next;
        try {
            listener.changed(next);
        } catch (RuntimeException broken) {
            // A machine that runs is not left alone because somebody could not be told of it.
            System.getLogger(JobRunner.class.getName()).log(System.Logger.Level.WARNING, "job " + order.id(), broken);
        }
    }

    private void runWith(JobBooks books) {
        books.happened(JobEvent.START);
        books.settle();
        Estimate plan;
        try {
            plan = GcodeFile.analyse(order.gcode(), order.profile()).estimate();
        } catch (IOException unreadable) {
            books.failed(Failure.of(FailureKind.FILE_UNREADABLE, said(unreadable)));
            return;
        }
        books.plan(plan);
        try (ProgramFile file = ProgramFile.open(order.gcode())) {
            Resume resume = order.resume();
            Program program = resume == null ? file : resume.program(file);
            if (resume != null) {
                books.startAt(resume.firstIndex());
            }
            Sender sender = Senders.of(order.profile(), program, plan.laserOnSeconds() > 0, order.unlock());
            converse(sender, books);
        } catch (IOException unreadable) {
            books.failed(Failure.of(FailureKind.FILE_UNREADABLE, said(unreadable)));
        }
    }

    /** Talks with the machine until the job is over, over as many openings of the wire as the order allows. */
    private void converse(Sender sender, JobBooks books) {
        boolean again = false;
        long lostAt = nanos.getAsLong();
        while (!books.isOver()) {
            try (Link link = order.opener().open()) {
                books.connected(true);
                splitter.clear();
                apply(sender, new SenderEvent.Opened(nanos.getAsLong(), again), books);
                again = true;
                listen(link, sender, books);
            } catch (LinkException lost) {
                if (books.connected(false)) {
                    lostAt = nanos.getAsLong();
                }
                waitForCable(books, lost, lostAt, again);
            }
        }
    }

    private void waitForCable(JobBooks books, LinkException lost, long lostAt, boolean wasOpen) {
        boolean burns = order.profile().kind() == MachineKind.LASER;
        boolean tooLong = nanos.getAsLong() - lostAt >= order.reconnect().toNanos();
        boolean cancelled = requests.contains(Request.CANCEL) || requests.contains(Request.STOP);
        if (!books.isOver() && (!wasOpen || burns || tooLong || cancelled)) {
            books.failed(new Failure(FailureKind.LINK_LOST, said(lost), wasOpen));
        }
        books.settle();
        if (!books.isOver()) {
            LockSupport.parkNanos(REOPEN_EVERY.toNanos());
        }
    }

    private void listen(Link link, Sender sender, JobBooks books) throws LinkException {
        byte[] chunk = new byte[CHUNK];
        boolean stopping = false;
        flush(link, books);
        while (!books.isOver()) {
            for (Request request = requests.poll(); request != null; request = requests.poll()) {
                if (books.accepts(request)) {
                    apply(sender, new SenderEvent.Asked(nanos.getAsLong(), request), books);
                }
            }
            if (books.journalBroken() && !stopping) {
                stopping = true;
                apply(sender, new SenderEvent.Asked(nanos.getAsLong(), Request.CANCEL), books);
            }
            flush(link, books);
            long wait = Math.clamp(sender.wakeAt() - nanos.getAsLong(), 0, LISTEN.toNanos());
            int count = link.read(chunk, Duration.ofNanos(wait));
            long now = nanos.getAsLong();
            for (String line : splitter.split(chunk, count)) {
                apply(sender, new SenderEvent.Received(now, line), books);
            }
            if (sender.wakeAt() <= now) {
                apply(sender, new SenderEvent.Elapsed(now), books);
            }
            flush(link, books);
            books.tick();
        }
    }

    private void apply(Sender sender, SenderEvent event, JobBooks books) {
        if (books.isOver()) {
            return;
        }
        try {
            for (Effect effect : sender.step(event)) {
                if (effect instanceof Effect.Send send) {
                    outgoing.writeBytes(send.bytes());
                }
                books.enter(effect);
                if (effect instanceof Effect.MachineAsks asks) {
                    requests.offer(asks.request());
                }
            }
            books.sent(sender.sentIndex() + 1);
        } catch (UncheckedIOException unreadable) {
            books.failed(Failure.of(FailureKind.FILE_UNREADABLE, said(unreadable)));
        }
    }

    private void flush(Link link, JobBooks books) throws LinkException {
        if (outgoing.size() > 0) {
            byte[] bytes = outgoing.toByteArray();
            outgoing.reset();
            books.wrote(bytes.length);
            link.write(bytes);
        }
    }

    private static String said(Exception failed) {
        String message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }
}
