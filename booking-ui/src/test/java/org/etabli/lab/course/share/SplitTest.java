package org.etabli.lab.course.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void thePartsSumToTheWholeWhateverTheWeights() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            long units = Math.abs(random.nextLong() >>> random.nextInt(20, 63));
            List<Double> weights = random.doubles(1 + random.nextInt(15))
                    .mapToObj(w -> random.nextInt(5) == 0 ? 0.0 : w * 1000)
                    .toList();

            long[] parts = Split.of(units, weights);

            assertThat(Arrays.stream(parts).sum()).isEqualTo(units);
            assertThat(Arrays.stream(parts)).allMatch(part -> part >= 0);
        }
    }

    @Test
    void nobodyIsOffByAWholeUnit() {
        long[] parts = Split.of(100, List.of(1.0, 1.0, 1.0));

        assertThat(parts).containsExactly(34, 33, 33);
    }

    @Test
    void whoUsedNothingPaysNothing() {
        assertThat(Split.of(7, List.of(0.0, 3.0, 0.0))).containsExactly(0, 7, 0);
    }

    @Test
    void withoutWeightsItIsDividedEvenly() {
        assertThat(Split.of(10, List.of(0.0, 0.0, 0.0, 0.0))).containsExactly(3, 3, 2, 2);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> Split.of(-1, List.of(1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.of(1, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Split.of(1, List.of(Double.NaN))).isInstanceOf(IllegalArgumentException.class);
    }
}
