package org.etabli.controller.cli;

import java.time.Duration;
import java.util.ArrayDeque;
import org.etabli.controller.job.JobListener;
import org.etabli.controller.job.JobSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * Tells another listener on a thread of its own: a terminal stopped with Ctrl-S, or a pipe that nobody reads, must not
 * hold up the machine. Every state is told, of the progress within one only the latest.
 */
final class Aside implements JobListener, AutoCloseable {

    /** How long the last words may take once the job is over. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final JobListener listener;
    private final ArrayDeque<JobSnapshot> waiting = new ArrayDeque<>();
    private final Thread thread;
    private boolean closed;

    Aside(JobListener listener) {
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("display").start(this::tell);
    }

    @Override
    public synchronized void changed(JobSnapshot job) {
        JobSnapshot last = waiting.peekLast();
        if (last != null && last.state() == job.state()) {
            waiting.removeLast();
        }
        waiting.addLast(job);
        notifyAll();
    }

    private void tell() {
        for (JobSnapshot next = next(); next != null; next = next()) {
            listener.changed(next);
        }
    }

    private synchronized @Nullable JobSnapshot next() {
        try {
            while (waiting.isEmpty() && !closed) {
                wait();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return waiting.pollFirst();
    }

    /** Waits for what was still to be told, but not for somebody who does not listen. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            thread.join(LAST_WORDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
