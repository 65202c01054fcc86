package org.etabli.lab.course.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaskingTest {

    @Test
    void aSmallCountIsNeverShown() {
        Random random = new Random(3);
        for (int i = 0; i < 3000; i++) {
            Masking masking = of(table(random, 1 + random.nextInt(5), 1 + random.nextInt(5), 14));
            for (int row = 0; row < masking.cells().length; row++) {
                for (int column = 0; column < masking.cells()[0].length; column++) {
                    if (Masking.isSmall(masking.cells()[row][column])) {
                        assertThat(masking.hidden()[row][column]).isTrue();
                    }
                }
            }
        }
    }

    /** Somebody who knows the rules and can count tries every table that agrees with what is shown. */
    @Test
    void noHiddenCountCanBeWorkedOutFromWhatIsShown() {
        Random random = new Random(5);
        int tables = 0;
        for (int i = 0; i < 400; i++) {
            int[][] counts = table(random, 1 + random.nextInt(3), 1 + random.nextInt(3), 9);
            Masking masking = of(counts);
            Attack attack = new Attack(masking);
            if (attack.isTooLarge()) {
                continue;
            }
            tables++;
            attack.run();
            for (int row = 0; row < counts.length; row++) {
                for (int column = 0; column < counts[0].length; column++) {
                    if (Masking.isSmall(counts[row][column])) {
                        assertThat(attack.most[row][column] - attack.least[row][column])
                                .as("%s gives away %d, %d", java.util.Arrays.deepToString(counts), row, column)
                                .isPositive();
                    }
                }
            }
        }
        assertThat(tables).isGreaterThan(100);
    }

    @Test
    void theOnlySmallCountTakesTheNextSmallestWithIt() {
        int[] counts = {2, 9, 30};
        Masking masking = Masking.alone(counts, Masking.sumGivesAway(counts));

        assertThat(new String[] {masking.shown(0, 0), masking.shown(1, 0), masking.shown(2, 0), masking.shown(3, 0)})
                .containsExactly("*", "*", "30", "41");
    }

    @Test
    void nothingIsHiddenWhereNothingIsSmallAndNoughtIsShown() {
        Masking masking = of(new int[][] {{0, 7}, {12, 5}});

        assertThat(masking.shown(0, 0)).isEqualTo("0");
        assertThat(masking.shown(2, 2)).isEqualTo("24");
        assertThat(masking.hidden()).isDeepEqualTo(new boolean[3][3]);
    }

    /** Five groups of one in five people: the sum alone says that each is one. */
    @Test
    void theSumIsHiddenWhereItGivesAPartAway() {
        int[] ones = {1, 1, 1, 1, 1};

        assertThat(Masking.sumGivesAway(ones)).isTrue();
        assertThat(Masking.alone(ones, true).shown(5, 0)).isEqualTo("*");
        assertThat(Masking.sumGivesAway(new int[] {1, 1, 1, 1, 2})).isFalse();
        assertThat(Masking.sumGivesAway(new int[] {3})).isTrue();
    }

    /** What a crossed table hides, the tables of one dimension do not show. */
    @Test
    void theSumsOfACrossedTableAreThoseOfEachDimension() {
        int[][] counts = {{1, 6}, {20, 30}};
        Masking masking = of(counts);

        assertThat(new String[] {masking.shown(0, 2), masking.shown(1, 2), masking.shown(2, 0), masking.shown(2, 1)})
                .containsExactly("7", "50", "21", "36");
        assertThat(masking.hidden()[0]).containsExactly(true, true, false);
        assertThat(masking.hidden()[1]).containsExactly(true, true, false);
    }

    /** As the report does: each dimension by itself, and both crossed, shown to the same reader. */
    private static Masking of(int[][] counts) {
        int[] rows = java.util.Arrays.stream(counts)
                .mapToInt(row -> java.util.Arrays.stream(row).sum())
                .toArray();
        int[] columns = new int[counts[0].length];
        for (int[] row : counts) {
            for (int column = 0; column < columns.length; column++) {
                columns[column] += row[column];
            }
        }
        boolean sumHidden = Masking.sumGivesAway(rows) || Masking.sumGivesAway(columns);
        return Masking.crossed(counts, Masking.alone(rows, sumHidden), Masking.alone(columns, sumHidden));
    }

    private static int[][] table(Random random, int rows, int columns, int most) {
        int[][] counts = new int[rows][columns];
        for (int[] row : counts) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextInt(most + 1);
            }
        }
        return counts;
    }

    /** Every table of hidden counts, from 1 on, that agrees with each sum shown. */
    private static final class Attack {

        /** No hidden count of these tests is larger than this; the attacker guesses so. */
        private static final int MOST = 14;

        final int[][] least;
        final int[][] most;
        private final Masking masking;
        private final int[][] tried;
        private final java.util.List<int[]> open = new java.util.ArrayList<>();

        Attack(Masking masking) {
            this.masking = masking;
            int rows = masking.cells().length - 1;
            int columns = masking.cells()[0].length - 1;
            this.least = new int[rows][columns];
            this.most = new int[rows][columns];
            this.tried = new int[rows][columns];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    least[row][column] = Integer.MAX_VALUE;
                    most[row][column] = Integer.MIN_VALUE;
                    tried[row][column] = masking.cells()[row][column];
                    if (masking.hidden()[row][column]) {
                        open.add(new int[] {row, column});
                    }
                }
            }
        }

        boolean isTooLarge() {
            return open.size() > 4;
        }

        void run() {
            guess(0);
        }

        private void guess(int next) {
            if (next == open.size()) {
                if (agrees()) {
                    for (int[] cell : open) {
                        int value = tried[cell[0]][cell[1]];
                        least[cell[0]][cell[1]] = Math.min(least[cell[0]][cell[1]], value);
                        most[cell[0]][cell[1]] = Math.max(most[cell[0]][cell[1]], value);
                    }
                }
                return;
            }
            int[] cell = open.get(next);
            for (int value = Math.min(1, masking.cells()[cell[0]][cell[1]]); value <= MOST; value++) {
                tried[cell[0]][cell[1]] = value;
                guess(next + 1);
            }
        }

        private boolean agrees() {
            int rows = tried.length;
            int columns = tried[0].length;
            int all = 0;
            for (int row = 0; row < rows; row++) {
                int sum = java.util.Arrays.stream(tried[row]).sum();
                all += sum;
                if (!agrees(row, columns, sum)) {
                    return false;
                }
            }
            for (int column = 0; column < columns; column++) {
                int sum = 0;
                for (int[] row : tried) {
                    sum += row[column];
                }
                if (!agrees(rows, column, sum)) {
                    return false;
                }
            }
            return agrees(rows, columns, all);
        }

        private boolean agrees(int row, int column, int sum) {
            return masking.hidden()[row][column] || masking.cells()[row][column] == sum;
        }
    }
}
