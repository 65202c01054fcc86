package org.etabli.controller.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.etabli.controller.contract.JobReason;
import org.etabli.controller.job.UsageTracker.Spending;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.ProgramLine;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Stage;
import org.etabli.controller.stream.Temperatures;
import org.etabli.gcode.estimate.Estimate;
import org.jspecify.annotations.Nullable;

/** What is known of a running job: its state, its count, its usage; told to the journal and to whoever listens. */
final class JobBooks {

    /** Nobody reads faster, and a bench may not say more. */
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);

    /** A talkative board must not fill the memory; nobody reads more. */
    private static final int MOST_NOTICES = 20;

    private final JobOrder order;
    private final JobJournal journal;
    private final Clock clock;
    private final Consumer<JobSnapshot> published;
    private final Instant startedAt;
    private final UsageTracker usage;
    private JobState state = JobState.QUEUED;
    private @Nullable Pace pace;
    private int line;
    private long acknowledged;
    private long sent;
    private long total;
    private long resends;
    private long bytes;
    private double x = Double.NaN;
    private double y = Double.NaN;
    private double z = Double.NaN;
    private Temperatures temperatures = Temperatures.UNKNOWN;
    private boolean connected;
    private boolean heating;
    private boolean journalBroken;
    private @Nullable Failure failure;
    private String firmware = "";
    private final ArrayDeque<Effect.Noticed> notices = new ArrayDeque<>();
    private final ArrayDeque<News> news = new ArrayDeque<>();
    private final LongSupplier nanos;
    private long publishedAt;
    private long writtenAt;
    private long syncedAt;

    JobBooks(JobOrder order, JobJournal journal, Clock clock, LongSupplier nanos, Consumer<JobSnapshot> published) {
        this.order = order;
        this.journal = journal;
        this.clock = clock;
        this.published = published;
        this.startedAt = clock.instant();
        this.usage = new UsageTracker(order.profile(), startedAt);
        this.nanos = nanos;
        this.publishedAt = nanos.getAsLong();
        this.writtenAt = publishedAt;
        this.syncedAt = publishedAt;
    }

    boolean isOver() {
        return state.isOver();
    }

    void plan(Estimate plan) {
        total = plan.commands();
        pace = new Pace(plan.timetable());
    }

    /** The commands before this one ran in another job. */
    void startAt(long index) {
        acknowledged = index;
        sent = index;
    }

    /**
     * A change of state as it is to be told and written, once what the machine waits for is on the wire: neither a slow
     * disk nor a slow listener holds up a stop.
     *
     * @param entry for the journal; null where only those who listen are told
     */
    private record News(@Nullable JournalEntry entry, JobSnapshot snapshot) {}

    /** Whether this changed anything. */
    boolean connected(boolean now) {
        boolean changed = connected != now;
        connected = now;
        if (changed) {
            tell();
        }
        return changed;
    }

    void wrote(int count) {
        bytes += count;
    }

    void sent(long commands) {
        sent = commands;
    }

    /** Whether the request means something in this state; if so the state has changed. */
    boolean accepts(Request request) {
        return switch (request) {
            case PAUSE -> happened(JobEvent.PAUSE_ASKED);
            case RESUME -> happened(JobEvent.RESUME_ASKED);
            case CANCEL -> happened(JobEvent.CANCEL_ASKED);
            // A stop may still overtake a cancel that takes too long.
            case STOP -> happened(JobEvent.CANCEL_ASKED) || state == JobState.CANCELLING;
            case FASTER, SLOWER, PLANNED_SPEED, STRONGER, WEAKER, PLANNED_POWER -> state == JobState.RUNNING;
        };
    }

    boolean happened(JobEvent event) {
        JobTransition transition = JobTransition.step(state, event);
        if (!transition.accepted()) {
            return false;
        }
        state = transition.next();
        spend();
        Instant now = clock.instant();
        news.addLast(new News(entry(now), snapshot(now)));
        return true;
    }

    void failed(Failure why) {
        if (!state.isOver()) {
            failure = failure == null ? why : failure;
            happened(JobEvent.FAULT);
        }
    }

    void enter(Effect effect) {
        switch (effect) {
            case Effect.Acknowledged taken -> {
                ProgramLine command = taken.line();
                acknowledged++;
                line = command.line();
                usage.took(command, taken.filamentMoved());
            }
            case Effect.Heating now -> {
                heating = now.on();
                spend();
            }
            case Effect.Reached reached -> reached(reached.stage());
            case Effect.Failed failed -> failed(failed.failure());
            case Effect.Measured measured -> temperatures = measured.temperatures();
            case Effect.Positioned at -> {
                x = at.x();
                y = at.y();
                z = at.z();
            }
            case Effect.Resent resent -> resends = resent.total();
            case Effect.Send send -> {}
            case Effect.MachineAsks asks -> {}
            case Effect.Identified identified -> firmware = identified.firmware();
            case Effect.Noticed noticed -> notice(noticed);
        }
    }

    private void notice(Effect.Noticed noticed) {
        if (!notices.contains(noticed)) {
            notices.addLast(noticed);
            if (notices.size() > MOST_NOTICES) {
                notices.removeFirst();
            }
            tell();
        }
    }

    private void reached(Stage stage) {
        switch (stage) {
            case READY -> happened(JobEvent.READY);
            case PAUSED -> happened(JobEvent.STOOD_STILL);
            case HELD_BY_MACHINE -> happened(JobEvent.MACHINE_HELD);
            case RESUMED -> happened(JobEvent.WENT_ON);
            case FINISHED -> happened(JobEvent.FINISHED);
            case CANCELLED -> happened(failure == null ? JobEvent.MADE_SAFE : JobEvent.FAULT);
        }
    }

    private void spend() {
        Instant now = clock.instant();
        switch (state) {
            case PAUSING, PAUSED, RESUMING -> usage.spend(Spending.PAUSED, now);
            case QUEUED, PREPARING, RUNNING, CANCELLING ->
                usage.spend(heating ? Spending.HEATING : Spending.PRINTING, now);
            case COMPLETED, CANCELLED, FAILED, INTERRUPTED -> usage.finish(now);
        }
    }

    private void tell() {
        news.addLast(new News(null, snapshot(clock.instant())));
    }

    /** What was to go on the wire has gone, and some time passed: tells and writes what is due. */
    void tick() {
        settle();
        long now = nanos.getAsLong();
        if (now - publishedAt >= TELL_EVERY.toNanos()) {
            publish(snapshot(clock.instant()));
        }
        if (now - writtenAt >= JobJournal.INTERVAL.toNanos()) {
            write(entry(clock.instant()), false);
        }
    }

    /** Tells and writes what has happened so far. */
    void settle() {
        for (News next = news.pollFirst(); next != null; next = news.pollFirst()) {
            JournalEntry entry = next.entry();
            if (entry != null) {
                write(entry, true);
            }
            publish(next.snapshot());
        }
    }

    /** Whether the journal can no longer be written: the machine is to be stopped safely, and the job failed. */
    boolean journalBroken() {
        return journalBroken;
    }

    private JournalEntry entry(Instant now) {
        Failure why = failure;
        return new JournalEntry(
                now.toString(),
                order.id().value(),
                order.gcode().getFileName().toString(),
                order.profile().name(),
                state,
                line,
                acknowledged,
                sent,
                total,
                usage.usage(now),
                why == null ? null : new JobReason(why.kind(), why.detail()).toString());
    }

    private void write(JournalEntry entry, boolean changed) {
        if (journalBroken) {
            return;
        }
        try {
            journal.append(entry);
            writtenAt = nanos.getAsLong();
            if (entry.state().isOver()) {
                journal.sync();
            } else if (changed || writtenAt - syncedAt >= JobJournal.SYNC_INTERVAL.toNanos()) {
                journal.syncSoon();
                syncedAt = writtenAt;
            }
        } catch (JournalException full) {
            journalBroken = true;
            if (failure == null && !state.isOver()) {
                failure = Failure.of(FailureKind.JOURNAL_UNWRITABLE, String.valueOf(full.getMessage()));
            }
        }
    }

    private void publish(JobSnapshot snapshot) {
        publishedAt = nanos.getAsLong();
        published.accept(snapshot);
    }

    private JobSnapshot snapshot(Instant now) {
        JobUsage used = usage.usage(now);
        Pace known = pace;
        double run = used.printingSeconds() + used.heatingSeconds();
        Failure why = failure;
        return new JobSnapshot(
                order.id(),
                state,
                line,
                acknowledged,
                Math.max(sent, acknowledged),
                total,
                known == null ? 0 : known.percent(acknowledged, total),
                Duration.between(startedAt, now).toNanos() / 1e9,
                known == null || state.isOver() ? Double.NaN : known.secondsLeft(acknowledged, run),
                temperatures,
                x,
                y,
                z,
                used,
                connected,
                resends,
                bytes,
                why,
                why != null && why.cutPower(),
                firmware,
                List.copyOf(notices));
    }
}
