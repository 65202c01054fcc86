package org.etabli.lab.training;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one learns before using a kind of machine.
 *
 * @param howToGet how to be trained: when, with whom
 * @param validMonths how long a certification lasts; absent for ever
 * @param prerequisites trainings whose certification has to be valid too, when it is granted and ever after
 * @param retired no longer given; what was granted stays valid
 */
public record Training(
        TrainingId id,
        String name,
        String description,
        String howToGet,
        @Nullable Integer validMonths,
        Set<TrainingId> prerequisites,
        boolean retired) {

    public Training {
        prerequisites = Set.copyOf(prerequisites);
    }
}
