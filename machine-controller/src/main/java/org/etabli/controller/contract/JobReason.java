package org.etabli.controller.contract;

import java.util.Locale;

/**
 * Why a job was refused or ended badly, as it crosses the wire in one string: a word, and sometimes {@code ": "} and a
 * detail. Its sentences are in {@code message}.
 *
 * @param word lower case with hyphens, e.g. {@code no-session}
 * @param detail what the sentence needs, {@code ""} where nothing
 */
public record JobReason(String word, String detail) {

    private static final String SEPARATOR = ": ";

    public JobReason(Enum<?> why, String detail) {
        this(word(why), detail);
    }

    /** As an enumeration's word crosses the wire. */
    public static String word(Enum<?> why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads what {@link #toString} writes; any text is a reason. */
    public static JobReason parse(String told) {
        int end = told.indexOf(SEPARATOR);
        return end < 0
                ? new JobReason(told, "")
                : new JobReason(told.substring(0, end), told.substring(end + SEPARATOR.length()));
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? word : word + SEPARATOR + detail;
    }
}
