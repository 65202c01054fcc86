package org.etabli.controller.contract;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a lease: what this badge means at this machine from one instant until another.
 *
 * @param badge the badge's keyed hash ({@link BadgeHash}), never its number
 * @param member who it is, as an opaque id
 * @param name what the reader's display may call them; a first name, or absent where the person prefers
 * @param language the language the reader speaks to them, as a BCP 47 tag
 * @param from the first instant, inclusive
 * @param until the end, exclusive
 * @param reservation the reservation it comes from; absent for a standing right
 * @param course the course session it is for; absent for one person's use
 */
public record Permission(
        String machine,
        String badge,
        String member,
        @Nullable String name,
        @Nullable String language,
        Right right,
        Instant from,
        Instant until,
        @Nullable String reservation,
        @Nullable String course) {

    public Permission {
        Objects.requireNonNull(machine, "machine");
        Objects.requireNonNull(badge, "badge");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(right, "right");
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("permission on " + machine + " ends before it begins");
        }
        if (right == Right.ATTEND && course == null) {
            throw new IllegalArgumentException("nothing to attend on " + machine);
        }
    }

    /** What the badge does there. */
    public enum Right {
        /** Use during the window. */
        USE,
        /** The same, once a supervisor's badge has followed. */
        USE_SUPERVISED,
        /** Use at any time of the window, and confirm others' supervised starts. */
        SUPERVISE,
        /** Opens nothing: the badge of somebody who takes part in a course is greeted, and tells that they are here. */
        ATTEND
    }
}
