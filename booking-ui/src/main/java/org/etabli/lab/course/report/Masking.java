package org.etabli.lab.course.report;

import java.util.Arrays;

/**
 * A table of counts of people in which nobody can be told from a small count: counts from 1 to {@value #LEAST} − 1 are
 * hidden, and as many others as it takes that no hidden one can be worked out from the sums, which are shown too.
 *
 * @param cells the counts; last in each row its sum, last row the columns' sums
 * @param hidden which of them are not to be shown
 */
public record Masking(int[][] cells, boolean[][] hidden) {

    /** The least number of people that is shown. */
    public static final int LEAST = 5;

    /** @param counts rows of the same length, without sums; for people counted once each */
    public static Masking of(int[][] counts) {
        int[][] cells = withSums(counts);
        boolean[][] hidden = new boolean[cells.length][cells[0].length];
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                hidden[row][column] = isSmall(cells[row][column]);
            }
        }
        Masking masking = new Masking(cells, hidden);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int row = 0; row < cells.length; row++) {
                changed |= masking.protect(row, -1);
            }
            for (int column = 0; column < cells[0].length; column++) {
                changed |= masking.protect(-1, column);
            }
        }
        return masking;
    }

    /** Counts that do not sum to anything shown, such as people by theme: only the small ones are hidden. */
    public static boolean isSmall(int count) {
        return count > 0 && count < LEAST;
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

    /**
     * Whatever is hidden in a line is only known together: two counts at least, whose parts and sum leave every one of
     * them open. A sum is the parts' total, so it is a count of its line like the others.
     */
    private boolean protect(int row, int column) {
        int length = row >= 0 ? cells[0].length : cells.length;
        int hiddenCount = 0;
        int hiddenParts = 0;
        int parts = 0;
        for (int i = 0; i < length; i++) {
            if (isHidden(row, column, i)) {
                hiddenCount++;
                if (i < length - 1) {
                    hiddenParts += cell(row, column, i);
                    parts++;
                }
            }
        }
        boolean sumHidden = isHidden(row, column, length - 1);
        boolean open =
                hiddenCount == 0 || (hiddenCount >= 2 && (sumHidden || (parts >= 2 && hiddenParts >= 2 * LEAST)));
        return !open && hideSmallest(row, column, length);
    }

    private boolean hideSmallest(int row, int column, int length) {
        int best = -1;
        for (int i = 0; i < length; i++) {
            boolean candidate = !isHidden(row, column, i) && cell(row, column, i) > 0;
            if (candidate && (best < 0 || cell(row, column, i) < cell(row, column, best))) {
                best = i;
            }
        }
        if (best < 0) {
            return false;
        }
        if (row >= 0) {
            hidden[row][best] = true;
        } else {
            hidden[best][column] = true;
        }
        return true;
    }

    private int cell(int row, int column, int i) {
        return row >= 0 ? cells[row][i] : cells[i][column];
    }

    private boolean isHidden(int row, int column, int i) {
        return row >= 0 ? hidden[row][i] : hidden[i][column];
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
