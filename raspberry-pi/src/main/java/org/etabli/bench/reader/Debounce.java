package org.etabli.bench.reader;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Readers that only say numbers repeat them while the card is there: the same number within a moment is one badge. */
public final class Debounce {

    /** Longer than the fastest readers repeat (about 10 a second), shorter than two taps somebody means. */
    public static final Duration REPEAT = Duration.ofMillis(800);

    private @Nullable String last;
    private Duration lastAt = Duration.ZERO;

    /** Whether this number is a new badge. Every repetition starts the wait anew. */
    public boolean isNew(String number, Duration at) {
        boolean again = number.equals(last) && at.minus(lastAt).compareTo(REPEAT) < 0;
        last = number;
        lastAt = at;
        return !again;
    }
}
