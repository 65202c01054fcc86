package org.etabli.gcode.read;

/**
 * A run of lines {@code G1 X… Y… E…}, which nearly all of a print consists of, read in one go: first where each number
 * ends, which must go byte by byte, then what they say. Whatever is spelled in any other way ends the run and is left
 * to {@link CommandParser}, which would have read the same.
 */
public final class MoveRun {

    /** Most moves of a run. */
    public static final int MOST = 512;

    /** Numbers of each move. */
    public static final int WORDS = 3;

    /** Fewer are read as quickly one by one. */
    private static final int FEWEST = 8;

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
        int p = from;
        int moves = 0;
        end = from;
        while (moves < MOST && Bytes.four(b, p) == G1_X) {
            p = numerals.note(b, p + 4, WORDS * moves);
            if (p < 0 || Bytes.two(b, p) != PlainMove.TO_Y) {
                break;
            }
            p = numerals.note(b, p + 2, WORDS * moves + 1);
            if (p < 0 || Bytes.two(b, p) != PlainMove.TO_E) {
                break;
            }
            p = numerals.note(b, p + 2, WORDS * moves + 2);
            if (p < 0) {
                break;
            }
            if (b[p] == '\r') {
                p++;
            }
            if (b[p] != '\n' || ++p >= limit) {
                break;
            }
            moves++;
            end = p;
        }
        count = moves;
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
