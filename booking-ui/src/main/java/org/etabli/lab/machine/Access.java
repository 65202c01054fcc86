package org.etabli.lab.machine;

/** Whether somebody may use a machine. */
public sealed interface Access {

    record Granted() implements Access {}

    /** A minor: an adult has to be there, and it is the adult's badge that opens the machine. */
    record WithAdult() implements Access {}

    /**
     * They may not.
     *
     * @param about what it is about, e.g. the training's name; empty where the reason says it all
     */
    record Refused(Why why, String about) implements Access {

        /** Key of the sentence that says why; {@code about} is its parameter. */
        public String text() {
            return "access." + why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** Key of the sentence that says what is possible instead. */
        public String instead() {
            return text() + ".instead";
        }
    }

    /** Why somebody may not use a machine. */
    enum Why {
        CERTIFICATION_MISSING,
        CERTIFICATION_EXPIRED,
        MACHINE_TO_CHECK,
        MACHINE_IN_MAINTENANCE,
        MACHINE_OUT_OF_SERVICE,
        SUSPENDED,
        NO_GUARDIAN
    }
}
