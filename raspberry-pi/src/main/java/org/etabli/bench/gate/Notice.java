package org.etabli.bench.gate;

import java.time.Instant;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;

/** What the reader's lamp, buzzer and display tell the person in front of them. */
public sealed interface Notice {

    /** The BCP 47 tag of the person's language, where it is known. */
    default @Nullable String language() {
        return null;
    }

    record Welcome(@Nullable String name, @Nullable String language, Instant until) implements Notice {}

    record PressStart(@Nullable String name, @Nullable String language) implements Notice {}

    record SupervisorAsked(@Nullable String name, @Nullable String language) implements Notice {}

    record Refused(RefusalReason reason, @Nullable String language) implements Notice {}

    /** The badge is good, the machine taken: whoever leaves within the grace hands over. */
    record NextInLine(@Nullable String name, @Nullable String language) implements Notice {}

    /** Somebody who takes part in a course is here; the machine opens for them by their animator's badge. */
    record Noted(@Nullable String language) implements Notice {}

    record EndsSoon(@Nullable String language, Instant until) implements Notice {}

    /** The slot is over, the job may end. */
    record Overtime(@Nullable String language) implements Notice {}

    /** The session ends with the running job. */
    record LeavingAfterJob(@Nullable String language) implements Notice {}

    record CoolingDown(@Nullable String language) implements Notice {}

    record Goodbye(@Nullable String language) implements Notice {}

    record Ready() implements Notice {}

    record Closed() implements Notice {}

    record Stopped(String fault) implements Notice {}
}
