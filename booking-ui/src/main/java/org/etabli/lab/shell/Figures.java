package org.etabli.lab.shell;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Times and amounts as people of a language write them. */
public record Figures(Locale language, ZoneId zone) {

    private static final Currency EURO = Currency.getInstance("EUR");

    /** {@code 2 h 05}, {@code 12 min}, {@code 40 s}. */
    public String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        long minutes = Math.round(seconds / 60);
        return minutes < 60 ? minutes + " min" : String.format(Locale.ROOT, "%d h %02d", minutes / 60, minutes % 60);
    }

    public String duration(Duration length) {
        return duration(length.toSeconds());
    }

    public String minutes(double minutes) {
        return number(minutes, minutes < 10 ? 1 : 0) + " min";
    }

    public String grams(double grams) {
        return number(grams, grams < 100 ? 1 : 0) + " g";
    }

    public String wattHours(double wattHours) {
        return number(wattHours, wattHours < 10 ? 1 : 0) + " Wh";
    }

    public String celsius(double degrees) {
        return number(degrees, 0) + " °C";
    }

    public String watts(double watts) {
        return number(watts, 0) + " W";
    }

    public String percent(double fraction) {
        NumberFormat format = NumberFormat.getPercentInstance(language);
        return format.format(fraction);
    }

    public String price(int cents) {
        NumberFormat format =
                NumberFormat.getCurrencyInstance(Texts.isFrench(language) ? Locale.FRANCE : Locale.of("en", "IE"));
        format.setCurrency(EURO);
        return format.format(cents / 100.0);
    }

    public String number(double value, int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(decimals);
        format.setMinimumFractionDigits(decimals);
        return format.format(value);
    }

    public String bytes(long bytes) {
        return bytes < 1_000_000
                ? number(bytes / 1000.0, 0) + (Texts.isFrench(language) ? " ko" : " kB")
                : number(bytes / 1e6, 1) + (Texts.isFrench(language) ? " Mo" : " MB");
    }

    /** {@code 14:05}. */
    public String time(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm", language).withZone(zone).format(instant);
    }

    /** {@code 14:05:09}. */
    public String timeWithSeconds(Instant instant) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", language).withZone(zone).format(instant);
    }

    /** How dates are read and written: in English as in Europe, the day before the month, and hours up to 24. */
    public static Locale dates(Locale language) {
        return Texts.isFrench(Texts.spoken(language)) ? Locale.FRENCH : Locale.UK;
    }

    /** As {@link #dates(Locale)}, in this language. */
    public Locale dates() {
        return dates(language);
    }

    /** {@code lundi 2 mars 2026}. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(dates())
                .format(date);
    }

    /** {@code lun. 2 mars}. */
    public String shortDay(Instant instant) {
        return DateTimeFormatter.ofPattern("EEE d MMM", language).withZone(zone).format(instant);
    }

    public LocalDate date(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
