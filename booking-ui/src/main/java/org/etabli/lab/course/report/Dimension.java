package org.etabli.lab.course.report;

import java.util.Locale;

/** By what people are counted. */
public enum Dimension {
    AGE,
    GENDER,
    STATUS,
    COMMUNE;

    /** Where somebody did not say. */
    static final String UNSAID = "unsaid";

    /** Key of its name. */
    public String text() {
        return "course.report.by." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether its values are keys of the bundles, rather than what people wrote. */
    public boolean hasKeys() {
        return this != COMMUNE;
    }

    /** Somebody's value: a key of the bundles, or a commune's name; empty for a commune that is not known. */
    public String of(Attended who) {
        return switch (this) {
            case AGE -> "course.report.age." + band(who.age());
            case GENDER -> who.gender().text();
            case STATUS -> who.status().text();
            case COMMUNE -> who.commune() == null ? "" : who.commune();
        };
    }

    private static String band(@org.jspecify.annotations.Nullable Integer age) {
        if (age == null) {
            return UNSAID;
        }
        if (age < 12) {
            return "child";
        }
        if (age < 18) {
            return "teen";
        }
        if (age < 26) {
            return "young";
        }
        return age < 60 ? "adult" : "senior";
    }
}
