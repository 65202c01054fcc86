package org.etabli.gcode.read;

/**
 * A run of lines {@code G1 X… Y… E…}, which nearly all of a print consists of, read in one go: first where each number
 * ends, one after the other, then what all of them say together. Whatever is spelled in any other way ends the run and
 * is left to {@link CommandParser}, which would have read the same.
 */
public final class MoveRun {

    /** Most moves of a run. */
    public static final int MOST = 512;

    /** Numbers of each move. */
    public static final int WORDS = 3;

    /** Fewer are read as quickly one by one. */
    private static final int FEWEST = 8;

    /** Characters of the shortest line that is looked for; the longest has twice as many. */
    private static final int SHORTEST = 16;

    /** Bytes behind the first of a line that are looked at. */
    static final int REACH = 3 * SHORTEST;

    private static final short CRLF = '\n' << 8 | '\r';

    private static final int G1_X = 'X' << 24 | ' ' << 16 | '1' << 8 | 'G';

    private final Numerals numerals = new Numerals(WORDS * MOST);
    private final double[] numbers = new double[WORDS * MOST];
    private int count;
    private int end;
    private long index;

    /**
     * Reads the run that starts at {@code from} and whose last line ends before {@code limit}.
     *
     * @param index of the first command in its program, from 0
     * @return whether there is one worth it; where not, {@link #count} moves are better read one by one
     */
    boolean read(byte[] b, int from, int limit, long index) {
        this.index = index;
        note(b, from, limit);
        return count >= FEWEST && numerals.values(numbers, WORDS * count);
    }

    private void note(byte[] b, int from, int limit) {
        int moves = 0;
        int line = from;
        while (moves < MOST && (int) Bytes.eight(b, line) == G1_X) {
            int lineEnd = lineEnd(b, line + SHORTEST);
            int x = numerals.note(b, line + 4, WORDS * moves);
            if ((short) Bytes.eight(b, x) != PlainMove.TO_Y) {
                break;
            }
            int y = numerals.note(b, x + 2, WORDS * moves + 1);
            if ((short) Bytes.eight(b, y) != PlainMove.TO_E || numerals.note(b, y + 2, WORDS * moves + 2) != lineEnd) {
                break;
            }
            short ends = (short) Bytes.eight(b, lineEnd);
            int next = (byte) ends == '\n' ? lineEnd + 1 : lineEnd + 2;
            if ((byte) ends != '\n' && ends != CRLF || next >= limit) {
                break;
            }
            line = next;
            moves++;
        }
        end = line;
        count = moves;
    }

    /**
     * Where the line ends, so that reading the next one need not wait for this one's numbers.
     *
     * @return the first control character from {@code p} on; behind sixteen bytes without one
     */
    private static int lineEnd(byte[] b, int p) {
        long near = Bytes.controls(Bytes.eight(b, p));
        long far = Bytes.controls(Bytes.eight(b, p + Long.BYTES));
        return near != 0 ? p + Bytes.first(near) : p + Long.BYTES + Bytes.first(far);
    }

    /** How many moves the run has. */
    public int count() {
        return count;
    }

    /** Which command of the program its first is, from 0. */
    public long index() {
        return index;
    }

    /** X, Y and E of each move, as they stand on the lines; {@link #WORDS} numbers each. */
    public double[] numbers() {
        return numbers;
    }

    /** Position behind its last line. */
    int end() {
        return end;
    }
}
