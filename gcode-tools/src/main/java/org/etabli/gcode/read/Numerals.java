package org.etabli.gcode.read;

/**
 * Numbers of two to seven characters, noted one by one as the eight bytes they are spelled in and worked out together.
 * {@link Numbers} would have read the same. The loops are short and plain so that compilers turn them into vector
 * instructions, which they do with none that is long.
 */
final class Numerals {

    /** What {@link #note} answers where there is no such number. */
    static final int OTHER = -1;

    private static final long ABOVE_NINE = (0x80 - 10) * Bytes.EACH;

    /** A point as the last character. */
    private static final long POINT_LAST = (long) ('.' ^ '0') << 7 * Byte.SIZE;

    /** The lowest bit, which no digit of so few characters reaches, tells negative numbers. */
    private static final long NEGATIVE = 1;

    /** Each with its last character in the highest byte, every digit as its value, and a point. */
    private final long[] spelled;

    private final long[] digits;

    /** What the digits are to be divided by. */
    private final long[] units;

    Numerals(int capacity) {
        spelled = new long[capacity];
        digits = new long[capacity];
        units = new long[capacity];
    }

    /**
     * Notes the number at {@code p}. Whatever stands there up to the first byte below the point, which no letter is, is
     * taken for one: {@link #values} tells whether all were.
     *
     * @return the position behind it, or {@link #OTHER}
     */
    int note(byte[] b, int p, int slot) {
        long text = Bytes.eight(b, p);
        int bits = bits(text);
        long sign = 0;
        if (bits < 2 * Byte.SIZE || bits == Long.SIZE) {
            if ((byte) text != '-') {
                return OTHER;
            }
            text = Bytes.eight(b, ++p);
            bits = bits(text);
            sign = NEGATIVE;
            if (bits < 2 * Byte.SIZE || bits == Long.SIZE) {
                return OTHER;
            }
        }
        long number = (text ^ Bytes.ZEROS) << 7 - bits;
        if ((number & Bytes.POINTS) == 0) {
            if (bits == Long.SIZE - 1) {
                return OTHER;
            }
            number = number >>> Byte.SIZE | POINT_LAST;
        }
        spelled[slot] = number | sign;
        return p + (bits >>> 3);
    }

    /** Bits before the highest one of the first byte below the point. */
    private static int bits(long text) {
        return Long.numberOfTrailingZeros(text - '.' * Bytes.EACH & Bytes.HIGH_BITS);
    }

    /** Works out the first {@code count} into {@code values}; false where one of them was no number. */
    boolean values(double[] values, int count) {
        if (odd(spelled, count) != 0) {
            return false;
        }
        split(spelled, digits, units, count);
        join(digits, count);
        join(units, count);
        divide(spelled, digits, units, values, count);
        return true;
    }

    /** Zero where each is digits and one point; of what stops no number, only '/' is like a point but for its last bit. */
    private static long odd(long[] spelled, int count) {
        long odd = 0;
        for (int i = 0; i < count; i++) {
            long point = spelled[i] & Bytes.POINTS;
            long unit = point >>> 4;
            long others = spelled[i] ^ (point << 1) - (unit << 1);
            odd |= point & point - 1 | others & unit | (others | others + ABOVE_NINE) & Bytes.HIGH_BITS;
        }
        return odd;
    }

    /** The digits without the point, and a 1 in its place. */
    private static void split(long[] spelled, long[] digits, long[] units, int count) {
        for (int i = 0; i < count; i++) {
            long number = spelled[i] & ~NEGATIVE;
            long point = number & Bytes.POINTS;
            long unit = point >>> 4;
            digits[i] = (number & unit - 1) << Byte.SIZE | number & -(point << 1);
            units[i] = unit;
        }
    }

    private static void join(long[] digits, int count) {
        for (int i = 0; i < count; i++) {
            digits[i] = Bytes.together(digits[i]);
        }
    }

    private static void divide(long[] spelled, long[] digits, long[] units, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            long sign = -(spelled[i] & NEGATIVE);
            values[i] = (double) ((digits[i] ^ sign) - sign) / (double) units[i];
        }
    }
}
