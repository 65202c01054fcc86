package org.etabli.lab.course.report;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What somebody who can count works out of a table with hidden counts. The table is seen as a flow of people from rows to
 * columns (D. Gusfield, "A graph theoretic approach to statistical data security", SIAM J. Computing 17, 1988): a hidden
 * count is known exactly when there is no way round through it along which hidden counts could be one more and one fewer
 * in turn while everything shown stays as it is. Whoever works it out knows that what is hidden is at least one, unless
 * it is nought.
 */
final class Deduction {

    private final int rows;
    private final int columns;
    /** How many people may be taken from each node to each other: none, or some. */
    private final boolean[][] may;

    Deduction(int[][] cells, boolean[][] hidden) {
        this.rows = cells.length - 1;
        this.columns = cells[0].length - 1;
        this.may = new boolean[rows + columns + 2][rows + columns + 2];
        int source = rows + columns;
        int sink = source + 1;
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                if (hidden[row][column]) {
                    boolean isSum = row == rows || column == columns;
                    int from = isSum && row == rows ? column == columns ? sink : rows + column : isSum ? source : row;
                    int to = isSum && row == rows ? column == columns ? source : sink : isSum ? row : rows + column;
                    may[from][to] = true;
                    may[to][from] = cells[row][column] > 1;
                }
            }
        }
    }

    /** Whether a hidden count inside the table is known all the same. */
    boolean knows(int row, int column) {
        int from = row;
        int to = rows + column;
        boolean forth = may[from][to];
        boolean back = may[to][from];
        may[from][to] = false;
        may[to][from] = false;
        boolean known = !(leads(to, from) || (back && leads(from, to)));
        may[from][to] = forth;
        may[to][from] = back;
        return known;
    }

    private boolean leads(int from, int to) {
        boolean[] seen = new boolean[may.length];
        Deque<Integer> next = new ArrayDeque<>(Arrays.asList(from));
        seen[from] = true;
        while (!next.isEmpty()) {
            int node = next.remove();
            for (int other = 0; other < may.length; other++) {
                if (may[node][other] && !seen[other]) {
                    seen[other] = true;
                    next.add(other);
                }
            }
        }
        return seen[to];
    }
}
