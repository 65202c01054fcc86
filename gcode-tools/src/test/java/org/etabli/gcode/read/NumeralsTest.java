package org.etabli.gcode.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a number's place is read as it would be alone, or not at all. */
class NumeralsTest {

    private static final long SEED = Long.getLong("gcode.seed", 20_261_122);
    private static final Pattern NUMBER = Pattern.compile("-?(\\d+\\.?\\d*|\\.\\d+)");

    /** Digits, and what stands beside them in the table of characters or among them in a file. */
    private static final String CHARACTERS = "0179.-/:AZz";

    private final Numerals numerals = new Numerals(3);
    private final double[] values = new double[3];

    @Test
    void everySpellingOfUpToFourCharacters() {
        for (int length = 1; length <= 4; length++) {
            for (int i = 0; i < Math.pow(CHARACTERS.length(), length); i++) {
                StringBuilder text = new StringBuilder();
                for (int rest = i; text.length() < length; rest /= CHARACTERS.length()) {
                    text.append(CHARACTERS.charAt(rest % CHARACTERS.length()));
                }
                check(text.toString());
            }
        }
    }

    @Test
    void spellingsOfUpToEightCharacters() {
        Random random = new Random(SEED);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 5 + random.nextInt(4);
            while (text.length() < length) {
                text.append(
                        random.nextInt(8) == 0
                                ? CHARACTERS.charAt(random.nextInt(CHARACTERS.length()))
                                : (char) ('0' + random.nextInt(10)));
            }
            check(text.toString());
        }
    }

    @Test
    void whatIsTooLongDoesNotEndWhereANumberWould() {
        assertThat(numerals.note(bytes("123456789 Y"), 0, 0)).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "+", "*", "(", " ", "\t", "\r", "\n"})
    void whatStandsBelowAMinusEndsIt(String end) {
        assertThat(numerals.note(bytes("61" + end + "5"), 0, 0)).isEqualTo(2);
    }

    @Test
    void nothingIsNoNumber() {
        assertThat(numerals.note(bytes(" Y1"), 0, 0)).isZero();
        assertThat(numerals.values(values, 1)).isFalse();
    }

    /** In the middle of three, as each is worked out beside its neighbours. */
    private void check(String text) {
        numerals.note(bytes("1.5 "), 0, 0);
        assertThat(numerals.note(bytes(text + " Y7"), 0, 1)).as(text).isEqualTo(text.length());
        numerals.note(bytes("-25 "), 0, 2);

        assertThat(numerals.values(values, 3))
                .as(text)
                .isEqualTo(NUMBER.matcher(text).matches());
        if (NUMBER.matcher(text).matches()) {
            // A minus before nothing but zeros is left out: no machine knows it from zero.
            assertThat(values).as(text).containsExactly(1.5, Double.parseDouble(text) + 0.0, -25);
        }
    }

    private static byte[] bytes(String text) {
        return (text + " ".repeat(8)).getBytes(StandardCharsets.US_ASCII);
    }
}
