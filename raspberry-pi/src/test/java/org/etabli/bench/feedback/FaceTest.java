package org.etabli.bench.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etabli.bench.gate.Notice;
import org.etabli.controller.contract.RefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaceTest {

    private final Words words = new Words(Locale.FRENCH, ZoneOffset.UTC);
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    @Test
    void aPersonIsSpokenToInTheirLanguageAndTheLabsWhereNoneIsKnown() {
        assertThat(words.of(new Notice.Welcome("Awa", "fr", TEN))).isEqualTo("Bonjour Awa\nÀ vous jusqu'à 10:00");
        assertThat(words.of(new Notice.Welcome("Bob", "en-GB", TEN))).isEqualTo("Hello Bob\nYours until 10:00");
        assertThat(words.of(new Notice.Noted("en"))).startsWith("Hello!\n");
        assertThat(words.of(new Notice.Refused(RefusalReason.TOO_EARLY, null))).startsWith("Trop tôt\n");
    }

    @Test
    void theDisplayIsSetUpAndDrawnAsItsDatasheetSays() {
        List<byte[]> written = new ArrayList<>();

        new Ssd1306(written::add).show("I\nI");

        assertThat(written.getFirst()).startsWith(0x00, 0xAE).endsWith(0xAF);
        assertThat(written.get(1)).containsExactly(0x00, 0x21, 0, 127, 0x22, 0, 7);
        assertThat(written).hasSize(2 + Ssd1306.PAGES);
        assertThat(written.subList(2, written.size()))
                .allSatisfy(row -> assertThat(row).hasSize(Ssd1306.WIDTH + 1).startsWith(0x40));
        byte[] small = written.get(2 + 4);
        assertThat(List.of(small[1], small[2], small[3], small[4], small[5]))
                .containsExactly((byte) 0, (byte) 0x41, (byte) 0x7F, (byte) 0x41, (byte) 0);
    }

    @Test
    void aLongTextNeitherWrapsIntoItselfNorLeavesTheDisplay() {
        byte[] frame = Ssd1306.frame("x".repeat(400) + "\n" + "mot ".repeat(200));

        assertThat(frame).hasSize(Ssd1306.WIDTH * Ssd1306.PAGES);
    }

    @Test
    void aFirstLineTooLongForLargeLettersIsDrawnNarrowAndWhole() {
        byte[] large = Ssd1306.frame("Occupée");
        byte[] narrow = Ssd1306.frame("Sécurité ouverte");

        assertThat(lastColumn(large)).isBetween(6 * 12, 7 * 12);
        assertThat(lastColumn(narrow)).isBetween(15 * 6, 16 * 6);
    }

    /** Twenty-one letters in the first line, and in each of the two below it. */
    @ParameterizedTest
    @EnumSource
    void everyRefusalFitsOnTheDisplay(RefusalReason reason) {
        for (String language : List.of("fr", "en")) {
            String[] lines = words.of(new Notice.Refused(reason, language)).split("\n");

            assertThat(lines[0].length()).as(lines[0]).isLessThanOrEqualTo(21);
            assertThat(lines[1].length()).as(lines[1]).isLessThanOrEqualTo(36);
        }
    }

    @Test
    void theBenchsOwnFaultsHaveASentenceAndAnInterlockItsName() {
        assertThat(words.of(new Notice.Stopped("relay-welded"))).startsWith("Arrêt\nLe courant reste");
        assertThat(words.of(new Notice.Stopped("capot"))).isEqualTo("Arrêt\ncapot");
    }

    /** The last column of the first line in which a dot is lit. */
    private static int lastColumn(byte[] frame) {
        int last = -1;
        for (int x = 0; x < Ssd1306.WIDTH; x++) {
            if ((frame[Ssd1306.WIDTH + x] | frame[2 * Ssd1306.WIDTH + x]) != 0) {
                last = x;
            }
        }
        return last;
    }
}
