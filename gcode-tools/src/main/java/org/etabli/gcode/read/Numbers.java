package org.etabli.gcode.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decimal numbers as programs spell them, correctly rounded. The position behind a number is returned and the number
 * itself stored, as the next word waits for the one and nobody for the other.
 */
final class Numbers {

    /** The buffer must reach this far beyond the line end. */
    static final int SLACK = 8;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;
    private static final int POINT = '.' ^ '0';
    private static final int SEVEN_DIGITS = 7 * Byte.SIZE;
    private static final int MAX_EXACT_DIGITS = 18;
    private static final double[] POWERS = new double[MAX_EXACT_DIGITS + 1];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private Numbers() {}

    /**
     * Reads the number at {@code p} into one of the command's values.
     *
     * <p>Nearly every number of a program fits into eight bytes. Those are taken as one long and worked on together,
     * as a loop over the digits would guess its end wrong on every other number.
     *
     * @return the position behind it, or {@code p} where there is none
     */
    static int read(byte[] b, int p, Command into, int slot) {
        int from = p;
        boolean negative = b[p] == '-';
        if (negative) {
            p++;
        }
        long digits = (long) EIGHT_BYTES.get(b, p) ^ ZEROS;
        long strange = ((digits & LOW_BITS) + ABOVE_NINE | digits) & HIGH_BITS;
        if (strange == 0) {
            return slow(b, from, into, slot);
        }
        int whole = Long.numberOfTrailingZeros(strange) & ~7;
        if ((digits >>> whole & 0xFF) != POINT) {
            if (whole == 0 || whole == SEVEN_DIGITS) {
                return slow(b, from, into, slot);
            }
            double value = together(digits << 64 - whole);
            into.values[slot] = negative ? -value : value;
            return p + (whole >>> 3);
        }
        strange &= strange - 1;
        int end = (Long.numberOfTrailingZeros(strange) & ~7) - 8;
        if (strange == 0 || end == 0) {
            return slow(b, from, into, slot);
        }
        long before = (1L << whole) - 1;
        double value = together((digits & before | digits >>> 8 & ~before) << 64 - end) / POWERS[end - whole >>> 3];
        into.values[slot] = negative ? -value : value;
        return p + (end >>> 3) + 1;
    }

    /** Eight digits, the first in the lowest byte, as the number they spell. */
    private static long together(long digits) {
        digits = digits * 10 + (digits >>> 8) & 0x00FF_00FF_00FF_00FFL;
        digits = digits * 100 + (digits >>> 16) & 0x0000_FFFF_0000_FFFFL;
        return digits * 10_000 + (digits >>> 32) & 0xFFFF_FFFFL;
    }

    /** Numbers of more than seven characters, with a plus, blanks before them, or that are none. */
    private static int slow(byte[] b, int from, Command into, int slot) {
        int p = from;
        int c = b[p];
        while (c == ' ' || c == '\t') {
            c = b[++p];
        }
        int start = p;
        boolean negative = c == '-';
        if (negative || c == '+') {
            c = b[++p];
        }
        long mantissa = 0;
        int first = p;
        int digit;
        while ((digit = c - '0') >= 0 && digit <= 9) {
            mantissa = mantissa * 10 + digit;
            c = b[++p];
        }
        int digits = p - first;
        int decimals = 0;
        if (c == '.') {
            c = b[++p];
            int point = p;
            while ((digit = c - '0') >= 0 && digit <= 9) {
                mantissa = mantissa * 10 + digit;
                c = b[++p];
            }
            decimals = p - point;
        }
        if (digits + decimals == 0) {
            return from;
        }
        double value = digits + decimals > MAX_EXACT_DIGITS
                ? digitByDigit(b, start, p)
                : decimals == 0 ? mantissa : mantissa / POWERS[decimals];
        into.values[slot] = negative ? -value : value;
        into.hasLongNumber = true;
        return p;
    }

    /** More digits than a long holds: rounded to a double at each, infinite where it is absurd. */
    private static double digitByDigit(byte[] b, int from, int to) {
        double value = 0;
        double unit = 1;
        boolean fraction = false;
        for (int i = from; i < to; i++) {
            int digit = b[i] - '0';
            if (b[i] == '.') {
                fraction = true;
            } else if (digit >= 0 && digit <= 9) {
                if (fraction) {
                    unit /= 10;
                    value += digit * unit;
                } else {
                    value = value * 10 + digit;
                }
            }
        }
        return value;
    }
}
