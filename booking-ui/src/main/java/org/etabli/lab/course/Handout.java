package org.etabli.lab.course;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that goes with a kind of course.
 *
 * @param author whom the licence wants named
 */
public record Handout(
        UUID id,
        TemplateId template,
        String name,
        String sha256,
        long bytes,
        FreeLicence licence,
        String author,
        Instant addedAt) {

    /** A booklet with pictures, or a model; not a film. */
    public static final int MOST_BYTES = 25 << 20;
    /** More than a course needs. */
    public static final int MOST = 20;

    public static final int LONGEST_NAME = 120;
    public static final int LONGEST_AUTHOR = 100;
}
