package org.etabli.controller.job;

/** What a job's change of state asks of the sender. */
public enum JobAction {
    OPEN_LINK,
    PAUSE_MACHINE,
    RESUME_MACHINE,
    CANCEL_ON_MACHINE,
    CLOSE_LINK
}
