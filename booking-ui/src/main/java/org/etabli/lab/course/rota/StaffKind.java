package org.etabli.lab.course.rota;

/** On what terms somebody works in the lab. */
public enum StaffKind {
    /** Employed: may supervise any machine. */
    SALARIED,
    /** A volunteer of the service civique: hours are limited, and they replace no employee. */
    SERVICE_CIVIQUE,
    /** Gives their time. */
    VOLUNTEER
}
