package org.etabli.controller.grbl;

/** Bytes that GRBL picks out of the stream before its buffer: no line, no answer, no room taken. */
enum RealTime {
    STATUS('?'),
    HOLD('!'),
    RESUME('~'),
    SOFT_RESET(0x18),
    JOG_CANCEL(0x85),
    FEED_NORMAL(0x90),
    FASTER(0x91),
    SLOWER(0x92),
    POWER_NORMAL(0x99),
    STRONGER(0x9A),
    WEAKER(0x9B);

    private final byte value;

    RealTime(int value) {
        this.value = (byte) value;
    }

    /** Whether GRBL would pick this byte out of a line instead of reading it. */
    static boolean isPickedOut(char sign) {
        return sign == '?' || sign == '!' || sign == '~' || sign == 0x18 || sign >= 0x80;
    }

    byte[] bytes() {
        return new byte[] {value};
    }
}
