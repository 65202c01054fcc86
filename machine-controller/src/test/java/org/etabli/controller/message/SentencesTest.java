package org.etabli.controller.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import org.etabli.controller.contract.JobReason;
import org.etabli.controller.job.JobState;
import org.etabli.controller.marlin.MarlinError;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        assertThat(load("fr").stringPropertyNames()).isEqualTo(load("en").stringPropertyNames());
    }

    @Test
    void everyErrorOfGrblHasASentenceInBothLanguages() throws IOException {
        // The numbers of gnea/grbl doc/csv/error_codes_en_US.csv.
        for (int code : IntStream.concat(IntStream.rangeClosed(1, 17), IntStream.rangeClosed(20, 38))
                .toArray()) {
            assertThat(load("fr").getProperty("grbl.error." + code))
                    .as("fr " + code)
                    .isNotBlank();
            assertThat(load("en").getProperty("grbl.error." + code))
                    .as("en " + code)
                    .isNotBlank();
            Failure refused = Failure.of(FailureKind.LINE_REFUSED, "12 error:" + code);
            assertThat(Sentences.in(Locale.FRENCH).of(refused))
                    .contains(load("fr").getProperty("grbl.error." + code))
                    .contains("12 error:" + code);
        }
    }

    @Test
    void everyAlarmOfGrblHasASentenceInBothLanguages() throws IOException {
        // The numbers of gnea/grbl doc/csv/alarm_codes_en_US.csv, and behind them grblHAL's.
        for (int code = 1; code <= 18; code++) {
            Failure alarm = Failure.of(FailureKind.ALARM, Integer.toString(code));
            assertThat(Sentences.in(Locale.FRENCH).of(alarm))
                    .contains(load("fr").getProperty("grbl.alarm." + code));
            assertThat(Sentences.in(Locale.ENGLISH).of(alarm))
                    .contains(load("en").getProperty("grbl.alarm." + code));
        }
    }

    @Test
    void everyHaltOfMarlinHasASentenceInBothLanguages() throws IOException {
        for (MarlinError error : MarlinError.values()) {
            Failure halted = Failure.of(FailureKind.HALTED, error.name() + ": words");
            assertThat(Sentences.in(Locale.FRENCH).of(halted))
                    .contains(load("fr").getProperty("marlin.error." + error.name()));
            assertThat(Sentences.in(Locale.ENGLISH).of(halted))
                    .contains(load("en").getProperty("marlin.error." + error.name()));
        }
    }

    @Test
    void everyReasonAndEveryStateHasASentence() {
        for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
            Sentences sentences = Sentences.in(locale);
            for (FailureKind kind : FailureKind.values()) {
                assertThat(sentences.of(Failure.of(kind, "7")))
                        .doesNotContain("''")
                        .doesNotContain("{0}");
            }
            for (JobState state : JobState.values()) {
                assertThat(sentences.say("state." + state.name())).isNotBlank();
            }
        }
    }

    @Test
    void aReasonThatCrossedTheWireHasTheSentenceOfItsFailure() {
        for (FailureKind kind : FailureKind.values()) {
            JobReason told = JobReason.parse(new JobReason(kind, "7").toString());

            assertThat(Sentences.in(Locale.FRENCH).of(told))
                    .isEqualTo(Sentences.in(Locale.FRENCH).of(Failure.of(kind, "7")));
        }
    }

    @Test
    void aReasonOfTheBenchItselfHasASentenceInBothLanguages() {
        assertThat(Sentences.in(Locale.FRENCH).of(JobReason.parse("file-not-accepted: Ligne 3 : trop chaud")))
                .isEqualTo("Ce fichier n'est pas sûr sur cette machine. Ligne 3 : trop chaud");
        assertThat(Sentences.in(Locale.ENGLISH).of(JobReason.parse("no-session")))
                .isEqualTo("Nobody has badged in at the machine: badge in, then start again.");
    }

    @Test
    void aReasonNobodyKnowsStaysAsItIs() {
        assertThat(Sentences.in(Locale.FRENCH).of(JobReason.parse("ratée : tombée du plateau")))
                .isEqualTo("ratée : tombée du plateau");
    }

    @Test
    void everyNoticeHasASentenceInBothLanguages() {
        for (String key : List.of(
                "setting.differs",
                "machine.message",
                "machine.error",
                "machine.action",
                "machine.cold",
                "position.lost")) {
            for (Locale locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
                assertThat(Sentences.in(locale).of(new Effect.Noticed(key, "$110=1 \u2260 2")))
                        .isNotBlank()
                        .doesNotContain("''")
                        .doesNotContain("{0}");
            }
        }
    }

    @Test
    void aReaderOfAnyOtherLanguageReadsFrench() {
        assertThat(Sentences.in(Locale.GERMAN).say("state.PAUSED")).isEqualTo("En pause");
    }

    private static Properties load(String language) throws IOException {
        Properties properties = new Properties();
        try (var in =
                Objects.requireNonNull(Sentences.class.getResourceAsStream("messages_" + language + ".properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }
}
