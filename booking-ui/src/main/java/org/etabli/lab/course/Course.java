package org.etabli.lab.course;

import java.time.Instant;
import java.util.List;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.training.TrainingId;
import org.jspecify.annotations.Nullable;

/** A course as it was planned: a template changed later changes no course. */
public record Course(
        CourseId id,
        TemplateId template,
        String name,
        String theme,
        Level level,
        String goals,
        String kit,
        int capacity,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        int priceCents,
        @Nullable TrainingId training,
        MemberId animator,
        List<String> steps,
        @Nullable Instant cancelledAt) {

    public Course {
        steps = List.copyOf(steps);
    }

    public boolean cancelled() {
        return cancelledAt != null;
    }
}
