package org.etabli.lab.reservation;

/** How sure a reservation is. Whatever its certainty, nobody else can have its slot. */
public enum Certainty {
    CONFIRMED,
    /** Waits for an animator's yes. */
    REQUESTED,
    /** Held for somebody from the waiting list, until they take it or the offer expires. */
    OFFERED
}
