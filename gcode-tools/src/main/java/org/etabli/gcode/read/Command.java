package org.etabli.gcode.read;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One command of a program, as its firmware would see it: codes ({@code G1}, {@code M104}, {@code T0}) and
 * lettered words. The reader owns a single instance and overwrites it with each line, so that reading leaves no
 * garbage behind; keep nothing of it beyond the next line.
 */
public final class Command {

    /** More codes than any controller accepts on one line (one per modal group, and GRBL has fourteen). */
    static final int MAX_CODES = 24;

    static final int LETTERS = 26;

    /** Where a number goes that is no letter's: a line's own, or a checksum. */
    static final int ASIDE = LETTERS;

    private static final int[] NO_CODES = {};

    /** Why a line could not be read as plain words; {@code NONE} for nearly all. */
    public enum Problem {
        NONE,
        BAD_CHARACTER,
        BAD_NUMBER,
        EXPRESSION,
        TOO_MANY_WORDS,
        BAD_CHECKSUM,
        TOO_LONG,
        BINARY
    }

    final double[] values = new double[LETTERS + 1];
    final int[] codes = new int[MAX_CODES];
    int valued;
    int lettered;
    int codeCount;
    int line;
    long index;
    byte[] bytes = new byte[0];
    int lineFrom;
    int textFrom;
    int textTo;
    int nameTo;
    boolean commentInside;
    boolean extended;
    boolean hasLongNumber;
    Problem problem = Problem.NONE;
    int problemAt;

    void clear(byte[] buffer, int from) {
        bytes = buffer;
        lineFrom = from;
        textFrom = -1;
        textTo = from;
        valued = 0;
        lettered = 0;
        codeCount = 0;
        commentInside = false;
        extended = false;
        hasLongNumber = false;
        problem = Problem.NONE;
    }

    /** One code, and the words of these letters. */
    void plain(int from, int to, int code, int letters) {
        textFrom = from;
        textTo = to;
        codes[0] = code;
        codeCount = 1;
        valued = letters;
    }

    void problem(Problem found, int at) {
        if (problem == Problem.NONE) {
            problem = found;
            problemAt = at;
        }
    }

    /** Line of the file this command stands on, from 1. */
    public int line() {
        return line;
    }

    /** How many commands came before this one: the number a sender would count it by, from 0. */
    public long index() {
        return index;
    }

    /** The first code as {@link Code} packs it, or {@link Code#NONE} on a line of bare words. */
    public int code() {
        return codeCount == 0 ? Code.NONE : codes[0];
    }

    public int codeCount() {
        return codeCount;
    }

    public int code(int position) {
        return codes[position];
    }

    /** Whether {@code letter} (upper case) came with a number. */
    public boolean has(char letter) {
        return (valued >> (letter - 'A') & 1) != 0;
    }

    /** Whether {@code letter} is on the line at all, as in {@code G28 X}. */
    public boolean mentions(char letter) {
        return ((valued | lettered) >> (letter - 'A') & 1) != 0;
    }

    /** The number after {@code letter}; stale where {@link #has} is false. */
    public double value(char letter) {
        return values[letter - 'A'];
    }

    public double value(char letter, double otherwise) {
        return has(letter) ? values[letter - 'A'] : otherwise;
    }

    /** Whether a number has seven digits or more: all that are larger than a million have. */
    public boolean hasLongNumber() {
        return hasLongNumber;
    }

    /** Whether the line's words end in a letter without its number, as where a copy was cut short. */
    public boolean endsInLetter() {
        if (extended || textTo <= textFrom || textFrom < 0) {
            return false;
        }
        int last = (bytes[textTo - 1] | 0x20) - 'a';
        return last >= 0 && last < LETTERS;
    }

    /** Whether any of the letters in the mask made by {@link #letters} came with a number. */
    public boolean hasAny(int mask) {
        return (valued & mask) != 0;
    }

    /** A mask for {@link #hasAny}. */
    public static int letters(String letters) {
        int mask = 0;
        for (int i = 0; i < letters.length(); i++) {
            mask |= 1 << letters.charAt(i) - 'A';
        }
        return mask;
    }

    /** Whether this is a named command such as Klipper's {@code SET_VELOCITY_LIMIT ACCEL=3000}. */
    public boolean extended() {
        return extended;
    }

    /** The name of an extended command in upper case, {@code ""} for any other. */
    public String name() {
        return extended ? ascii(textFrom, nameTo).toUpperCase(java.util.Locale.ROOT) : "";
    }

    /** The value of {@code key=} on an extended command, or null where it has none. */
    public @Nullable String parameter(String key) {
        if (!extended) {
            return null;
        }
        for (String part : ascii(nameTo, textTo).trim().split("\\s+")) {
            int equals = part.indexOf('=');
            if (equals == key.length() && part.regionMatches(true, 0, key, 0, equals)) {
                return part.substring(equals + 1);
            }
        }
        return null;
    }

    /** As {@link #parameter}, as a number; NaN where it is missing or not one. */
    public double parameterNumber(String key) {
        String value = parameter(key);
        if (value == null) {
            return Double.NaN;
        }
        try {
            return Numbers.bounded(Double.parseDouble(value));
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    public Problem problem() {
        return problem;
    }

    /** Column of the problem, or of the command's first character, from 1. */
    public int column() {
        return (problem == Problem.NONE ? Math.max(textFrom, lineFrom) : problemAt) - lineFrom + 1;
    }

    /** Bytes a sender would put on the wire, without the line end. */
    public int length() {
        return commentInside ? text().length() : textTo - textFrom;
    }

    /** The command as a sender would send it: no comment, number, checksum or outer blanks. */
    public String text() {
        if (!commentInside) {
            return new String(bytes, textFrom, textTo - textFrom, StandardCharsets.UTF_8);
        }
        byte[] clean = new byte[textTo - textFrom];
        int length = copyText(clean, 0);
        return new String(clean, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * Copies the text into {@code target} from {@code at}, which must have room for {@link #spaceNeeded}.
     *
     * @return how many bytes were copied
     */
    public int copyText(byte[] target, int at) {
        if (!commentInside) {
            System.arraycopy(bytes, textFrom, target, at, textTo - textFrom);
            return textTo - textFrom;
        }
        int to = at;
        boolean inside = false;
        for (int i = textFrom; i < textTo; i++) {
            byte c = bytes[i];
            if (c == '(') {
                inside = true;
            } else if (c == ')') {
                inside = false;
            } else if (!inside && !(c == ' ' && to > at && target[to - 1] == ' ')) {
                target[to++] = c;
            }
        }
        while (to > at && (target[to - 1] == ' ' || target[to - 1] == '\t')) {
            to--;
        }
        return to - at;
    }

    public int spaceNeeded() {
        return textTo - textFrom;
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return textFrom < 0 ? "" : text();
    }

    int[] codes() {
        return codeCount == 0 ? NO_CODES : java.util.Arrays.copyOf(codes, codeCount);
    }
}
