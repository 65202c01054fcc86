package org.etabli.bench.reader;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes badges out of what a polled reader sees: told once when it comes, once when it has really left. Cards are
 * missed by single polls all the time, and some readers blink. Pure but for its memory.
 */
public final class Presence {

    /** A card not seen for so long has left: three polls and a bit. */
    public static final Duration GONE_AFTER = Duration.ofMillis(600);

    private final BadgeReader.Listener listener;
    private @Nullable String present;
    private Duration lastSeen = Duration.ZERO;

    public Presence(BadgeReader.Listener listener) {
        this.listener = listener;
    }

    /** One look at the antenna, at an uptime. */
    public void seen(Optional<String> number, Duration at) {
        String before = present;
        if (number.isPresent()) {
            lastSeen = at;
            if (!number.get().equals(before)) {
                leave(before);
                present = number.get();
                listener.presented(number.get());
            }
        } else if (before != null && at.minus(lastSeen).compareTo(GONE_AFTER) >= 0) {
            present = null;
            leave(before);
        }
    }

    private void leave(@Nullable String number) {
        if (number != null) {
            listener.removed(number);
        }
    }
}
