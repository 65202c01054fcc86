package org.etabli.lab.machine;

import java.util.Optional;

/**
 * Whether a machine may be used, as people of the lab left it.
 *
 * <pre>
 *                 danger reported              maintenance begins
 *   IN_SERVICE ──────────────────► TO_CHECK ──────────────────────► MAINTENANCE
 *      ▲  ▲  │                      │  │  ▲                          │   │
 *      │  │  │      found fine      │  │  │         put back         │   │
 *      │  └──┼──────────────────────┘  │  └─────────── OUT_OF_SERVICE │   │
 *      │     │                         │                 ▲  ▲        │   │
 *      │     └─── taken out ───────────┴── taken out ────┘  └────────┘   │
 *      └───────────────────── maintenance ends ──────────────────────────┘
 * </pre>
 *
 * From every condition but MAINTENANCE itself maintenance may begin. A machine out of service never becomes usable in one
 * step: somebody looks at it first. Reporting a problem only ever makes a condition stricter.
 */
public enum Condition {
    /** Whoever has the right may use it. */
    IN_SERVICE,
    /** Somebody has to look at it before the next use. */
    TO_CHECK,
    /** Somebody works on it. */
    MAINTENANCE,
    /** Locked out: not even people of the lab power it. */
    OUT_OF_SERVICE;

    /** What can happen to a machine's condition. */
    public enum Change {
        /** Somebody reports a danger. */
        DANGER_REPORTED,
        /** Somebody looked at it, and it is fine. */
        FOUND_FINE,
        MAINTENANCE_BEGUN,
        MAINTENANCE_ENDED,
        /** Locked out. */
        TAKEN_OUT,
        /** No longer locked out. */
        PUT_BACK
    }

    /** The condition after a change; nothing where the change makes no sense in this one. */
    public Optional<Condition> after(Change change) {
        return Optional.ofNullable(
                switch (this) {
                    case IN_SERVICE ->
                        switch (change) {
                            case DANGER_REPORTED -> TO_CHECK;
                            case MAINTENANCE_BEGUN -> MAINTENANCE;
                            case TAKEN_OUT -> OUT_OF_SERVICE;
                            case FOUND_FINE, MAINTENANCE_ENDED, PUT_BACK -> null;
                        };
                    case TO_CHECK ->
                        switch (change) {
                            case DANGER_REPORTED -> TO_CHECK;
                            case FOUND_FINE -> IN_SERVICE;
                            case MAINTENANCE_BEGUN -> MAINTENANCE;
                            case TAKEN_OUT -> OUT_OF_SERVICE;
                            case MAINTENANCE_ENDED, PUT_BACK -> null;
                        };
                    case MAINTENANCE ->
                        switch (change) {
                            case DANGER_REPORTED -> MAINTENANCE;
                            case MAINTENANCE_ENDED -> IN_SERVICE;
                            case TAKEN_OUT -> OUT_OF_SERVICE;
                            case FOUND_FINE, MAINTENANCE_BEGUN, PUT_BACK -> null;
                        };
                    case OUT_OF_SERVICE ->
                        switch (change) {
                            case DANGER_REPORTED -> OUT_OF_SERVICE;
                            case MAINTENANCE_BEGUN -> MAINTENANCE;
                            case PUT_BACK -> TO_CHECK;
                            case FOUND_FINE, MAINTENANCE_ENDED, TAKEN_OUT -> null;
                        };
                });
    }
}
