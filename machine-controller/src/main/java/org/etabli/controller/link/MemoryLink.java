package org.etabli.controller.link;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** One end of a wire inside this process; closing either end closes both. */
public final class MemoryLink implements Link {

    /** Chunks waiting on one direction: far more than a machine's receive buffer, far less than memory. */
    private static final int CHUNKS_WAITING = 4096;

    /** How long a write waits for the other end to read before the wire counts as stuck. */
    private static final Duration WRITE_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final BlockingQueue<byte[]> incoming;
    private final BlockingQueue<byte[]> outgoing;
    private final Cut cut;
    private byte[] rest = {};

    private MemoryLink(String name, BlockingQueue<byte[]> incoming, BlockingQueue<byte[]> outgoing, Cut cut) {
        this.name = name;
        this.incoming = incoming;
        this.outgoing = outgoing;
        this.cut = cut;
    }

    /** The two ends of a new wire. */
    public static Pair pair(String name) {
        BlockingQueue<byte[]> there = new ArrayBlockingQueue<>(CHUNKS_WAITING);
        BlockingQueue<byte[]> back = new ArrayBlockingQueue<>(CHUNKS_WAITING);
        Cut cut = new Cut();
        return new Pair(new MemoryLink(name, back, there, cut), new MemoryLink(name, there, back, cut));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] buffer, Duration atMost) throws LinkException {
        if (rest.length == 0) {
            byte[] next = await(atMost);
            if (next.length == 0) {
                if (cut.done) {
                    throw new LinkException(name + ": the other end was closed");
                }
                return 0;
            }
            rest = next;
        }
        int count = Math.min(buffer.length, rest.length);
        System.arraycopy(rest, 0, buffer, 0, count);
        rest = java.util.Arrays.copyOfRange(rest, count, rest.length);
        return count;
    }

    private byte[] await(Duration atMost) throws LinkException {
        try {
            byte[] next = incoming.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return next == null ? new byte[0] : next;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LinkException(name + ": reading was interrupted", stop);
        }
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
        if (cut.done) {
            throw new LinkException(name + ": the other end was closed");
        }
        try {
            if (!outgoing.offer(bytes.clone(), WRITE_PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new LinkException(name + ": the other end reads nothing");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LinkException(name + ": writing was interrupted", stop);
        }
    }

    @Override
    public void close() {
        cut.done = true;
        // An empty chunk wakes whoever waits in read; a full queue has bytes to wake it already.
        outgoing.offer(new byte[0]);
        incoming.offer(new byte[0]);
    }

    private static final class Cut {
        private volatile boolean done;
    }

    /** The two ends of one wire. */
    public record Pair(MemoryLink host, MemoryLink machine) {}
}
