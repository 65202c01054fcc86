package org.etabli.gcode.read;

import org.etabli.gcode.read.Command.Problem;

/** What of a line is not words: text that a command takes as it is, marks, and nothing at all. */
final class LineText {

    private LineText() {}

    /** To the comment or the end of the line, without trailing blanks. */
    static int skip(byte[] b, int p, Command command) {
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

    /** The UTF-8 byte order mark that some editors put at the head of a file. */
    static boolean isMark(byte[] b, int p) {
        return b[p] == (byte) 0xEF && b[p + 1] == (byte) 0xBB && b[p + 2] == (byte) 0xBF;
    }

    /** Whether nothing but blanks stands between. */
    static boolean isBlank(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] > ' ') {
                return false;
            }
        }
        return true;
    }
}
