package org.etabli.lab.course.cycle;

import java.time.LocalDate;
import java.util.Optional;

/** Days on which the lab gives no course. */
@FunctionalInterface
public interface DaysOff {

    /** Why a day is off, as a word or the name somebody gave the closure; empty when it is not. */
    Optional<Off> off(LocalDate day);

    /**
     * Why.
     *
     * @param text key of a public holiday's name, or the words somebody wrote
     * @param isKey whether it is a key of the bundles
     */
    record Off(String text, boolean isKey) {}

    /** A day is off when either says so. */
    default DaysOff and(DaysOff other) {
        return day -> off(day).or(() -> other.off(day));
    }
}
