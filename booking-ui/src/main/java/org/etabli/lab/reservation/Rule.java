package org.etabli.lab.reservation;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;

/** What a lab may ask of reservations. A setting is text, as it is kept: a duration is {@code PT2H}, a period {@code P14D}. */
public enum Rule {
    /** When machines may be used ({@link OpeningHoursText}). */
    HOURS,
    /** Whether what began within the hours may run on after them: a print does, a laser does not. */
    RUNS_ON,
    SHORTEST,
    LONGEST,
    /** Reservations begin and end on multiples of it, counted from midnight. */
    STEP,
    /** How far ahead: whole days, until the end of the last one. */
    FURTHEST,
    /** Most time a member has in a week; set for a machine it counts that machine only. */
    QUOTA,
    /** Between two different members, to clean and to come. */
    BUFFER,
    /** How long before the start a reservation may still be cancelled or moved. */
    NOTICE,
    /** Whether an animator has to say yes. */
    APPROVAL,
    /** Whether the machine starts only once an animator has badged too. */
    SUPERVISED,
    /** How long after the start a machine is kept for somebody who has not badged. */
    GRACE,
    /** How long a freed slot is held for the first who waits. */
    OFFER;

    /** Nobody keeps a machine longer than a week at a stretch: the database's own bound too. */
    static final Duration LONGEST_OF_ALL = Duration.ofHours(168);

    private static final Period FURTHEST_OF_ALL = Period.ofYears(2);

    /** @throws IllegalArgumentException when the setting cannot be read, saying what to write */
    public void check(String setting) {
        switch (this) {
            case HOURS -> OpeningHoursText.read(setting);
            case RUNS_ON, APPROVAL, SUPERVISED -> truth(setting);
            case FURTHEST -> period(setting);
            case SHORTEST, LONGEST, STEP, QUOTA, OFFER -> positive(setting);
            case BUFFER, NOTICE, GRACE -> duration(setting);
        }
    }

    boolean truth(String setting) {
        return switch (setting) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(setting, "true or false");
        };
    }

    Duration duration(String setting) {
        try {
            Duration read = Duration.parse(setting);
            if (read.isNegative() || read.compareTo(LONGEST_OF_ALL) > 0) {
                throw wrong(setting, "a duration of a week at most, such as PT90M");
            }
            return read;
        } catch (DateTimeParseException e) {
            throw wrong(setting, "a duration such as PT90M or PT2H");
        }
    }

    Period period(String setting) {
        try {
            Period read = Period.parse(setting);
            if (read.isNegative() || read.toTotalMonths() > FURTHEST_OF_ALL.toTotalMonths() || read.getDays() > 730) {
                throw wrong(setting, "a period of two years at most, such as P60D or P3M");
            }
            return read;
        } catch (DateTimeParseException e) {
            throw wrong(setting, "a period such as P60D or P3M");
        }
    }

    private Duration positive(String setting) {
        Duration read = duration(setting);
        if (read.isZero()) {
            throw wrong(setting, "a duration longer than nothing, such as PT30M");
        }
        return read;
    }

    private IllegalArgumentException wrong(String setting, String write) {
        return new IllegalArgumentException(name() + ": \"" + setting + "\": write " + write);
    }
}
