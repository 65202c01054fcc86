package org.etabli.controller.grbl;

/** Bytes that GRBL picks out of the stream before its buffer: no line, no answer, no room taken. */
enum RealTime {
    STATUS('?'),
    HOLD('!'),
    RESUME('~'),
    SOFT_RESET(0x18);

    private final byte value;

    RealTime(int value) {
        this.value = (byte) value;
    }

    byte[] bytes() {
        return new byte[] {value};
    }
}
