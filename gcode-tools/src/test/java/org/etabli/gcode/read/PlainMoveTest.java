package org.etabli.gcode.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The ways of their own that plain moves and usual numbers have, against the way everything else is read. */
class PlainMoveTest {

    private static final long SEED = Long.getLong("gcode.seed", 20_261_122);
    private static final int ROUNDS = Integer.getInteger("gcode.rounds", 200_000);
    private static final Pattern NUMBER = Pattern.compile("[ \t]*([-+]?)(\\d*)\\.?(\\d*)");
    private static final String[] STARTS = {"G1 ", "G1 X", "G0 X", "G3 X", "G4 X", "G1X", "g1 x", "G1\t", "N7 G1 X", ""
    };
    private static final String[] PIECES = {
        " ", " ", " X", " Y", " Y", " E", " E", " F", " Z", "X", "Y", "E", " S", " G", " M", "M117 X", " x", " T1", "\t"
    };
    private static final String[] ODDITIES = {
        "1e999",
        "-",
        ".",
        "+.5",
        "-.",
        "..",
        "1.2.3",
        "1/2",
        "-+1",
        "--1",
        "[1+2]",
        "#5",
        "\"q\"",
        "; X1",
        "(X1)",
        "*71",
        "*",
        "\r",
        "/",
        ":",
        "é",
        "\u0001",
        "\uFEFF",
        "$",
        "%",
        "_A",
        "99999999999999999999",
        ".00000000000000000000001"
    };

    private final Random random = new Random(SEED);

    @Test
    void aPlainMoveIsReadAsTheGeneralWayReadsIt() {
        for (int round = 0; round < ROUNDS; round++) {
            String line = line();

            // The general way reads what starts with a blank; two of them leave a checksum as it is.
            assertThat(read(line, 0)).as("seed %d: %s", SEED, line).isEqualTo(read("\t\t" + line, 2));
        }
    }

    @Test
    void numbersAreTheDoublesNearestToTheirDigits() {
        Command command = new Command();
        for (int round = 0; round < ROUNDS; round++) {
            String text = (chance(10) ? " " : "") + number() + "\n XYE;*/(\t-+.:e\u00e9".charAt(random.nextInt(16));
            Matcher spelt = NUMBER.matcher(text);
            assertThat(spelt.lookingAt()).isTrue();
            String digits = spelt.group(2) + spelt.group(3);
            command.clear(bytes(text), 0);

            int end = Numbers.read(bytes(text), 0, command, Command.ASIDE);

            String about = "seed " + SEED + ": " + text;
            assertThat(end).as(about).isEqualTo(digits.isEmpty() ? 0 : spelt.end());
            if (!digits.isEmpty()) {
                double value = new BigDecimal(digits + "e-" + spelt.group(3).length()).doubleValue();
                double expected = spelt.group(1).equals("-") ? -value : value;
                // More digits than a double holds, or a long, are rounded twice, or one by one.
                double slack = digits.length() > 18 ? 1e-14 * value : digits.length() > 15 ? 2 * Math.ulp(value) : 0;
                assertThat(command.values[Command.ASIDE]).as(about).isCloseTo(expected, within(slack));
                assertThat(command.hasLongNumber()).as(about).isEqualTo(digits.length() > 6);
            }
        }
    }

    /** All that the parser tells of a line, places counted from its own start. */
    private static String read(String line, int start) {
        Command command = new Command();
        StringBuilder all = new StringBuilder();
        CommandParser parser = new CommandParser(
                command, (b, from, to) -> all.append(new String(b, from, to - from, StandardCharsets.UTF_8)));
        byte[] bytes = bytes(line);
        int end = parser.parse(bytes, 0) - start;
        all.append('|').append(end).append(command.codeCount());
        for (int code : command.codes()) {
            all.append(Code.text(code));
        }
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            if (command.mentions(letter)) {
                all.append(letter).append(command.has(letter) ? command.value(letter) : "");
            }
        }
        all.append(command.problem()).append(command.problem() == Command.Problem.NONE ? 0 : command.column() - start);
        all.append(command.hasLongNumber()).append(command.extended()).append(command.endsInLetter());
        all.append(command.textFrom < 0 ? -1 : command.textFrom - start).append(command.toString());
        return all.toString();
    }

    private String line() {
        StringBuilder line = new StringBuilder(STARTS[random.nextInt(STARTS.length)]);
        line.append(number());
        for (int left = random.nextInt(5); left > 0; left--) {
            line.append(PIECES[random.nextInt(PIECES.length)]);
            line.append(chance(12) ? ODDITIES[random.nextInt(ODDITIES.length)] : number());
        }
        return line.append(chance(5) ? "\r" : "").toString();
    }

    private String number() {
        String sign = chance(4) ? "-" : chance(20) ? "+" : "";
        String point = chance(5) ? "" : ".";
        return sign + digits(chance(20) ? 20 : 5) + point + (point.isEmpty() ? "" : digits(chance(20) ? 20 : 6));
    }

    private String digits(int most) {
        StringBuilder digits = new StringBuilder();
        for (int left = random.nextInt(most); left > 0; left--) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private boolean chance(int one) {
        return random.nextInt(one) == 0;
    }

    /** As the reader keeps them: with a line end, and room behind it. */
    private static byte[] bytes(String line) {
        return (line + "\n" + "7".repeat(CommandParser.SLACK)).getBytes(StandardCharsets.UTF_8);
    }
}
