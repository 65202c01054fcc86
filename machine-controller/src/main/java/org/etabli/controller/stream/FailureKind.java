package org.etabli.controller.stream;

/** Why a job failed. Each has a sentence in the bundles under {@code failure.} and its name. */
public enum FailureKind {
    /** Nothing that speaks the dialect answered. */
    NO_ANSWER(false),
    /** The board restarted in the middle: position, heat and numbering are gone. */
    BOARD_RESET(true),
    /** The machine stopped answering. */
    STALLED(true),
    /** The firmware stopped itself; the detail is its own words. */
    HALTED(true),
    /** One line was asked for again too often: the cable or the adapter is bad. */
    TOO_MANY_RESENDS(false),
    /** The machine asks for a line long past: it counts differently. */
    NUMBERING_LOST(false),
    /** After noise, more answers than lines: part of a line may have run twice. */
    ANSWERS_SURPLUS(false),
    /** An answer is missing and cannot be had again; what ran is known only within the lines named. */
    ANSWER_LOST(false),
    /** The controller refused a line. */
    LINE_REFUSED(false),
    /** The controller raised an alarm. */
    ALARM(true),
    /** The controller is locked and cannot home by itself. */
    LOCKED(false),
    /** The machine's door or lid is open, and it takes no work before that is closed. */
    DOOR_OPEN(false),
    /** A setting of the controller would make the job unsafe. */
    UNSAFE_SETTING(false),
    /** The machine ended elsewhere than the file. */
    POSITION_WRONG(false),
    /** The cable was pulled, or the adapter died, and the machine did not come back as it was. */
    LINK_LOST(true),
    /** The file could not be read to its end. */
    FILE_UNREADABLE(false),
    /** The journal could not be written: without it nothing would be known after a power cut. */
    JOURNAL_UNWRITABLE(false);

    private final boolean cutPower;

    FailureKind(boolean cutPower) {
        this.cutPower = cutPower;
    }

    /** Whether software can no longer vouch for heaters and laser, so that the relay should open. */
    public boolean cutPower() {
        return cutPower;
    }
}
