package org.etabli.lab.training;

import java.util.UUID;

/** A training's identity. */
public record TrainingId(UUID value) {

    static TrainingId fresh() {
        return new TrainingId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
