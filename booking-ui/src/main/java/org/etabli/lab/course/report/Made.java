package org.etabli.lab.course.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A participant's share of a machine in one session: what every figure about machines is counted from.
 *
 * @param participant absent for what ran for nobody who was there
 */
public record Made(
        UUID session,
        String course,
        String theme,
        Instant start,
        String machine,
        @Nullable UUID participant,
        long seconds,
        long milligrams,
        long milliwattHours) {}
