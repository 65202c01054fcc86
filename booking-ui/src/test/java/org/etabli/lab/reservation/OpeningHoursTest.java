package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final OpeningHours USUAL =
            OpeningHoursText.read("mon-fri 09:00-12:00 14:00-20:00; sat 10:00-24:00; sun 00:00-02:00");

    /** In 2026 the clocks skip 2:00 to 3:00 on 29 March, and 2:00 to 3:00 comes twice on 25 October. */
    private static final OpeningHours NIGHTS = OpeningHoursText.read("mon-sun 02:00-03:00");

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(at(start), at(end));
    }

    @Test
    void aSlotThatEndsExactlyAtClosingTimeFitsAndOneMinuteMoreDoesNot() {
        assertThat(USUAL.cover(slot("2026-03-02T18:00", "2026-03-02T20:00"), PARIS))
                .isTrue();
        assertThat(USUAL.cover(slot("2026-03-02T18:00", "2026-03-02T20:01"), PARIS))
                .isFalse();
    }

    @Test
    void itIsOpenAtTheMinuteItOpensAndClosedAtTheMinuteItCloses() {
        assertThat(USUAL.at(at("2026-03-02T09:00"), PARIS)).isTrue();
        assertThat(USUAL.at(at("2026-03-02T08:59"), PARIS)).isFalse();
        assertThat(USUAL.at(at("2026-03-02T12:00"), PARIS)).isFalse();
    }

    @Test
    void aSlotAcrossTheMiddayBreakIsNotCovered() {
        assertThat(USUAL.cover(slot("2026-03-02T11:00", "2026-03-02T15:00"), PARIS))
                .isFalse();
    }

    @Test
    void anEveningThatGoesOnAfterMidnightIsOneStretch() {
        assertThat(USUAL.cover(slot("2026-03-07T23:00", "2026-03-08T02:00"), PARIS))
                .isTrue();
        assertThat(USUAL.cover(slot("2026-03-07T23:00", "2026-03-08T02:05"), PARIS))
                .isFalse();
    }

    @Test
    void whatIsNotOpenIsClosedAlsoAroundMidnight() {
        assertThat(USUAL.closed(slot("2026-03-06T08:00", "2026-03-06T21:00"), PARIS))
                .containsExactly(
                        slot("2026-03-06T08:00", "2026-03-06T09:00"),
                        slot("2026-03-06T12:00", "2026-03-06T14:00"),
                        slot("2026-03-06T20:00", "2026-03-06T21:00"));
        assertThat(USUAL.closed(slot("2026-03-07T23:00", "2026-03-08T03:00"), PARIS))
                .containsExactly(slot("2026-03-08T02:00", "2026-03-08T03:00"));
        assertThat(OpeningHours.ALWAYS.closed(slot("2026-03-28T22:00", "2026-03-29T08:00"), PARIS))
                .isEmpty();
    }

    @Test
    void aroundTheClockCoversANightOfEitherChange() {
        assertThat(OpeningHours.ALWAYS.cover(slot("2026-03-28T22:00", "2026-03-29T08:00"), PARIS))
                .isTrue();
        assertThat(OpeningHours.ALWAYS.cover(slot("2026-10-24T22:00", "2026-10-25T08:00"), PARIS))
                .isTrue();
    }

    @Test
    void theHourThatIsSkippedIsNotOpen() {
        assertThat(NIGHTS.on(LocalDate.of(2026, 3, 29), PARIS)).isEmpty();
        assertThat(OpeningHoursText.read("sun 02:30-05:00").on(LocalDate.of(2026, 3, 29), PARIS))
                .containsExactly(
                        new TimeSlot(Instant.parse("2026-03-29T01:00:00Z"), Instant.parse("2026-03-29T03:00:00Z")));
    }

    @Test
    void theHourThatComesTwiceIsOpenTwice() {
        assertThat(NIGHTS.on(LocalDate.of(2026, 10, 25), PARIS))
                .containsExactly(TimeSlot.of(Instant.parse("2026-10-25T00:00:00Z"), Duration.ofHours(2)));
    }

    @Test
    void closingTimeStaysWhereTheWallSaysWhenTheClocksChange() {
        OpeningHours days = OpeningHoursText.read("sat-sun 09:00-20:00");

        assertThat(days.on(LocalDate.of(2026, 3, 28), PARIS).getFirst().end())
                .isEqualTo(Instant.parse("2026-03-28T19:00:00Z"));
        assertThat(days.on(LocalDate.of(2026, 3, 29), PARIS).getFirst().end())
                .isEqualTo(Instant.parse("2026-03-29T18:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "mon 09:00-12:00 14:00-20:00; sat 00:00-24:00"})
    void hoursAreWrittenAsTheyAreRead(String text) {
        assertThat(OpeningHoursText.write(OpeningHoursText.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mon",
                "lun 09:00-12:00",
                "mon 9-12",
                "mon 12:00-09:00",
                "mon 09:00-09:00",
                "mon 09:00-24:30",
                "mon 09:60-10:00",
                "mon 09:00-12:00 11:00-14:00"
            })
    void whatCannotBeReadIsRefusedAndSaysWhy(String text) {
        assertThatThrownBy(() -> OpeningHoursText.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).{10,}");
    }
}
