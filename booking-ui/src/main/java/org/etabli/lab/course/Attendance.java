package org.etabli.lab.course;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody was there.
 *
 * @param leftAt when they left early; absent when they stayed
 * @param signature strokes drawn on the tablet, as an SVG path; absent where the paper is signed
 * @param assumed nobody noted it: they were taken for absent when the session was closed
 */
public record Attendance(
        SessionId session,
        ParticipantId participant,
        State state,
        Instant notedAt,
        @Nullable Instant leftAt,
        @Nullable String signature,
        boolean assumed) {

    public enum State {
        PRESENT,
        ABSENT
    }

    public boolean isPresent() {
        return state == State.PRESENT;
    }
}
