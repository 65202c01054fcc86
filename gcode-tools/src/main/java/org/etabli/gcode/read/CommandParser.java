package org.etabli.gcode.read;

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
    static final int SLACK = Numbers.SLACK;

    private final Command command;
    private final Comments comments;
    private final Expressions expressions = new Expressions();

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
        int p = PlainMove.read(b, from, command);
        if (b[p] == '\n') {
            return p + 1;
        }
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
        int end = Numbers.read(b, p, command, letter);
        if (end == p) {
            command.lettered |= 1 << letter;
            return letterAlone(b, start, p);
        }
        if (letter == 'G' - 'A' || letter == 'M' - 'A' || letter == 'T' - 'A' && command.codeCount == 0) {
            return code(b, start, end, letter, command.values[letter]);
        }
        command.valued |= 1 << letter;
        return end;
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
        return TextCommands.contains(code) ? LineText.skip(b, p, command) : p;
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
        double value = Numbers.bounded(expressions.value(b, p));
        int letter = (b[start] | 0x20) - 'a';
        if (value != value || expressions.end() == p) {
            return LineText.skip(b, p, command);
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
        return LineText.skip(b, p, command);
    }

    private int lineNumber(byte[] b, int start, int p) {
        int end = Numbers.read(b, p, command, Command.ASIDE);
        if (end == p) {
            command.textFrom = start;
            command.lettered |= 1 << 'N' - 'A';
        }
        return end;
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
                    command.textTo = LineText.skip(b, p, command);
                    return command.textTo;
                }
            }
            case '#', '[' -> {
                if (command.textFrom < 0) {
                    command.textFrom = p;
                }
                command.problem(Problem.EXPRESSION, p);
                expressions.assign(b, p);
                int to = LineText.skip(b, p, command);
                command.textTo = to;
                return to;
            }
            default -> {}
        }
        if (c >= 0 && c < ' ' || c == 0x7f) {
            command.problem(Problem.BINARY, p);
        } else if (LineText.isMark(b, p)) {
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
        if (command.textFrom < 0 && LineText.isBlank(b, command.lineFrom, p)) {
            return LineText.skip(b, p, command);
        }
        int q = Numbers.read(b, p + 1, command, Command.ASIDE);
        if (q > p + 1) {
            int sum = 0;
            for (int i = command.lineFrom; i < p; i++) {
                sum ^= b[i];
            }
            if ((sum & 0xFF) != (int) command.values[Command.ASIDE]) {
                command.problem(Problem.BAD_CHECKSUM, p);
            }
        }
        return q;
    }
}
