package org.etabli.bench.access;

/** Who may still switch a machine on when the lease has expired, or the clock cannot be trusted to tell. */
public enum ExpiredLease {
    SUPERVISORS,
    NOBODY
}
