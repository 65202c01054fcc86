package org.etabli.lab.course;

import java.util.UUID;

/** A course template's identity. */
public record TemplateId(UUID value) {

    public static TemplateId fresh() {
        return new TemplateId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
