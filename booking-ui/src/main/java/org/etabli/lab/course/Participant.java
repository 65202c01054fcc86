package org.etabli.lab.course;

import java.util.Locale;
import org.etabli.lab.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who takes part in courses, with or without an account.
 *
 * @param callName what they want to be called; all that is needed
 * @param guardian who answers for a child
 * @param birthYear for the age band in the report; absent where it was not given
 */
public record Participant(
        ParticipantId id,
        @Nullable MemberId member,
        String callName,
        @Nullable MemberId guardian,
        @Nullable Integer birthYear,
        Gender gender,
        SocialStatus status,
        @Nullable String commune) {

    public static final int LONGEST_NAME = 60;
    public static final int LONGEST_COMMUNE = 100;

    /** As they say themselves. */
    public enum Gender {
        UNSAID,
        WOMAN,
        MAN,
        OTHER;

        public String text() {
            return "course.gender." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What funders ask for; nobody has to say. */
    public enum SocialStatus {
        UNSAID,
        SCHOOL,
        STUDENT,
        EMPLOYED,
        SELF_EMPLOYED,
        SEEKING,
        RETIRED,
        OTHER;

        public String text() {
            return "course.status." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
