package org.etabli.gcode.read;

/**
 * The words of plain moves, which nearly all lines of a program are. Whatever is not as plain, or not yet read when
 * something odd comes, is left to {@link CommandParser}, which would have read the same.
 */
final class PlainMove {

    private static final int CODE_DIGIT = 3 << Byte.SIZE;
    private static final int G0_X = 'X' << 24 | ' ' << 16 | '0' << 8 | 'G';
    static final short TO_Y = 'Y' << 8 | ' ';
    static final short TO_E = 'E' << 8 | ' ';
    private static final int X_Y_E = Command.letters("XYE");

    /** Letters that may not stand among the words. */
    private static final int CODES = Command.letters("GM");

    private PlainMove() {}

    /** @return the position behind the words that were plain, {@code from} where none was */
    static int read(byte[] b, int from, Command command) {
        int head = Bytes.four(b, from);
        if ((head & ~CODE_DIGIT) != G0_X) {
            return words(b, from, command);
        }
        int p = Numbers.quick(b, from + 4, command, 'X' - 'A');
        if (p < 0 || Bytes.two(b, p) != TO_Y) {
            return words(b, from, command);
        }
        p = Numbers.quick(b, p + 2, command, 'Y' - 'A');
        if (p < 0 || Bytes.two(b, p) != TO_E) {
            return words(b, from, command);
        }
        p = Numbers.quick(b, p + 2, command, 'E' - 'A');
        if (p < 0) {
            return words(b, from, command);
        }
        command.plain(from, p, Code.G0 + 10 * (head >>> 8 & 3), X_Y_E);
        return p;
    }

    /** Words of any letter in any order, with a blank between them or none. */
    private static int words(byte[] b, int from, Command command) {
        int digit = b[from + 1] - '0';
        if (b[from] != 'G' || digit < 0 || digit > 3 || b[from + 2] != ' ') {
            return from;
        }
        int valued = 0;
        int p = from + 3;
        int to = from + 2;
        for (; ; ) {
            int letter = (b[p] | 0x20) - 'a';
            if (letter < 0 || letter >= Command.LETTERS || (CODES >> letter & 1) != 0) {
                break;
            }
            int end = Numbers.read(b, p + 1, command, letter);
            if (end == p + 1) {
                break;
            }
            valued |= 1 << letter;
            to = end;
            p = b[end] == ' ' ? end + 1 : end;
        }
        command.plain(from, to, Code.G0 + 10 * digit, valued);
        return p;
    }
}
