package org.etabli.gcode.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.etabli.gcode.read.Command.Problem;

/**
 * Reads one line into a {@link Command}. The caller promises that a line end stands at or after the position, so
 * that the inner loops need no bound of their own.
 *
 * <p>Words follow NIST RS274 as the firmwares bend it: any case, blanks or none, {@code ;} and {@code ( )}
 * comments, {@code N} numbers and {@code *} checksums of the RepRap protocol, Klipper's named commands. An
 * {@code E} is always the extruder, never an exponent.
 */
final class CommandParser {

    /** The buffer must reach this far beyond the line end. */
    static final int SLACK = 8;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long ABOVE_NINE = 0x7676_7676_7676_7676L;
    private static final int POINT = '.' ^ '0';
    private static final int MAX_EXACT_DIGITS = 18;
    private static final double[] POWERS = new double[MAX_EXACT_DIGITS + 1];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private final Command command;
    private final Comments comments;
    private final Expressions expressions = new Expressions();
    private int at;

    CommandParser(Command command, Comments comments) {
        this.command = command;
        this.comments = comments;
    }

    /**
     * Parses the line that starts at {@code from}.
     *
     * @return the position after its line end; {@link Command#textFrom} is negative where there was no command
     */
    int parse(byte[] b, int from) {
        Command command = this.command;
        command.clear(b, from);
        int p = from;
        for (; ; ) {
            int c = b[p];
            int letter = (c | 0x20) - 'a';
            if (letter >= 0 && letter < 26) {
                p = word(b, p, letter);
                command.textTo = p;
            } else if (c == ' ' || c == '\t') {
                p++;
            } else if (c == '\n') {
                return p + 1;
            } else if (c == '\r') {
                return b[p + 1] == '\n' ? p + 2 : p + 1;
            } else {
                p = oddity(b, p, c);
                if (p <= 0) {
                    return -p;
                }
            }
        }
    }

    private int word(byte[] b, int p, int letter) {
        Command command = this.command;
        int start = p++;
        if (command.textFrom < 0) {
            int next = b[p];
            int nextLetter = (next | 0x20) - 'a';
            if (nextLetter >= 0 && nextLetter < 26 || next == '_') {
                return named(b, start);
            }
            if (letter == 'N' - 'A') {
                return lineNumber(b, start, p);
            }
            command.textFrom = start;
        }
        double value = number(b, p);
        if (at == p) {
            command.lettered |= 1 << letter;
            return letterAlone(b, start, p);
        }
        p = at;
        if (letter == 'G' - 'A' || letter == 'M' - 'A' || letter == 'T' - 'A' && command.codeCount == 0) {
            return code(b, start, p, letter, value);
        }
        command.values[letter] = value;
        command.valued |= 1 << letter;
        return p;
    }

    private int code(byte[] b, int start, int p, int letter, double value) {
        int tenths = (int) Math.rint(value * 10);
        if (value < 0 || tenths > Code.MAX_TENTHS) {
            command.problem(Problem.BAD_NUMBER, start);
            return p;
        }
        if (command.codeCount == Command.MAX_CODES) {
            command.problem(Problem.TOO_MANY_WORDS, start);
            return p;
        }
        int code = Code.of((char) ('A' + letter), tenths);
        command.codes[command.codeCount++] = code;
        return TextCommands.contains(code) ? skipText(b, p) : p;
    }

    /** A letter with no number behind it: a flag as in {@code G28 X}, quoted text, or an expression. */
    private int letterAlone(byte[] b, int start, int from) {
        int p = from;
        while (b[p] == ' ') {
            p++;
        }
        int c = b[p];
        if (c == '"') {
            int q = p + 1;
            while (b[q] != '"' && b[q] != '\n' && b[q] != '\r') {
                q++;
            }
            return b[q] == '"' ? q + 1 : q;
        }
        boolean signed = c == '-' || c == '+';
        int after = signed ? b[p + 1] : c;
        if (after == '#' || after == '[') {
            return formula(b, start, p);
        }
        if (signed || c == '.') {
            command.problem(Problem.BAD_NUMBER, p);
            return p + 1;
        }
        return start + 1;
    }

    /** A letter whose number has to be worked out. */
    private int formula(byte[] b, int start, int p) {
        command.problem(Problem.EXPRESSION, p);
        double value = expressions.value(b, p);
        int letter = (b[start] | 0x20) - 'a';
        if (value != value || expressions.end() == p) {
            return skipText(b, p);
        }
        command.lettered &= ~(1 << letter);
        if (letter == 'G' - 'A' || letter == 'M' - 'A') {
            return code(b, start, expressions.end(), letter, value);
        }
        command.values[letter] = value;
        command.valued |= 1 << letter;
        return expressions.end();
    }

    private int named(byte[] b, int start) {
        command.textFrom = start;
        command.extended = true;
        int p = start;
        while (b[p] > ' ' && b[p] != ';' && b[p] != '*') {
            p++;
        }
        command.nameTo = p;
        return skipText(b, p);
    }

    private int lineNumber(byte[] b, int start, int p) {
        number(b, p);
        if (at == p) {
            command.textFrom = start;
            command.lettered |= 1 << 'N' - 'A';
            return p;
        }
        return at;
    }

    /** To the comment or the end of the line, without trailing blanks. */
    private int skipText(byte[] b, int p) {
        int last = p;
        while (b[p] != '\n' && b[p] != '\r' && b[p] != ';') {
            int c = b[p++];
            if (c > ' ' || c < 0) {
                last = p;
            } else if (c < ' ' && c != '\t') {
                command.problem(Problem.BINARY, p - 1);
                last = p;
            }
        }
        return last;
    }

