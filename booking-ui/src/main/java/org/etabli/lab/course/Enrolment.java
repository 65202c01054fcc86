package org.etabli.lab.course;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's place in a course, or in its waiting list.
 *
 * @param pair the same for two who come together; absent for most
 */
public record Enrolment(
        CourseId course,
        Participant participant,
        State state,
        @Nullable UUID pair,
        Instant enrolledAt) {

    public enum State {
        ENROLLED,
        WAITING,
        CANCELLED
    }
}
