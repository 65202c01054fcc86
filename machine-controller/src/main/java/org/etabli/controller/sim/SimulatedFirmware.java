package org.etabli.controller.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;

/**
 * A board's firmware as a deterministic machine: bytes in, bytes out, and time that somebody else moves. It knows no
 * thread and no clock, so that a test can step it and a demo can run it faster than life.
 *
 * <p>All times are simulated nanoseconds since the machine was built.
 */
public abstract sealed class SimulatedFirmware permits SimulatedMarlin, SimulatedGrbl {

    /** How often heat is computed: short against a heater's seconds. */
    private static final long HEAT_STEP_NANOS = 100_000_000L;

    private static final long LATE_OK_NANOS = 2_000_000_000L;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final Map<FirmwareFault, Integer> armed = new EnumMap<>(FirmwareFault.class);
    private final ArrayDeque<Late> late = new ArrayDeque<>();
    private long now;
    private long heatAt = HEAT_STEP_NANOS;
    private boolean powered = true;
    private boolean echoes;
    private final ByteArrayOutputStream echo = new ByteArrayOutputStream();
    private boolean frozen;
    private ExecutionListener listener = ExecutionListener.NONE;

    private record Late(long at, String line) {}

    /** One byte arrives at the UART. */
    public final void receive(int value) {
        if (powered && !frozen) {
            if (echoes) {
                repeat(value);
            }
            received(value & 0xFF);
        }
    }

    /** A sender writes a line at once, and so a terminal repeats it; what ends no line comes alone. */
    private void repeat(int value) {
        echo.write(value);
        if (value == '\n' || !Character.isLetterOrDigit(value) && echo.size() == 1) {
            emitRaw(echo.toByteArray());
            echo.reset();
        }
    }

    /** Behind a terminal that repeats what it is sent, as a process whose terminal nobody made raw. */
    public final void echo() {
        echoes = true;
    }

    /** Lets simulated time pass up to the moment given, doing everything due on the way, in order. */
    public final void advanceTo(long nanos) {
        if (powered && !frozen) {
            work();
        }
        while (wakeAt() <= nanos) {
            now = Math.max(now, wakeAt());
            wake();
        }
        now = Math.max(now, nanos);
    }

    /** The next moment at which something happens by itself. */
    public final long wakeAt() {
        long at = heatAt;
        if (!late.isEmpty()) {
            at = Math.min(at, late.getFirst().at());
        }
        return powered && !frozen ? Math.min(at, nextWorkAt()) : at;
    }

    private void wake() {
        if (now >= heatAt) {
            heatAt += HEAT_STEP_NANOS;
            heat(HEAT_STEP_NANOS / 1e9);
        }
        while (!late.isEmpty() && late.getFirst().at() <= now) {
            emit(late.removeFirst().line());
        }
        if (powered && !frozen) {
            work();
        }
    }

    /** What the board sent since the last call. */
    public final byte[] takeOutput() {
        if (output.size() == 0) {
            return new byte[0];
        }
        byte[] bytes = output.toByteArray();
        output.reset();
        return bytes;
    }

    public final boolean powered() {
        return powered;
    }

    /** A relay closes or opens: off, everything but heat is gone at once; on, the board boots. */
    public final void power(boolean on) {
        if (powered == on) {
            return;
        }
        powered = on;
        frozen = false;
        late.clear();
        if (!on) {
            output.reset();
        }
        reset();
        if (on) {
            boot();
        }
    }

    /** The board's reset line, as an adapter's DTR pulls it. */
    public final void restart() {
        if (powered) {
            frozen = false;
            late.clear();
            reset();
            boot();
        }
    }

    /** Makes a fault happen now or, for faults of an answer, with the next one. */
    public final void fault(FirmwareFault fault) {
        switch (fault) {
            case RESET -> restart();
            case BROWN_OUT -> {
                emitRaw(new byte[] {(byte) 0xFE, 0x00, (byte) 0xC1});
                restart();
            }
            case FREEZE -> frozen = true;
            case LOSE_OK, DOUBLE_OK, LATE_OK -> armed.merge(fault, 1, Integer::sum);
            case PROTECTION -> {
                if (powered && !frozen) {
                    protect();
                }
            }
            case ATTENTION -> {
                if (powered && !frozen) {
                    askAttention();
                }
            }
        }
    }

    public final void listener(ExecutionListener heard) {
        listener = heard;
    }

    final void executed(String command, boolean checked) {
        listener.executed(command, checked);
    }

    final long now() {
        return now;
    }

    final void emit(String line) {
        emitRaw((line + lineEnd()).getBytes(StandardCharsets.UTF_8));
    }

    final void emitRaw(byte[] bytes) {
        if (powered) {
            output.writeBytes(bytes);
        }
    }

    /** Sends an answer that flow control counts, or spoils it as armed. */
    final void answer(String line) {
        if (disarm(FirmwareFault.LOSE_OK)) {
            return;
        }
        if (disarm(FirmwareFault.LATE_OK) || !late.isEmpty()) {
            // Answers keep their order: what follows a late one waits behind it.
            late.add(new Late(
                    late.isEmpty() ? now + LATE_OK_NANOS : late.getLast().at(), line));
            return;
        }
        emit(line);
        if (disarm(FirmwareFault.DOUBLE_OK)) {
            emit(line);
        }
    }

    private boolean disarm(FirmwareFault fault) {
        Integer left = armed.get(fault);
        if (left == null || left == 0) {
            return false;
        }
        armed.put(fault, left - 1);
        return true;
    }

    /** What the machine draws from the mains now, in W: supply, heaters, motors, laser. */
    public abstract double watts();

    /** Bytes lost because the receive buffer was full. */
    public abstract long bytesLost();

    abstract void received(int value);

    /** Does what can be done at this instant. */
    abstract void work();

    abstract long nextWorkAt();

    abstract void heat(double seconds);

    /** Forgets everything that lives in the board's memory. */
    abstract void reset();

    abstract void boot();

    abstract void protect();

    abstract void askAttention();

    abstract String lineEnd();
}
