package org.etabli.lab.course;

import org.etabli.lab.course.Participant.Gender;
import org.etabli.lab.course.Participant.SocialStatus;
import org.etabli.lab.member.MemberId;
import org.jspecify.annotations.Nullable;

/** What is told of somebody who comes for the first time; only the name is needed. */
public record NewParticipant(
        @Nullable MemberId member,
        String callName,
        @Nullable MemberId guardian,
        @Nullable Integer birthYear,
        Gender gender,
        SocialStatus status,
        @Nullable String commune) {

    /** Nobody of the lab is older. */
    private static final int OLDEST_YEARS = 120;

    public NewParticipant {
        callName = callName.strip().replaceAll("\\s+", " ");
        commune = commune == null || commune.isBlank() ? null : commune.strip();
    }

    public static NewParticipant called(String name) {
        return new NewParticipant(null, name, null, null, Gender.UNSAID, SocialStatus.UNSAID, null);
    }

    /** What is wrong, as a key of the bundles; null when nothing is. */
    public @Nullable String fault(int thisYear) {
        if (callName.isEmpty() || callName.length() > Participant.LONGEST_NAME) {
            return "course.fault.call-name";
        }
        if (birthYear != null && (birthYear > thisYear || birthYear < thisYear - OLDEST_YEARS)) {
            return "course.fault.birth-year";
        }
        return commune != null && commune.length() > Participant.LONGEST_COMMUNE ? "course.fault.commune" : null;
    }
}
