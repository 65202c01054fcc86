package org.etabli.lab.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/etabli/lab");
    private static final Pattern KEY_IN_CODE = Pattern.compile("getTranslation\\(\\s*\"([a-z0-9.-]+)\"");
    /** Two words in a string with a space between them, beginning like a sentence: a text somebody would read. */
    private static final Pattern SENTENCE = Pattern.compile("\"([A-ZÉÀ][a-zéèêàçôîû’]+ [a-zéèêàçôîû’ ]{3,}[^\"]*)\"");

    @Test
    void frenchAndEnglishHaveTheSameKeysAndTheSamePlaces() throws IOException {
        Properties french = bundle("fr");
        Properties english = bundle("en");

        assertThat(french.stringPropertyNames()).hasSizeGreaterThan(150);
        assertThat(new TreeSet<>(english.stringPropertyNames())).isEqualTo(new TreeSet<>(french.stringPropertyNames()));
        for (String key : french.stringPropertyNames()) {
            assertThat(new MessageFormat(english.getProperty(key)).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSameSizeAs(new MessageFormat(french.getProperty(key)).getFormatsByArgumentIndex());
        }
    }

    /** Short sentences, and nothing that French does not have: what is missing is read there. */
    @Test
    void easyFrenchSaysTheSameInShortSentences() throws IOException {
        Properties french = bundle("fr");
        Properties easy = bundle("fr__facile");

        assertThat(easy.stringPropertyNames()).hasSizeGreaterThan(100);
        for (String key : easy.stringPropertyNames()) {
            assertThat(french.getProperty(key)).as(key).isNotNull();
            assertThat(new MessageFormat(easy.getProperty(key)).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSizeLessThanOrEqualTo(
                            new MessageFormat(french.getProperty(key)).getFormatsByArgumentIndex().length);
            assertThat(easy.getProperty(key).split("[.?!…] ?"))
                    .as(key)
                    .allSatisfy(sentence -> assertThat(sentence.split(" ")).hasSizeLessThanOrEqualTo(12));
        }
        assertThat(new Texts().getTranslation("now.start", Texts.EASY)).isEqualTo("Je commence");
        assertThat(new Texts().getTranslation("frame.skip", Texts.EASY)).isEqualTo(french.getProperty("frame.skip"));
        assertThat(Texts.named(Texts.word(Texts.EASY))).isEqualTo(Texts.EASY);
    }

    @Test
    void everyKeyTheCodeAsksForIsThere() throws IOException {
        Properties french = bundle("fr");

        List<String> asked = sources()
                .flatMap(source -> KEY_IN_CODE.matcher(source).results())
                .map(found -> found.group(1))
                .filter(key -> !key.endsWith("."))
                .toList();

        assertThat(asked).hasSizeGreaterThan(80);
        assertThat(asked).allSatisfy(key -> assertThat(french.getProperty(key))
                .as("text \"%s\"", key)
                .isNotNull());
    }

    /** Vaadin's own words are English: fields that have any are made in one place, which gives them ours. */
    @Test
    void fieldsThatSpeakOfThemselvesAreMadeInOnePlace() throws IOException {
        Pattern speaking = Pattern.compile("new (DatePicker|TimePicker|DateTimePicker|MultiSelectComboBox|Upload)[<(]");

        List<String> madeElsewhere = sources()
                .filter(source -> !source.contains("class Fields "))
                .flatMap(source -> speaking.matcher(source).results())
                .map(MatchResult::group)
                .toList();

        assertThat(madeElsewhere).isEmpty();
    }

    @Test
    void noFrenchLineEndsBeforeAMarkOrInsideGuillemets() {
        assertThat(Typography.set("Perdu ? « {0} » : 12 %, 3 €", Locale.FRENCH))
                .isEqualTo("Perdu\u00a0? «\u00a0{0}\u00a0»\u00a0: 12\u00a0%, 3\u00a0€");
        assertThat(Typography.set("Lost ? 12 %", Locale.ENGLISH)).isEqualTo("Lost ? 12 %");
    }

    /** Every word of the enumerations that views put into keys. */
    @Test
    void everyReasonStateAndGateHasItsSentence() throws IOException {
        Properties french = bundle("fr");
        Stream.of(
                        keys("refused.", org.etabli.controller.contract.RefusalReason.values()),
                        keys("cause.", org.etabli.controller.contract.PowerOffCause.values()),
                        keys("gate.", org.etabli.controller.contract.MachineState.GateState.values()),
                        Stream.of(org.etabli.lab.reservation.Refusal.class.getPermittedSubclasses())
                                .filter(refusal -> refusal != org.etabli.lab.reservation.Refusal.NotAllowed.class)
                                .map(refusal -> "refusal."
                                        + refusal.getSimpleName()
                                                .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                                                .toLowerCase(Locale.ROOT)),
                        keys("access.", org.etabli.lab.machine.Access.Why.values()),
                        keys("access.", org.etabli.lab.machine.Access.Why.values())
                                .map(key -> key + ".instead"),
                        keys("now.released.", org.etabli.lab.reservation.Released.values()),
                        keys("closures.fate.", org.etabli.lab.reservation.Displacements.Fate.values()),
                        keys("job.refused.", org.etabli.lab.job.JobDesk.Answer.Why.values()),
                        keys("role.", org.etabli.lab.member.Role.values()))
                .flatMap(s -> s)
                .forEach(key -> assertThat(french.getProperty(key)).as(key).isNotBlank());
    }

    @Test
    void noViewHasATextOfItsOwn() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> sentences = files.filter(
                            p -> p.toString().contains("/ui/") && p.toString().endsWith(".java"))
                    .flatMap(p -> SENTENCE.matcher(read(p)).results())
                    .map(MatchResult::group)
                    .toList();
            assertThat(sentences).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en", "de", "ar"})
    void whoeverComesIsSpokenToInFrenchUnlessTheyReadEnglish(String language) {
        Locale spoken = Texts.spoken(Locale.of(language));

        assertThat(spoken).isEqualTo(language.equals("en") ? Locale.ENGLISH : Locale.FRENCH);
    }

    @Test
    void aMissingTextIsAProgrammersErrorAndSaysWhichOne() {
        assertThatThrownBy(() -> new Texts().getTranslation("no.such.text", Locale.FRENCH))
                .hasMessageContaining("no.such.text");
    }

    private static Stream<String> keys(String prefix, Enum<?>[] words) {
        return Stream.of(words)
                .map(word -> prefix + word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static Stream<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files
                    .filter(p -> p.toString().endsWith(".java"))
                    .map(TextsTest::read)
                    .collect(Collectors.toList())
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Properties bundle(String language) throws IOException {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/i18n/texts_" + language + ".properties"))) {
            texts.load(in);
        }
        return texts;
    }
}