    /** Everything that is neither a word nor a blank; a negative answer is minus the position after the line. */
    private int oddity(byte[] b, int p, int c) {
        switch (c) {
            case ';' -> {
                return -comment(b, p);
            }
            case '(' -> {
                return parenthesis(b, p);
            }
            case '*' -> {
                return checksum(b, p);
            }
            case '%' -> {
                return p + 1;
            }
            case '/' -> {
                if (command.textFrom < 0) {
                    return p + 1;
                }
            }
            case '$' -> {
                if (command.textFrom < 0) {
                    command.textFrom = p;
                    command.textTo = skipText(b, p);
                    return command.textTo;
                }
            }
            case '#', '[' -> {
                if (command.textFrom < 0) {
                    command.textFrom = p;
                }
                command.problem(Problem.EXPRESSION, p);
                expressions.assign(b, p);
                int to = skipText(b, p);
                command.textTo = to;
                return to;
            }
            default -> {}
        }
        if (c >= 0 && c < ' ' || c == 0x7f) {
            command.problem(Problem.BINARY, p);
        } else if (isMark(b, p)) {
            return p + 3;
        } else {
            command.problem(Problem.BAD_CHARACTER, p);
        }
        if (command.textFrom < 0) {
            command.textFrom = p;
        }
        command.textTo = p + 1;
        return p + 1;
    }

    /** The UTF-8 byte order mark that some editors put at the head of a file. */
    private boolean isMark(byte[] b, int p) {
        return b[p] == (byte) 0xEF && b[p + 1] == (byte) 0xBB && b[p + 2] == (byte) 0xBF;
    }

    private int comment(byte[] b, int p) {
        int from = ++p;
        while (b[p] != '\n' && b[p] != '\r') {
            p++;
        }
        comments.comment(b, from, p);
        return b[p] == '\r' && b[p + 1] == '\n' ? p + 2 : p + 1;
    }

    private int parenthesis(byte[] b, int p) {
        int from = p + 1;
        while (b[p] != ')' && b[p] != '\n' && b[p] != '\r') {
            p++;
        }
        comments.comment(b, from, p);
        if (command.textFrom >= 0) {
            command.commentInside = true;
        }
        return b[p] == ')' ? p + 1 : p;
    }

    private int checksum(byte[] b, int p) {
        if (command.textFrom < 0 && isBlank(b, command.lineFrom, p)) {
            return skipText(b, p);
        }
        double given = number(b, p + 1);
        int q = at;
        if (q > p + 1) {
            int sum = 0;
            for (int i = command.lineFrom; i < p; i++) {
                sum ^= b[i];
            }
            if ((sum & 0xFF) != (int) given) {
                command.problem(Problem.BAD_CHECKSUM, p);
            }
        }
        return q;
    }

    private static boolean isBlank(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    /**
     * The number at {@code p}, correctly rounded; {@link #at} is left behind it, or at {@code p} where there is none.
     *
     * <p>Nearly every number of a program fits into eight bytes. Those are taken as one long and worked on together,
     * as a loop over the digits would guess its end wrong on every other number.
     */
    private double number(byte[] b, int p) {
        int c = b[p];
        boolean negative = c == '-';
        if (negative) {
            p++;
        }
        long digits = (long) EIGHT_BYTES.get(b, p) ^ ZEROS;
        long strange = ((digits & LOW_BITS) + ABOVE_NINE | digits) & HIGH_BITS;
        if (strange == 0) {
            return slowNumber(b, negative ? p - 1 : p);
        }
        int whole = Long.numberOfTrailingZeros(strange) & ~7;
        if ((digits >>> whole & 0xFF) != POINT) {
            if (whole == 0) {
                return slowNumber(b, negative ? p - 1 : p);
            }
            at = p + (whole >>> 3);
            long value = together(digits << 64 - whole);
            return negative ? -value : value;
        }
        strange &= strange - 1;
        if (strange == 0) {
            return slowNumber(b, negative ? p - 1 : p);
        }
        int end = (Long.numberOfTrailingZeros(strange) & ~7) - 8;
        if (end == 0) {
            return slowNumber(b, negative ? p - 1 : p);
        }
        at = p + (end >>> 3) + 1;
        long before = (1L << whole) - 1;
        long value = together((digits & before | digits >>> 8 & ~before) << 64 - end);
        double number = value / POWERS[end - whole >>> 3];
        return negative ? -number : number;
    }

    /** Eight digits, the first in the lowest byte, as the number they spell. */
    private static long together(long digits) {
        digits = digits * 10 + (digits >>> 8) & 0x00FF_00FF_00FF_00FFL;
        digits = digits * 100 + (digits >>> 16) & 0x0000_FFFF_0000_FFFFL;
        return digits * 10_000 + (digits >>> 32) & 0xFFFF_FFFFL;
    }

    /** Numbers of more than seven characters, with a plus, blanks before them, or that are none. */
    private double slowNumber(byte[] b, int from) {
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
            at = from;
            return Double.NaN;
        }
        at = p;
        if (digits + decimals > MAX_EXACT_DIGITS) {
            return longNumber(b, start, p, negative);
        }
        double value = decimals == 0 ? mantissa : mantissa / POWERS[decimals];
        return negative ? -value : value;
    }

    /** More digits than a long holds: rounded to a double digit by digit, infinite where it is absurd. */
    private static double longNumber(byte[] b, int from, int to, boolean negative) {
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
        return negative ? -value : value;
    }
}
