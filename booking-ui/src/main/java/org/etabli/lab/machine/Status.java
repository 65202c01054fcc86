package org.etabli.lab.machine;

/** What somebody in front of a machine sees: its condition, and while it is in service, whether it is taken. */
public enum Status {
    FREE,
    IN_USE,
    RESERVED,
    TO_CHECK,
    MAINTENANCE,
    OUT_OF_SERVICE;

    /** A machine that is not in service is nothing else, whatever its relay does. */
    public static Status of(Condition condition, boolean powered, boolean reserved) {
        return switch (condition) {
            case IN_SERVICE -> powered ? IN_USE : reserved ? RESERVED : FREE;
            case TO_CHECK -> TO_CHECK;
            case MAINTENANCE -> MAINTENANCE;
            case OUT_OF_SERVICE -> OUT_OF_SERVICE;
        };
    }
}
