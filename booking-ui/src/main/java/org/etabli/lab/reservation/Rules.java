package org.etabli.lab.reservation;

import java.time.Duration;
import java.time.Period;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the lab asks of one member's reservations on one machine.
 *
 * @param step absent: any instant will do
 * @param quota most time in a week on all machines together; absent: no limit
 * @param quotaHere the same, on this machine alone
 * @param grace absent: a machine is kept until the end of the slot
 * @param staff whether it holds for an animator, whom closures do not stop
 */
public record Rules(
        OpeningHours hours,
        boolean runsOn,
        Duration shortest,
        Duration longest,
        @Nullable Duration step,
        Period furthest,
        @Nullable Duration quota,
        @Nullable Duration quotaHere,
        Duration buffer,
        Duration notice,
        boolean approval,
        boolean supervised,
        @Nullable Duration grace,
        Duration offer,
        boolean staff) {

    /** A lab that has set nothing yet: open at any hour, a day at a stretch, a term ahead. */
    public static final Rules NONE_SET = new Rules(
            OpeningHours.ALWAYS,
            false,
            Duration.ofMinutes(5),
            Duration.ofHours(24),
            null,
            Period.ofDays(120),
            null,
            null,
            Duration.ZERO,
            Duration.ZERO,
            false,
            false,
            null,
            Duration.ofHours(2),
            false);

    /** Settings over these defaults; {@code anywhere} finds a rule at any scope, the other two by machine. */
    static Rules of(BiFunction<Rule, Reach, @Nullable String> settings) {
        return new Rules(
                orElse(settings.apply(Rule.HOURS, Reach.NEAREST), OpeningHoursText::read, NONE_SET.hours()),
                orElse(settings.apply(Rule.RUNS_ON, Reach.NEAREST), Rule.RUNS_ON::truth, NONE_SET.runsOn()),
                orElse(settings.apply(Rule.SHORTEST, Reach.NEAREST), Rule.SHORTEST::duration, NONE_SET.shortest()),
                orElse(settings.apply(Rule.LONGEST, Reach.NEAREST), Rule.LONGEST::duration, NONE_SET.longest()),
                orNull(settings.apply(Rule.STEP, Reach.NEAREST), Rule.STEP),
                orElse(settings.apply(Rule.FURTHEST, Reach.NEAREST), Rule.FURTHEST::period, NONE_SET.furthest()),
                orNull(settings.apply(Rule.QUOTA, Reach.SITE), Rule.QUOTA),
                orNull(settings.apply(Rule.QUOTA, Reach.MACHINE), Rule.QUOTA),
                orElse(settings.apply(Rule.BUFFER, Reach.NEAREST), Rule.BUFFER::duration, NONE_SET.buffer()),
                orElse(settings.apply(Rule.NOTICE, Reach.NEAREST), Rule.NOTICE::duration, NONE_SET.notice()),
                orElse(settings.apply(Rule.APPROVAL, Reach.NEAREST), Rule.APPROVAL::truth, NONE_SET.approval()),
                orElse(settings.apply(Rule.SUPERVISED, Reach.NEAREST), Rule.SUPERVISED::truth, NONE_SET.supervised()),
                orNull(settings.apply(Rule.GRACE, Reach.NEAREST), Rule.GRACE),
                orElse(settings.apply(Rule.OFFER, Reach.NEAREST), Rule.OFFER::duration, NONE_SET.offer()),
                false);
    }

    /** Among which scopes a setting is looked for: a quota of the site and one of a machine hold both. */
    enum Reach {
        NEAREST,
        SITE,
        MACHINE
    }

    /** Animators answer for what they do: only the past, what is taken, and time to clean bind them. */
    Rules forStaff() {
        return new Rules(
                OpeningHours.ALWAYS,
                true,
                Duration.ofMinutes(1),
                Rule.LONGEST_OF_ALL,
                null,
                Period.ofYears(2),
                null,
                null,
                buffer,
                Duration.ZERO,
                false,
                false,
                grace,
                offer,
                true);
    }

    private static <T> T orElse(@Nullable String setting, java.util.function.Function<String, T> read, T otherwise) {
        return setting == null ? otherwise : read.apply(setting);
    }

    private static @Nullable Duration orNull(@Nullable String setting, Rule rule) {
        return setting == null ? null : rule.duration(setting);
    }
}
