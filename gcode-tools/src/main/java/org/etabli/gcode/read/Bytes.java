package org.etabli.gcode.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes of a text as one number, the first in the lowest byte, and what is done with eight at once. */
final class Bytes {

    /** Times this, a byte stands in each of the eight. */
    static final long EACH = 0x0101_0101_0101_0101L;

    static final long HIGH_BITS = 0x80 * EACH;
    static final long ZEROS = '0' * EACH;

    /** Bit 4 is set in {@code '.' ^ '0'}, and in {@code '/' ^ '0'}, and in no digit's. */
    static final long POINTS = 0x10 * EACH;

    private static final VarHandle TWO = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bytes() {}

    static short two(byte[] b, int p) {
        return (short) TWO.get(b, p);
    }

    static int four(byte[] b, int p) {
        return (int) FOUR.get(b, p);
    }

    static long eight(byte[] b, int p) {
        return (long) EIGHT.get(b, p);
    }

    /** The highest bit of bytes below {@code '\r' + 1}; of those behind the first such, only perhaps. */
    static long controls(long text) {
        return text - ('\r' + 1) * EACH & HIGH_BITS;
    }

    /** Which byte is the first with its highest bit set where no other bits are; 8 where none is. */
    static int first(long highBits) {
        return Long.numberOfTrailingZeros(highBits) >>> 3;
    }

    /** Eight digits, the first in the lowest byte, as the number they spell. */
    static long together(long digits) {
        digits = digits * 10 + (digits >>> 8) & 0x00FF_00FF_00FF_00FFL;
        digits = digits * 100 + (digits >>> 16) & 0x0000_FFFF_0000_FFFFL;
        return digits * 10_000 + (digits >>> 32) & 0xFFFF_FFFFL;
    }
}
