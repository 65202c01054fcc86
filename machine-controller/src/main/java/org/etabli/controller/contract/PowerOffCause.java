package org.etabli.controller.contract;

/** Why a relay opened. */
public enum PowerOffCause {
    BADGE_OUT,
    SLOT_END,
    IDLE,
    JOB_END,
    HANDOVER,
    SERVER_ORDER,
    EMERGENCY_STOP,
    INTERLOCK,
    WATCHDOG,
    RELAY_FAULT,
    LEASE_EXPIRED,
    OUT_OF_SERVICE,
    /** The bench stopped in an orderly way. */
    BENCH_STOP,
    /** The bench died; it found the session open in its journal when it came back. */
    BENCH_RESTART
}
