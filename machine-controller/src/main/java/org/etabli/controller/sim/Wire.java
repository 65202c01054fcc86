package org.etabli.controller.sim;

import java.util.random.RandomGenerator;

/** One direction of a serial cable: bytes leave one after the other at the line's rate, some of them spoilt. */
final class Wire {

    /** Start bit, eight data bits, stop bit. */
    private static final long BITS_PER_BYTE = 10;

    /** Bytes under way: far more than any sender with flow control leaves there. */
    private static final int CAPACITY = 1 << 16;

    private final long nanosPerByte;
    private final WireFaults faults;
    private final RandomGenerator random;
    private final byte[] bytes = new byte[CAPACITY];
    private final long[] arrivals = new long[CAPACITY];
    private int head;
    private int count;
    private long lastArrival;
    private int unharmed;

    /** @param baud bits per second, 0 for a wire without a rate, such as a pseudo-terminal */
    Wire(int baud, WireFaults faults, RandomGenerator random) {
        this.nanosPerByte = baud == 0 ? 0 : BITS_PER_BYTE * 1_000_000_000L / baud;
        this.faults = faults;
        this.random = random;
    }

    void send(byte[] sent, int length, long now) {
        for (int i = 0; i < length; i++) {
            lastArrival = Math.max(lastArrival, now) + nanosPerByte;
            if (unharmed > 0 || !faults.strikes(random)) {
                unharmed = Math.max(0, unharmed - 1);
                put(sent[i]);
            } else {
                unharmed = faults.apart();
                for (int value : faults.apply(sent[i] & 0xFF, random)) {
                    put((byte) value);
                }
            }
        }
    }

    private void put(byte value) {
        if (count < CAPACITY) {
            int at = (head + count++) % CAPACITY;
            bytes[at] = value;
            arrivals[at] = lastArrival;
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /** When the next byte arrives. */
    long nextArrival() {
        return count == 0 ? Long.MAX_VALUE : arrivals[head];
    }

    int take() {
        int value = bytes[head] & 0xFF;
        head = (head + 1) % CAPACITY;
        count--;
        return value;
    }

    /** The cable is pulled: what was under way is lost. */
    void cut() {
        count = 0;
    }
}
