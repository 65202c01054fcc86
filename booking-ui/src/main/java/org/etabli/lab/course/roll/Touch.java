package org.etabli.lab.course.roll;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One touch on a device's roll.
 *
 * @param id the device's own, so that a touch told twice counts once
 * @param who the participant
 * @param seen what the device showed before it; absent where nothing was noted
 * @param at by the device's clock
 */
public record Touch(UUID id, UUID who, Mark mark, @Nullable Mark seen, Instant at) {

    /** What came of it. */
    public enum Outcome {
        TAKEN,
        /** It counts, but somebody had noted something else meanwhile. */
        OVERRODE,
        /** Somebody noted something else later: that counts. */
        SUPERSEDED,
        NOT_ENROLLED
    }
}
