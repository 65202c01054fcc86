package org.etabli.lab.reservation;

/** Why a reservation no longer holds. */
public enum Released {
    /** By its member, or an animator for them. */
    CANCELLED,
    /** Nobody badged in within the grace time. */
    NO_SHOW,
    /** An animator said no. */
    DECLINED,
    /** An offer nobody took, or a request nobody answered, in time. */
    EXPIRED,
    /** The lab needed the slot, for maintenance, and had no other. */
    DISPLACED
}
