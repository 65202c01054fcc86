package org.etabli.controller.contract;

/** What a safety drill takes away from a machine that is on. */
public enum DrillTrial {
    /** An interlock opens; simulated, so that the wiring behind it is not tried. */
    INTERLOCK,
    /** Network and server are gone, which look alike from a bench: the session must end at its own end. */
    CONNECTION,
    /** The bench's process dies; whoever supervises it starts it again. */
    PROCESS
}
