package org.etabli.lab.reservation;

import java.time.Clock;
import java.util.List;
import org.etabli.lab.site.LabSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what a wish is judged by. */
@Component
class Situations {

    private final RuleBook book;
    private final Closures closures;
    private final Reservations reservations;
    private final LabSettings settings;
    private final Clock clock;

    Situations(RuleBook book, Closures closures, Reservations reservations, LabSettings settings, Clock clock) {
        this.book = book;
        this.closures = closures;
        this.reservations = reservations;
        this.settings = settings;
        this.clock = clock;
    }

    /** For this wish, and for any like it whose slot lies within its own. */
    Situation of(Wish wish) {
        Rules rules = book.of(wish.machine(), wish.by());
        List<TimeSlot> weeks = Checks.weeks(wish.slot(), settings.site().zone());
        TimeSlot wholeWeeks =
                new TimeSlot(weeks.getFirst().start(), weeks.getLast().end());
        boolean counts = rules.quota() != null || rules.quotaHere() != null;
        return new Situation(
                rules,
                clock.instant(),
                settings.site().zone(),
                closures.during(wish.slot(), wish.machine()),
                without(wish.moved(), reservations.during(wish.slot().widened(rules.buffer()), wish.machine())),
                counts ? without(wish.moved(), reservations.during(wholeWeeks, wish.member())) : List.of());
    }

    private static List<Reservation> without(@Nullable Reservation moved, List<Reservation> found) {
        return moved == null
                ? found
                : found.stream().filter(r -> !r.id().equals(moved.id())).toList();
    }
}
