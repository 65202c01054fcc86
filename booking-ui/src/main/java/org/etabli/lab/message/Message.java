package org.etabli.lab.message;

import java.time.Instant;
import java.util.UUID;
import org.etabli.lab.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Something Établi told somebody, in the language they had then.
 *
 * @param link page of the application it leads to
 * @param mail whether it also went by e-mail
 */
public record Message(
        UUID id,
        MemberId member,
        Kind kind,
        String title,
        String body,
        @Nullable String link,
        Instant writtenAt,
        @Nullable Instant readAt,
        Mail mail) {

    /** Where its e-mail stands. */
    public enum Mail {
        /** There is none: no address, or not wished. */
        NONE,
        WAITING,
        SENT,
        /** Given up after many tries. */
        FAILED
    }
}
