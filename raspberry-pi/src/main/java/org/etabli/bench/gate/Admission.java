package org.etabli.bench.gate;

import java.time.Duration;
import java.time.Instant;
import org.etabli.controller.contract.Permission.Right;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;

/** What the lease says about a badge at one machine, at one moment. */
public sealed interface Admission {

    /**
     * The badge may switch the machine on.
     *
     * @param ends uptime at which the right ends
     * @param until the same by the wall clock
     */
    record Granted(
            String member,
            @Nullable String name,
            @Nullable String language,
            Right right,
            @Nullable String reservation,
            @Nullable String course,
            Duration ends,
            Instant until)
            implements Admission {

        /** Whether it may confirm others' supervised starts, and needs nobody's own. */
        public boolean supervisor() {
            return right == Right.SUPERVISE;
        }

        /** Whether another's badge has to confirm the start: the machine asks for it, or the lab does for this person. */
        boolean asksSupervisor(GatePolicy policy) {
            return right == Right.USE_SUPERVISED || (right == Right.USE && policy.supervised());
        }
    }

    record Refused(RefusalReason reason) implements Admission {}

    /** Opens nothing, and is welcome: the badge of somebody who takes part in this course session. */
    record Attends(String course, @Nullable String language) implements Admission {}
}
