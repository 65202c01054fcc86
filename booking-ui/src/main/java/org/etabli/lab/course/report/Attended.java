package org.etabli.lab.course.report;

import java.time.Instant;
import java.util.UUID;
import org.etabli.lab.course.Participant.Gender;
import org.etabli.lab.course.Participant.SocialStatus;
import org.jspecify.annotations.Nullable;

/**
 * One person in one session: what every figure about people is counted from.
 *
 * @param age in years in the year of their first session of the period, at most one too many; absent where unknown
 * @param minutes of the session's planned length, until who left early
 * @param first they had never been in a course before the period
 */
public record Attended(
        UUID participant,
        @Nullable Integer age,
        Gender gender,
        SocialStatus status,
        @Nullable String commune,
        UUID session,
        String course,
        String theme,
        Instant start,
        long minutes,
        boolean first) {}
