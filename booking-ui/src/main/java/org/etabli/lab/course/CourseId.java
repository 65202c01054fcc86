package org.etabli.lab.course;

import java.util.UUID;

/** A course's identity. */
public record CourseId(UUID value) {

    public static CourseId fresh() {
        return new CourseId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
