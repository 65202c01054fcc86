package org.etabli.controller.stream;

/** What a person asks of a running job. */
public enum Request {
    PAUSE,
    RESUME,
    /** Stop in order: position kept, heaters or laser off, head away. */
    CANCEL,
    /** Stop now: the machine breaks off at once and its position is lost. */
    STOP,
    /** A tenth faster than now, or slower, or as the file says. */
    FASTER,
    SLOWER,
    PLANNED_SPEED,
    /** The laser a tenth stronger than now, or weaker, or as the file says. */
    STRONGER,
    WEAKER,
    PLANNED_POWER
}
