package org.etabli.bench.gate;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One person's use of a machine, from badge-in to power off.
 *
 * @param badge keyed hash of the badge that opened it
 * @param supervisor who confirmed a supervised start
 * @param ends uptime at which the slot ends: no jump of the wall clock moves it
 * @param limit uptime the slot may not be prolonged past
 * @param until the same instant by the wall clock, for people to read
 */
public record Session(
        String id,
        String badge,
        String member,
        @Nullable String name,
        @Nullable String language,
        @Nullable String reservation,
        @Nullable String course,
        @Nullable String supervisor,
        Duration ends,
        Duration limit,
        Instant until) {

    static Session of(String id, String badge, Admission.Granted granted) {
        return new Session(
                id,
                badge,
                granted.member(),
                granted.name(),
                granted.language(),
                granted.reservation(),
                granted.course(),
                null,
                granted.ends(),
                granted.ends(),
                granted.until());
    }

    Session confirmedBy(String member) {
        return new Session(id, badge, this.member, name, language, reservation, course, member, ends, limit, until);
    }

    Session ending(Duration newEnds, Instant newUntil) {
        return new Session(
                id, badge, member, name, language, reservation, course, supervisor, newEnds, limit, newUntil);
    }

    /** The session as it opens at an uptime, for no longer than the machine's policy lets any session last. */
    Session openedAt(Duration at, Duration atMost) {
        Duration last = at.plus(atMost);
        Duration end = ends.compareTo(last) < 0 ? ends : last;
        return new Session(
                id,
                badge,
                member,
                name,
                language,
                reservation,
                course,
                supervisor,
                end,
                last,
                until.minus(ends.minus(end)));
    }
}
