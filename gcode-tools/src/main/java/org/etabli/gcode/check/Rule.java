package org.etabli.gcode.check;

import java.util.Locale;

/** What is checked; the code is fixed, as profiles, bundles and other programs refer to it. */
public enum Rule {
    OUTSIDE_VOLUME(Severity.ERROR),
    NOZZLE_TOO_HOT(Severity.ERROR),
    BED_TOO_HOT(Severity.ERROR),
    COLD_EXTRUSION(Severity.ERROR),
    LASER_POWER(Severity.ERROR),
    FORBIDDEN_COMMAND(Severity.ERROR),
    UNKNOWN_COMMAND(Severity.INFO),
    WRONG_KIND(Severity.ERROR),
    EMPTY_FILE(Severity.ERROR);

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** The name in files and messages: {@code outside-volume}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
