package org.etabli.controller.sim;

/** The ring a UART interrupt fills: what does not fit is lost, as on the board. */
final class ReceiveBuffer {

    private final byte[] ring;
    private int head;
    private int count;
    private long lost;

    ReceiveBuffer(int size) {
        ring = new byte[size];
    }

    void add(int value) {
        if (count == ring.length) {
            lost++;
            return;
        }
        ring[(head + count) % ring.length] = (byte) value;
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int take() {
        int value = ring[head] & 0xFF;
        head = (head + 1) % ring.length;
        count--;
        return value;
    }

    void clear() {
        count = 0;
    }

    int free() {
        return ring.length - count;
    }

    /** Bytes that came when there was no room: a sender with right flow control never causes one. */
    long lost() {
        return lost;
    }
}
