package org.etabli.lab.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final Figures french = new Figures(Locale.FRENCH, ZoneId.of("Europe/Paris"));
    private final Figures english = new Figures(Locale.ENGLISH, ZoneId.of("Europe/Paris"));

    @Test
    void durationsReadAsPeopleSayThem() {
        assertThat(french.duration(40)).isEqualTo("40 s");
        assertThat(french.duration(125)).isEqualTo("2 min");
        assertThat(french.duration(2 * 3600 + 5 * 60)).isEqualTo("2 h 05");
        assertThat(french.duration(3599)).isEqualTo("1 h 00");
    }

    @Test
    void amountsFollowTheLanguage() {
        assertThat(french.price(320)).isEqualTo("3,20\u00a0€");
        assertThat(english.price(320)).isEqualTo("€3.20");
        assertThat(french.grams(4.09)).isEqualTo("4,1 g");
        assertThat(english.grams(4.09)).isEqualTo("4.1 g");
    }

    @Test
    void theDayComesBeforeTheMonthInBothLanguages() {
        LocalDate day = LocalDate.of(2026, 3, 2);
        assertThat(french.day(day)).isEqualTo("lundi 2 mars 2026");
        assertThat(english.day(day)).isEqualTo("Monday, 2 March 2026");
        assertThat(french.shortDay(Instant.parse("2026-03-02T09:00:00Z"))).isEqualTo("lun. 2 mars");
        assertThat(english.shortDay(Instant.parse("2026-03-02T09:00:00Z"))).isEqualTo("Mon 2 Mar");
    }

    @Test
    void anInstantIsShownInTheLabsTimeOnBothSidesOfAClockChange() {
        assertThat(french.time(Instant.parse("2026-03-29T00:30:00Z"))).isEqualTo("01:30");
        assertThat(french.time(Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo("03:30");
        assertThat(french.time(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("02:30");
        assertThat(french.time(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("02:30");
    }
}
