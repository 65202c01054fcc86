package org.etabli.controller.job;

/** What can happen to a job. */
public enum JobEvent {
    START,
    /** The machine answered; the first command goes. */
    READY,
    PAUSE_ASKED,
    /** Parked, or held. */
    STOOD_STILL,
    /** The machine held by itself: door, button, filament sensor. */
    MACHINE_HELD,
    RESUME_ASKED,
    WENT_ON,
    CANCEL_ASKED,
    MADE_SAFE,
    FINISHED,
    FAULT,
    /** The bench found this job unfinished when it started. */
    FOUND_UNFINISHED
}
