package org.etabli.lab.training;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How somebody stands towards one training at an instant. */
public sealed interface Standing {

    /** @param until the first instant it no longer holds; absent for ever */
    record Holds(@Nullable Instant until) implements Standing {}

    record Expired(Instant at) implements Standing {}

    record Revoked(Instant at, String reason) implements Standing {}

    /** They hold it, but not what it needs. */
    record Lacks(List<Training> prerequisites) implements Standing {
        public Lacks {
            prerequisites = List.copyOf(prerequisites);
        }
    }

    record Never() implements Standing {}

    default boolean holds() {
        return this instanceof Holds;
    }
}
