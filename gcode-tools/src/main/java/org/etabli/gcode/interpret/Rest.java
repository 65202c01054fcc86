package org.etabli.gcode.interpret;

/** Why the machine comes to rest, beside dwelling and heating. */
public enum Rest {
    /** M400, M84, a laser switched: motion ends first, and it costs no more than that. */
    SYNCHRONISING,
    HOMING,
    LEVELLING,
    TOOL_CHANGE,
    /** M0, M600: until somebody comes; its length is nobody's to know. */
    PERSON
}
