package org.etabli.lab.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody was there.
 *
 * @param leftAt when they left early; absent when they stayed
 * @param signature strokes drawn on the tablet, as an SVG path; absent where the paper is signed
 */
public record Attendance(
        SessionId session,
        ParticipantId participant,
        State state,
        Instant notedAt,
        @Nullable Instant leftAt,
        @Nullable String signature) {

    public enum State {
        PRESENT,
        ABSENT
    }

    public boolean isPresent() {
        return state == State.PRESENT;
    }
}
