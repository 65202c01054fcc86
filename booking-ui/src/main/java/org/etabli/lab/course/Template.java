package org.etabli.lab.course;

import java.util.List;
import java.util.Set;
import org.etabli.lab.course.cycle.Cycle;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.training.TrainingId;
import org.jspecify.annotations.Nullable;

/**
 * A kind of course, from which courses are planned.
 *
 * @param theme what the report counts it under
 * @param kit what the animator prepares and people bring
 * @param ageFrom the youngest, in years; absent where there is no limit
 * @param priceCents for the whole course; 0 is free
 * @param training the certification it leads to, if any
 * @param steps what one learns, in order
 */
public record Template(
        TemplateId id,
        String name,
        String theme,
        Level level,
        String goals,
        String kit,
        int sessions,
        int minutes,
        int capacity,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        int priceCents,
        @Nullable TrainingId training,
        Set<MachineId> machines,
        List<String> steps,
        List<Material> materials,
        boolean retired) {

    public static final int LONGEST_NAME = 100;
    public static final int LONGEST_THEME = 60;
    public static final int LONGEST_TEXT = 2000;
    public static final int LONGEST_STEP = 200;
    /** A day. */
    public static final int MOST_MINUTES = 600;

    public static final int LEAST_MINUTES = 15;
    /** More people than any workshop seats. */
    public static final int MOST_PEOPLE = 60;
    /** More than fit on a certificate. */
    public static final int MOST_STEPS = 20;

    /**
     * A handout or a model.
     *
     * @param licence the free licence it is under, e.g. {@code CC BY-SA 4.0}
     */
    public record Material(String name, String address, String licence) {}

    public Template {
        machines = Set.copyOf(machines);
        steps = List.copyOf(steps);
        materials = List.copyOf(materials);
    }

    /** What is wrong with it, as a key of the bundles; null when nothing is. */
    public @Nullable String fault() {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return "course.fault.name";
        }
        if (theme.isBlank() || theme.length() > LONGEST_THEME) {
            return "course.fault.theme";
        }
        if (goals.length() > LONGEST_TEXT || kit.length() > LONGEST_TEXT) {
            return "course.fault.text";
        }
        if (sessions < 1 || sessions > Cycle.MOST_SESSIONS) {
            return "course.fault.sessions";
        }
        if (minutes < LEAST_MINUTES || minutes > MOST_MINUTES) {
            return "course.fault.minutes";
        }
        if (capacity < 1 || capacity > MOST_PEOPLE) {
            return "course.fault.capacity";
        }
        if (ageFrom != null && ageTo != null && ageFrom > ageTo) {
            return "course.fault.age";
        }
        if (priceCents < 0) {
            return "course.fault.price";
        }
        if (steps.size() > MOST_STEPS || steps.stream().anyMatch(s -> s.isBlank() || s.length() > LONGEST_STEP)) {
            return "course.fault.steps";
        }
        boolean unsafe = materials.stream()
                .anyMatch(m -> m.name().isBlank()
                        || m.licence().isBlank()
                        || !m.address().matches("https?://\\S{3,480}"));
        return unsafe ? "course.fault.material" : null;
    }
}
