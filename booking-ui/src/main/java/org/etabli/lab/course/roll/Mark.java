package org.etabli.lab.course.roll;

import org.etabli.lab.course.Attendance;
import org.jspecify.annotations.Nullable;

/** What a touch on the roll says of somebody. */
public enum Mark {
    PRESENT,
    ABSENT,
    /** Was there, and left before the end. */
    LEFT;

    /** What stands on the sheet; absent while nobody noted anything. */
    static @Nullable Mark of(@Nullable Attendance noted) {
        if (noted == null || noted.assumed()) {
            return null;
        }
        if (!noted.isPresent()) {
            return ABSENT;
        }
        return noted.leftAt() == null ? PRESENT : LEFT;
    }
}
