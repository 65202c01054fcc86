package org.etabli.gcode.read;

/**
 * Decimal numbers as programs spell them, correctly rounded up to fifteen digits. The position behind a number is
 * returned and the number itself stored, as the next word waits for the one and nobody for the other.
 */
final class Numbers {

    /** The buffer must reach this far beyond the line end. */
    static final int SLACK = 8;

    /** What {@link #quick} answers where a number is not as usual, or none at all. */
    static final int OTHER = -1;

    /**
     * What is greater is as absurd as this. A number of hundreds of digits, or divided by zero, would be infinite, and
     * what is worked out from it no number at all.
     */
    private static final double MOST = 1e50;

    private static final long ABOVE_NINE = (0x80 - ('9' + 1 - '.')) * Bytes.EACH;
    private static final int SEVEN_CHARACTERS = 8 * Byte.SIZE - 1;
    private static final int MANY_DIGITS = 7;
    private static final int MAX_EXACT_DIGITS = 18;
    private static final double[] POWERS = new double[MAX_EXACT_DIGITS + 1];

    /** What seven digits are to be divided by, by the place of the point among them. */
    private static final double[] SCALES = {1e7, 1e6, 1e5, 1e4, 1e3, 1e2, 1e1, 1e0};

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private Numbers() {}

    /**
     * Reads the number at {@code p} into one of the command's values.
     *
     * @return the position behind it, or {@code p} where there is none
     */
    static int read(byte[] b, int p, Command into, int slot) {
        int end = quick(b, p, into, slot);
        return end < 0 ? slow(b, p, into, slot) : end;
    }

    /**
     * As {@link #read} for nearly every number of a program, which has two to seven characters. Those are taken as one
     * long and worked on together, as a loop over the digits would guess its end wrong on every other number. The
     * first byte of the text is the long's lowest, so that borrows and carries only spoil what lies behind the first
     * byte that is no part of the number, where nothing looks.
     *
     * @return the position behind it, or {@link #OTHER}
     */
    static int quick(byte[] b, int p, Command into, int slot) {
        long text = Bytes.eight(b, p);
        boolean negative = (byte) text == '-';
        if (negative) {
            text = Bytes.eight(b, ++p);
        }
        long fromPoint = text - '.' * Bytes.EACH;
        int bits = Long.numberOfTrailingZeros((fromPoint | fromPoint + ABOVE_NINE) & Bytes.HIGH_BITS);
        if (bits < 2 * Byte.SIZE || bits == Long.SIZE) {
            return OTHER;
        }
        long digits = (text ^ Bytes.ZEROS) << 7 - bits;
        long point = digits & Bytes.POINTS;
        double value;
        if (point != 0) {
            long unit = point >>> 4;
            if ((point & point - 1 | digits & unit) != 0) {
                return OTHER;
            }
            long before = digits & unit - 1;
            long after = digits & -(point << 1);
            value = Bytes.together(before << 8 | after) / SCALES[Long.numberOfTrailingZeros(unit) >>> 3 & 7];
        } else if (bits < SEVEN_CHARACTERS) {
            value = Bytes.together(digits);
        } else {
            return OTHER;
        }
        into.values[slot] = negative ? -value : value;
        return p + (bits >>> 3);
    }

    /** Numbers of one character or more than seven, with a plus, blanks before them, or that are none. */
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
        into.hasLongNumber |= digits + decimals >= MANY_DIGITS;
        return p;
    }

    /** The number, or the greatest of its sign that programs are let have. */
    static double bounded(double number) {
        return Math.clamp(number, -MOST, MOST);
    }

    /** More digits than a long holds: rounded to a double at each. */
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
        return bounded(value);
    }
}
