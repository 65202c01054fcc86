package org.etabli.lab.reservation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.etabli.lab.machine.Access;
import org.jspecify.annotations.Nullable;

/** The rules, each as a question to a wish. All that say no are named, so that nobody learns of them one by one. */
final class Checks {

    /** Who reserves "now" began a moment ago, or looked at the page for a while. */
    static final Duration JUST_NOW = Duration.ofMinutes(15);

    private final Wish wish;
    private final TimeSlot slot;
    private final Situation situation;
    private final Rules rules;
    private final List<Refusal> refusals = new ArrayList<>();

    private Checks(Wish wish, Situation situation) {
        this.wish = wish;
        this.slot = wish.slot();
        this.situation = situation;
        this.rules = situation.rules();
    }

    /** Why a new reservation of the slot is refused; nothing when it is not. */
    static List<Refusal> ofNew(Wish wish, Situation situation) {
        Checks checks = new Checks(wish, situation);
        checks.begins();
        checks.ofAny();
        return checks.refusals;
    }

    /** The same where only the end of a slot that has begun changes. */
    static List<Refusal> ofEnd(Wish wish, Situation situation) {
        Checks checks = new Checks(wish, situation);
        checks.ofAny();
        return checks.refusals;
    }

    private void ofAny() {
        access();
        taken();
        length();
        step();
        ahead();
        hours();
        closures();
        quota(rules.quota(), own -> true).ifPresent(left -> refusals.add(new Refusal.OverQuota(left.quota, left.left)));
        quota(rules.quotaHere(), own -> own.machine().equals(wish.machine()))
                .ifPresent(left -> refusals.add(new Refusal.OverQuotaHere(left.quota, left.left)));
    }

    private void access() {
        if (situation.access().apply(slot.start()) instanceof Access.Refused(Access.Why why, String about)) {
            refusals.add(new Refusal.NotAllowed(why, about));
        }
    }

    private void begins() {
        boolean tooEarly = slot.start().isBefore(situation.now().minus(JUST_NOW));
        if (tooEarly || !slot.end().isAfter(situation.now())) {
            refusals.add(new Refusal.InThePast());
        }
    }

    private void taken() {
        boolean taken = false;
        boolean close = false;
        for (Reservation other : situation.around()) {
            taken |= other.slot().overlaps(slot);
            close |= !other.member().equals(wish.member())
                    && other.slot().widened(rules.buffer()).overlaps(slot);
        }
        if (taken) {
            refusals.add(new Refusal.Taken());
        } else if (close) {
            refusals.add(new Refusal.TooClose(rules.buffer()));
        }
    }

    private void length() {
        if (slot.length().compareTo(rules.shortest()) < 0) {
            refusals.add(new Refusal.TooShort(rules.shortest()));
        }
        if (slot.length().compareTo(rules.longest()) > 0) {
            refusals.add(new Refusal.TooLong(rules.longest()));
        }
    }

    private void step() {
        Duration step = rules.step();
        if (step == null) {
            return;
        }
        Grid grid = new Grid(step, situation.zone());
        boolean beginsNow = !slot.start().isAfter(situation.now());
        if (!(beginsNow || grid.fits(slot.start())) || !grid.fits(slot.end())) {
            refusals.add(new Refusal.OffStep(step));
        }
    }

    private void ahead() {
        LocalDate last = date(situation.now()).plus(rules.furthest());
        if (date(slot.start()).isAfter(last)) {
            refusals.add(new Refusal.TooFarAhead(last));
        }
    }

    private void hours() {
        ZoneId zone = situation.zone();
        boolean open = rules.runsOn()
                ? rules.hours().at(slot.start(), zone)
                : rules.hours().cover(slot, zone);
        if (!open) {
            refusals.add(new Refusal.OutsideHours(rules.hours().on(date(slot.start()), zone)));
        }
    }

    private void closures() {
        if (rules.staff()) {
            return;
        }
        situation.closures().stream()
                .filter(closure -> closure.slot().overlaps(slot))
                .findFirst()
                .ifPresent(closure -> refusals.add(new Refusal.ClosedMeanwhile(closure.reason(), closure.slot())));
    }

    private record Left(Duration quota, Duration left) {}

    /** A slot across the end of a week counts in each week what lies in it. */
    private Optional<Left> quota(@Nullable Duration quota, Predicate<Reservation> counted) {
        if (quota == null) {
            return Optional.empty();
        }
        for (TimeSlot week : weeks(slot, situation.zone())) {
            Duration had = sum(
                    situation.own().stream()
                            .filter(counted)
                            .map(Reservation::slot)
                            .toList(),
                    week);
            if (had.plus(slot.within(week)).compareTo(quota) > 0) {
                Duration left = quota.minus(had);
                return Optional.of(new Left(quota, left.isNegative() ? Duration.ZERO : left));
            }
        }
        return Optional.empty();
    }

    /** From Monday to Monday where the lab is: 167 or 169 hours when the clocks change. */
    static List<TimeSlot> weeks(TimeSlot slot, ZoneId zone) {
        List<TimeSlot> weeks = new ArrayList<>();
        LocalDate monday =
                slot.start().atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant start = monday.atStartOfDay(zone).toInstant();
        while (start.isBefore(slot.end())) {
            monday = monday.plusWeeks(1);
            Instant end = monday.atStartOfDay(zone).toInstant();
            weeks.add(new TimeSlot(start, end));
            start = end;
        }
        return weeks;
    }

    private static Duration sum(Collection<TimeSlot> slots, TimeSlot week) {
        return slots.stream().map(slot -> slot.within(week)).reduce(Duration.ZERO, Duration::plus);
    }

    private LocalDate date(Instant instant) {
        return instant.atZone(situation.zone()).toLocalDate();
    }
}
