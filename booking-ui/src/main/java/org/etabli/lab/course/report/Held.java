package org.etabli.lab.course.report;

import java.time.Instant;
import java.util.UUID;

/** A session that was held: what the number of sessions is counted from. */
public record Held(UUID session, String course, String theme, int number, Instant start) {}
