package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        // step, instant, multiple at or before it, multiple at or after it
        "PT15M, 2026-03-02T08:07:30Z, 2026-03-02T08:00:00Z, 2026-03-02T08:15:00Z",
        "PT15M, 2026-03-02T08:15:00Z, 2026-03-02T08:15:00Z, 2026-03-02T08:15:00Z",
        // the last multiple of a day, and midnight in Paris
        "PT4H, 2026-03-02T22:59:59Z, 2026-03-02T19:00:00Z, 2026-03-02T23:00:00Z",
        "PT5H, 2026-03-02T22:00:00Z, 2026-03-02T19:00:00Z, 2026-03-02T23:00:00Z",
        // the night of 29 March: after 2:00 comes 3:00, and 2:30 does not come at all
        "PT1H, 2026-03-29T00:30:00Z, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "PT2H30M, 2026-03-29T01:15:00Z, 2026-03-28T23:00:00Z, 2026-03-29T03:00:00Z",
        "PT4H, 2026-03-29T01:30:00Z, 2026-03-28T23:00:00Z, 2026-03-29T02:00:00Z",
        // the night of 25 October: 2:00 comes twice
        "PT30M, 2026-10-25T00:40:00Z, 2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z",
        "PT30M, 2026-10-25T01:10:00Z, 2026-10-25T01:00:00Z, 2026-10-25T01:30:00Z",
        "PT4H, 2026-10-24T22:30:00Z, 2026-10-24T22:00:00Z, 2026-10-25T03:00:00Z",
    })
    void multiplesAreCountedFromMidnightOnTheWall(Duration step, Instant instant, Instant floor, Instant ceil) {
        Grid grid = new Grid(step, PARIS);

        assertThat(grid.floor(instant)).isEqualTo(floor);
        assertThat(grid.ceil(instant)).isEqualTo(ceil);
    }

    @Test
    void throughAWholeYearFloorAndCeilEncloseEveryInstant() {
        Grid grid = new Grid(Duration.ofMinutes(90), PARIS);
        Instant at = Instant.parse("2026-01-01T00:07:00Z");
        while (at.isBefore(Instant.parse("2027-01-01T00:00:00Z"))) {
            assertThat(grid.floor(at)).isBeforeOrEqualTo(at);
            assertThat(grid.ceil(at)).isAfterOrEqualTo(at);
            assertThat(grid.fits(grid.floor(at))).isTrue();
            assertThat(grid.fits(grid.ceil(at))).isTrue();
            at = at.plus(Duration.ofMinutes(23));
        }
    }
}
