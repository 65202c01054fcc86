package org.etabli.gcode.check;

import static org.etabli.gcode.check.Severity.ERROR;
import static org.etabli.gcode.check.Severity.INFO;
import static org.etabli.gcode.check.Severity.WARNING;

import java.util.Locale;

/** What is checked; the code is fixed, as profiles, bundles and other programs refer to it. */
public enum Rule {
    // The file as a whole
    EMPTY_FILE(ERROR),
    DAMAGED_FILE(ERROR),
    TOO_LARGE(ERROR),
    TRUNCATED(ERROR),
    WRONG_KIND(ERROR),
    NOZZLE_DIFFERS(WARNING),
    MATERIAL_DIFFERS(WARNING),
    FILAMENT_SHORT(ERROR),
    SHEET_SHORT(ERROR),
    LAYERS_ABSURD(WARNING),

    // The line as text
    BINARY_CONTENT(ERROR),
    BAD_CHARACTER(WARNING),
    BAD_NUMBER(ERROR),
    ABSURD_NUMBER(ERROR),
    EXPRESSION(ERROR),
    TOO_MANY_WORDS(ERROR),
    WRONG_CHECKSUM(ERROR),
    LINE_TOO_LONG(ERROR),

    // The command
    FORBIDDEN_COMMAND(ERROR),
    UNSUPPORTED_COMMAND(ERROR),
    UNKNOWN_COMMAND(INFO),
    TWO_COMMANDS(WARNING),
    TOOL_MISSING(ERROR),

    // Motion
    OUTSIDE_VOLUME(ERROR),
    WIDER_THAN_VOLUME(ERROR),
    WORK_OFFSET_UNKNOWN(WARNING),
    WORK_OFFSET_WRITTEN(ERROR),
    NOT_HOMED(WARNING),
    NO_FEED(ERROR),
    FEED_TOO_FAST(WARNING),
    ACCELERATION_TOO_HIGH(WARNING),
    BAD_ARC(ERROR),
    BARE_WORDS(WARNING),
    UNITS_SWITCHED(WARNING),
    MOTORS_OFF(ERROR),

    // Heat and filament
    NOZZLE_TOO_HOT(ERROR),
    BED_TOO_HOT(ERROR),
    COLD_EXTRUSION(ERROR),
    NEVER_HEATED(ERROR),
    EXTRUSION_TOO_THICK(WARNING),
    HEATER_LEFT_ON(WARNING),
    FAN_LEFT_ON(INFO),

    // Light
    LASER_POWER(ERROR),
    LASER_DWELL(ERROR),
    LASER_PIERCES(INFO),
    LASER_WITHOUT_MOVE(WARNING),
    LASER_LEFT_ON(ERROR),
    LASER_NOT_SWITCHED_OFF(WARNING);

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    /** How grave it is where the machine's profile does not say otherwise. */
    public Severity severity() {
        return severity;
    }

    /** The name in files and messages: {@code outside-volume}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
