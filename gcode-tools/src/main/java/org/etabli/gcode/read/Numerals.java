package org.etabli.gcode.read;

/**
 * Numbers of up to eight characters, noted one by one as the bytes they are spelled in and worked out together.
 * {@link Numbers} would have read the same. The loops are short and plain so that compilers turn them into vector
 * instructions, which they do with none that is long.
 *
 * <p>Bytes are kept less a comma: 0 where nothing stands, 1 for a minus, 2 for a point, 3 for a slash, then the digits
 * from 4 on. The last character is in the highest byte.
 */
final class Numerals {

    private static final long MINUSES = '-' * Bytes.EACH;
    private static final int ZERO = '0' - ',';
    private static final long FROM_ZERO = (0x80 - ZERO) * Bytes.EACH;
    private static final long ABOVE_NINE = (0x80 - ZERO - 10) * Bytes.EACH;

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
     * Notes the number at {@code p}. Whatever stands there up to the first byte below a minus, which no letter is, is
     * taken for one: {@link #values} tells whether all were.
     *
     * @return the position behind it, or behind its eighth character
     */
    int note(byte[] b, int p, int slot) {
        long text = Bytes.eight(b, p) - MINUSES;
        int bits = Long.numberOfTrailingZeros(text & Bytes.HIGH_BITS);
        spelled[slot] = text + Bytes.EACH << -(bits & ~7);
        return p + (bits >>> 3);
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

    /** Zero where each is a minus or none, and digits with one point or none. */
    private static long odd(long[] spelled, int count) {
        long odd = 0;
        for (int i = 0; i < count; i++) {
            long text = spelled[i];
            long digit = (text + FROM_ZERO & Bytes.HIGH_BITS) >>> 7;
            long minus = text & ~digit & Bytes.EACH;
            long point = text >>> 1 & ~digit & Bytes.EACH;
            odd |= (text | text + ABOVE_NINE) & Bytes.HIGH_BITS
                    | digit - 1 & Long.MIN_VALUE
                    | point & (point - 1 | minus)
                    | minus & text - 1;
        }
        return odd;
    }

    /** The digits without the point, and a 1 in the place of the last one before it; -1 for negative numbers. */
    private static void split(long[] spelled, long[] digits, long[] units, int count) {
        for (int i = 0; i < count; i++) {
            long text = spelled[i];
            long digit = (text + FROM_ZERO & Bytes.HIGH_BITS) >>> 7;
            long minus = text & ~digit & Bytes.EACH;
            long point = text >>> 1 & ~digit & Bytes.EACH;
            long number = (text & (digit << 4) - digit) - ZERO * digit;
            long whole = point - 1 >> 63;
            long before = number & (point - 1 & ~whole);
            digits[i] = (number ^ before) + (before << 8);
            units[i] = point + (whole & 1L << 56);
            spelled[i] = -minus >> 63;
        }
    }

    private static void join(long[] digits, int count) {
        for (int i = 0; i < count; i++) {
            digits[i] = Bytes.together(digits[i]);
        }
    }

    private static void divide(long[] signs, long[] digits, long[] units, double[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = (double) ((digits[i] ^ signs[i]) - signs[i]) / (double) units[i];
        }
    }
}
