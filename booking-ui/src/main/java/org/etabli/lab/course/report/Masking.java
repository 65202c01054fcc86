package org.etabli.lab.course.report;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A table of counts of people in which nobody can be told from a small count: counts from 1 to {@value #LEAST} − 1 are
 * hidden, and as many others as it takes that none of them can be worked out from what is shown, here or in the tables of
 * one dimension, whose sums these are.
 *
 * @param cells the counts; last in each row its sum, last row the columns' sums
 * @param hidden which of them are not to be shown
 */
public record Masking(int[][] cells, boolean[][] hidden) {

    /** The least number of people that is shown. */
    public static final int LEAST = 5;

    /** Counts that do not sum to anything shown, such as people by theme: only the small ones are hidden. */
    public static boolean isSmall(int count) {
        return count > 0 && count < LEAST;
    }

    /** Whether one dimension's counts could be worked out from their sum, whatever else is hidden. */
    static boolean sumGivesAway(int[] counts) {
        boolean[] none = new boolean[counts.length];
        Arrays.fill(none, true);
        return isSmall(Arrays.stream(counts).sum())
                || IntStream.range(0, counts.length).anyMatch(i -> isSmall(counts[i]) && isKnown(counts, none, i));
    }

    /** One dimension by itself. @param sumHidden where any dimension's counts could be worked out from the sum */
    static Masking alone(int[] counts, boolean sumHidden) {
        boolean[] hides = new boolean[counts.length];
        for (int i = 0; i < counts.length; i++) {
            hides[i] = isSmall(counts[i]);
        }
        boolean more = !sumHidden;
        while (more) {
            int best = -1;
            boolean known = false;
            for (int i = 0; i < counts.length; i++) {
                known |= isSmall(counts[i]) && isKnown(counts, hides, i);
                boolean smaller = !hides[i] && counts[i] > 0 && (best < 0 || counts[i] < counts[best]);
                best = smaller ? i : best;
            }
            more = known && best >= 0;
            if (more) {
                hides[best] = true;
            }
        }
        int[][] column = Arrays.stream(counts).mapToObj(n -> new int[] {n}).toArray(int[][]::new);
        Masking masking = new Masking(withSums(column), new boolean[counts.length + 1][2]);
        for (int i = 0; i < counts.length; i++) {
            Arrays.fill(masking.hidden[i], hides[i]);
        }
        Arrays.fill(masking.hidden[counts.length], sumHidden);
        return masking;
    }

    /** With the sum shown, a hidden count is known when none of the others could be one more or one fewer for it. */
    private static boolean isKnown(int[] counts, boolean[] hides, int one) {
        boolean moves = false;
        for (int i = 0; i < counts.length; i++) {
            moves |= i != one && hides[i] && counts[i] > 0 && (counts[i] > 1 || counts[one] > 1);
        }
        return !moves;
    }

    /** Two dimensions crossed; their sums are hidden just where each dimension by itself hides them. */
    static Masking crossed(int[][] counts, Masking rows, Masking columns) {
        Masking masking = new Masking(withSums(counts), new boolean[rows.cells.length][columns.cells.length]);
        int height = counts.length;
        int width = columns.cells.length - 1;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                masking.hidden[row][column] = isSmall(counts[row][column]);
            }
            masking.hidden[row][width] = rows.hidden[row][0];
        }
        for (int column = 0; column < width; column++) {
            masking.hidden[height][column] = columns.hidden[column][0];
        }
        masking.hidden[height][width] = rows.hidden[height][0] || columns.hidden[width][0];
        boolean changed = true;
        while (changed) {
            changed = masking.protect();
        }
        return masking;
    }

    /** Hides one count more for a small one that could be worked out; says whether it did. */
    private boolean protect() {
        Deduction deduction = new Deduction(cells, hidden);
        for (int row = 0; row < cells.length - 1; row++) {
            for (int column = 0; column < cells[0].length - 1; column++) {
                if (isSmall(cells[row][column]) && deduction.knows(row, column)) {
                    return hideFor(row, column);
                }
            }
        }
        return false;
    }

    /** In its row, in its column, anywhere: the smallest first, and nought only where nothing else is left. */
    private boolean hideFor(int row, int column) {
        int[] best = null;
        int bestRank = Integer.MAX_VALUE;
        for (int r = 0; r < cells.length - 1; r++) {
            for (int c = 0; c < cells[0].length - 1; c++) {
                int far = r == row || c == column ? 0 : 1_000_000;
                int rank = far + (cells[r][c] == 0 ? 500_000 : cells[r][c]);
                if (!hidden[r][c] && rank < bestRank) {
                    best = new int[] {r, c};
                    bestRank = rank;
                }
            }
        }
        if (best == null) {
            return false;
        }
        hidden[best[0]][best[1]] = true;
        return true;
    }

    /** What is shown of a count. */
    public String shown(int row, int column) {
        return hidden[row][column] ? "*" : String.valueOf(cells[row][column]);
    }

    private static int[][] withSums(int[][] counts) {
        int columns = counts.length == 0 ? 0 : counts[0].length;
        int[][] cells = new int[counts.length + 1][columns + 1];
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < columns; column++) {
                int count = counts[row][column];
                cells[row][column] = count;
                cells[row][columns] += count;
                cells[counts.length][column] += count;
                cells[counts.length][columns] += count;
            }
        }
        return cells;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Masking m && Arrays.deepEquals(cells, m.cells) && Arrays.deepEquals(hidden, m.hidden);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.deepHashCode(cells) + Arrays.deepHashCode(hidden);
    }
}
