package org.etabli.gcode.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.Corpus;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule's case is a program beside what is to be found in it. The program's first comment names its machine (a
 * damaged file cannot: it is for the printer), the next may name the stock; each line of the expectation is {@code line:column severity code ×times}.
 */
class RulesTest {

    /** A case of 2 GiB is made where it is needed: see {@link HostileFilesTest}. */
    private static final Set<Rule> ELSEWHERE = EnumSet.of(Rule.TOO_LARGE);

    static Stream<String> cases() throws IOException, URISyntaxException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder())) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".gcode"))
                    .sorted()
                    .forEach(names::add);
        }
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsFoundIsWhatIsExpected(String name) throws IOException, URISyntaxException {
        Analysis analysis = analyse(name);

        String expected = Files.readString(folder().resolve(name.replace(".gcode", ".expected")));
        assertThat(describe(analysis)).isEqualTo(expected);
    }

    @Test
    void everyRuleHasACase() throws IOException, URISyntaxException {
        Set<Rule> seen = EnumSet.copyOf(ELSEWHERE);
        for (String name : cases().toList()) {
            analyse(name).findings().forEach(finding -> seen.add(finding.rule()));
        }
        assertThat(seen).containsExactlyInAnyOrder(Rule.values());
    }

    static Stream<Rule> rulesWithCases() {
        return EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)).stream();
    }

    @ParameterizedTest
    @MethodSource("rulesWithCases")
    void aRuleThatIsBrokenBreaksItsCases(Rule rule) throws IOException, URISyntaxException {
        List<String> own = cases().filter(name -> name.startsWith(rule.code())).toList();

        assertThat(own).as("cases named after the rule").isNotEmpty();
        for (String name : own) {
            String expected = Files.readString(folder().resolve(name.replace(".gcode", ".expected")));
            assertThat(expected).contains(" " + rule.code());
            assertThat(describe(analyse(name, "rules: {" + rule.code() + ": off}\n")))
                    .isNotEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyFindingSpeaksFrenchAndEnglish(String name) throws IOException, URISyntaxException {
        for (Finding finding : analyse(name).findings()) {
            for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
                assertThat(finding.message(locale)).isNotBlank().doesNotContain("{", "''");
                assertThat(finding.advice(locale)).isNotBlank().doesNotContain("{", "''");
            }
            assertThat(finding.message(Locale.FRENCH)).isNotEqualTo(finding.message(Locale.ENGLISH));
        }
    }

    @Test
    void aMachineMayHaveARuleMilderOrOff() throws IOException {
        byte[] program = "G1 X10 F1000\n".getBytes(StandardCharsets.US_ASCII);
        String yaml = Corpus.text("check/fff.yaml");

        assertThat(codes(program, yaml)).containsExactly("WARNING not-homed");
        assertThat(codes(program, yaml + "rules: {not-homed: error}\n")).containsExactly("ERROR not-homed");
        assertThat(codes(program, yaml + "rules: {not-homed: off}\n")).isEmpty();
    }

    private static List<String> codes(byte[] program, String yaml) throws IOException {
        return GcodeFile.analyse(program, MachineProfile.parse(yaml, "fff.yaml")).findings().stream()
                .map(finding -> finding.severity() + " " + finding.code())
                .toList();
    }

    private static Analysis analyse(String name) throws IOException, URISyntaxException {
        return analyse(name, "");
    }

    private static Analysis analyse(String name, String moreOfTheProfile) throws IOException, URISyntaxException {
        Path file = folder().resolve(name);
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        String machine = header(text, "machine");
        MachineProfile profile = MachineProfile.parse(
                Corpus.text("check/" + (machine.isEmpty() ? "fff" : machine) + ".yaml") + moreOfTheProfile,
                "test machine");
        return GcodeFile.analyse(file, profile, stock(header(text, "stock")));
    }

    private static String header(String text, String key) {
        return text.lines()
                .limit(2)
                .filter(line -> line.startsWith("; " + key + ": "))
                .map(line -> line.substring(key.length() + 4))
                .findFirst()
                .orElse("");
    }

    private static Stock stock(String text) {
        double[] left = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        List<String> keys = List.of("grams", "sheetX", "sheetY");
        for (String part : text.split(" ")) {
            String[] pair = part.split("=");
            if (pair.length == 2) {
                left[keys.indexOf(pair[0])] = Double.parseDouble(pair[1]);
            }
        }
        return new Stock(left[0], left[1], left[2]);
    }

    private static String describe(Analysis analysis) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : analysis.findings()) {
            text.append(finding.line())
                    .append(':')
                    .append(finding.column())
                    .append(' ')
                    .append(finding.severity().name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(finding.code())
                    .append(finding.times() > 1 ? " ×" + finding.times() : "")
                    .append('\n');
        }
        return text.toString();
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(RulesTest.class.getResource("cases").toURI());
    }
}
