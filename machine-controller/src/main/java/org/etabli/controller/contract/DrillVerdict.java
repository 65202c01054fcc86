package org.etabli.controller.contract;

/** How a machine did in a {@link DrillTrial}. */
public enum DrillVerdict {
    /** Without power within the limit. */
    SAFE,
    /** Without power, but too late, or not at all while the drill looked. */
    LATE,
    /** Not tried: the machine was in use, faulty or closed. */
    BUSY,
    /** Not tried: the machine got no power. */
    NO_POWER,
    /** Not tried: nobody would start the bench again, or another machine is in use. */
    NOT_NOW
}
