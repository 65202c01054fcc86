package org.etabli.controller.sim;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A simulated firmware kept running on a pseudo-terminal by a thread of its own, at a multiple of life's speed. What a
 * relay, a meter and a clumsy visitor could do to a real machine can be done to this one.
 */
public final class SimulatedMachine implements AutoCloseable {

    /** The longest the thread sleeps: how late a change of power or a fault may be noticed. */
    private static final long LONGEST_WAIT_NANOS = 10_000_000L;

    private static final int CHUNK = 4096;

    /** On a busy computer the machine's own thread never rests; whoever pulls the cable must get a turn. */
    private static final boolean FAIR = true;

    private final SimulatedFirmware firmware;
    private final double timeScale;
    private final LongSupplier nanos;
    private final long startedAt;
    private final Wire toMachine;
    private final Wire toHost;
    private final boolean restartsOnOpen;
    private final ReentrantLock lock = new ReentrantLock(FAIR);
    private final Thread thread;
    private volatile @Nullable Pty pty;
    private volatile String path;
    private volatile boolean running = true;
    private boolean opened;

    private SimulatedMachine(SimulatedFirmware firmware, Settings settings, LongSupplier nanos, Pty pty) {
        this.firmware = firmware;
        this.timeScale = settings.timeScale();
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
        this.toMachine = new Wire(settings.baud(), settings.faults(), new Random(settings.seed()));
        this.toHost = new Wire(settings.baud(), settings.faults(), new Random(settings.seed() + 1));
        this.restartsOnOpen = settings.restartsOnOpen();
        this.pty = pty;
        this.path = pty.path();
        this.thread =
                Thread.ofPlatform().daemon().name("simulated-machine " + path).unstarted(this::run);
    }

    /**
     * How the machine lives.
     *
     * @param timeScale how many simulated seconds pass in one real second
     * @param baud the pace of the wire in bits per second of simulated time, 0 for none
     * @param faults what the wire does to bytes
     * @param seed where the faults' chance starts
     * @param restartsOnOpen whether opening the port reboots the board, as DTR does on many
     */
    public record Settings(double timeScale, int baud, WireFaults faults, long seed, boolean restartsOnOpen) {

        /** Real time, no pace, no faults, no reboot. */
        public static final Settings PLAIN = new Settings(1, 0, WireFaults.NONE, 0, false);

        public Settings {
            if (!(timeScale > 0)) {
                throw new IllegalArgumentException("timeScale must be above 0, not " + timeScale);
            }
        }

        public Settings faster(double scale) {
            return new Settings(scale, baud, faults, seed, restartsOnOpen);
        }
    }

    /** Powers the firmware on behind a new pseudo-terminal. */
    public static SimulatedMachine onPty(SimulatedFirmware firmware, Settings settings, LongSupplier nanos)
            throws IOException {
        SimulatedMachine machine = new SimulatedMachine(firmware, settings, nanos, Pty.open());
        machine.thread.start();
        return machine;
    }

    /** The path a sender opens; it changes when the cable is given back. */
    public String path() {
        return path;
    }

    /** Whether the cable is in; while it is out, the path may soon name somebody else's terminal. */
    public boolean plugged() {
        return pty != null;
    }

    public boolean powered() {
        return locked(firmware::powered);
    }

    /** What a relay does. */
    public void power(boolean on) {
        lock.lock();
        try {
            firmware.power(on);
        } finally {
            lock.unlock();
        }
    }

    /** What a meter would show now, W. */
    public double watts() {
        return locked(firmware::watts);
    }

    public void fault(FirmwareFault fault) {
        lock.lock();
        try {
            firmware.fault(fault);
        } finally {
            lock.unlock();
        }
    }

    /** Pulls the cable: the terminal disappears, the machine goes on by itself. */
    public void unplug() {
        lock.lock();
        try {
            Pty gone = pty;
            pty = null;
            toMachine.cut();
            toHost.cut();
            if (gone != null) {
                gone.close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives the cable back, possibly on another path. */
    public String plug() throws IOException {
        lock.lock();
        try {
            if (pty == null) {
                Pty back = Pty.open();
                pty = back;
                path = back.path();
                opened = false;
            }
            return path;
        } finally {
            lock.unlock();
        }
    }

    /** Reads something of the firmware while it stands still. */
    public <T> T locked(java.util.function.Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }

    private long simulatedNow() {
        return (long) ((nanos.getAsLong() - startedAt) * timeScale);
    }

    private void run() {
        byte[] chunk = new byte[CHUNK];
        try {
            while (running) {
                Pty current = pty;
                long wait = live(current, chunk);
                if (current == null) {
                    Pty.pause(wait);
                } else if (current.await(wait) == Pty.Readiness.UNPLUGGED) {
                    hostLeft();
                    Pty.pause(wait);
                } else {
                    hostCame();
                }
            }
        } catch (IOException gone) {
            running = false;
        }
    }

    /** Moves the machine to now and returns how many real nanoseconds may pass until the next event. */
    private long live(@Nullable Pty terminal, byte[] chunk) throws IOException {
        lock.lock();
        try {
            long now = simulatedNow();
            if (terminal != null) {
                int count = terminal.read(chunk, chunk.length);
                if (count > 0) {
                    // Whoever writes has opened; its first question must not be answered into the void.
                    hostCame();
                }
                toMachine.send(chunk, count, now);
            }
            while (toMachine.nextArrival() <= now) {
                firmware.advanceTo(toMachine.nextArrival());
                firmware.receive(toMachine.take());
            }
            firmware.advanceTo(now);
            byte[] said = firmware.takeOutput();
            toHost.send(said, said.length, now);
            deliver(terminal, now);
            long next = Math.min(firmware.wakeAt(), Math.min(toMachine.nextArrival(), toHost.nextArrival()));
            return Math.clamp((long) ((next - now) / timeScale), 0, LONGEST_WAIT_NANOS);
        } finally {
            lock.unlock();
        }
    }

    private void deliver(@Nullable Pty terminal, long now) throws IOException {
        if (toHost.nextArrival() > now) {
            return;
        }
        byte[] due = new byte[CHUNK];
        int count = 0;
        while (toHost.nextArrival() <= now) {
            if (count == due.length) {
                due = java.util.Arrays.copyOf(due, 2 * count);
            }
            due[count++] = (byte) toHost.take();
        }
        // Without a host the bytes fall off the end of the cable.
        if (terminal != null && opened) {
            terminal.write(due, count);
        }
    }

    private void hostLeft() {
        opened = false;
    }

    private void hostCame() {
        if (!opened) {
            opened = true;
            if (restartsOnOpen) {
                lock.lock();
                try {
                    firmware.restart();
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    @Override
    public void close() {
        running = false;
        unplug();
        try {
            thread.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
