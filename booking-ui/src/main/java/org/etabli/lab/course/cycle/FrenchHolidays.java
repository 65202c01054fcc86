package org.etabli.lab.course.cycle;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;

/** France's public holidays (Code du travail, article L3133-1). */
public final class FrenchHolidays implements DaysOff {

    private static final Map<MonthDay, String> FIXED = Map.of(
            MonthDay.of(1, 1), "new-year",
            MonthDay.of(5, 1), "labour-day",
            MonthDay.of(5, 8), "victory-1945",
            MonthDay.of(7, 14), "national-day",
            MonthDay.of(8, 15), "assumption",
            MonthDay.of(11, 1), "all-saints",
            MonthDay.of(11, 11), "armistice",
            MonthDay.of(12, 25), "christmas");

    @Override
    public Optional<Off> off(LocalDate day) {
        String fixed = FIXED.get(MonthDay.from(day));
        if (fixed != null) {
            return Optional.of(named(fixed));
        }
        LocalDate easter = easter(day.getYear());
        if (day.equals(easter.plusDays(1))) {
            return Optional.of(named("easter-monday"));
        }
        if (day.equals(easter.plusDays(39))) {
            return Optional.of(named("ascension"));
        }
        return day.equals(easter.plusDays(50)) ? Optional.of(named("whit-monday")) : Optional.empty();
    }

    private static Off named(String holiday) {
        return new Off("course.holiday." + holiday, true);
    }

    /** Easter Sunday, by the anonymous Gregorian computus (Nature, 20 April 1876). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
