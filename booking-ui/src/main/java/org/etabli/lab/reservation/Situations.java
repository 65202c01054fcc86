package org.etabli.lab.reservation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.etabli.lab.machine.Access;
import org.etabli.lab.machine.Accesses;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.site.LabSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what a wish is judged by. */
@Component
class Situations {

    private final RuleBook book;
    private final Closures closures;
    private final Reservations reservations;
    private final Machines machines;
    private final Members members;
    private final Accesses accesses;
    private final LabSettings settings;
    private final Clock clock;

    Situations(
            RuleBook book,
            Closures closures,
            Reservations reservations,
            Machines machines,
            Members members,
            Accesses accesses,
            LabSettings settings,
            Clock clock) {
        this.machines = machines;
        this.members = members;
        this.accesses = accesses;
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
                access(wish),
                closures.during(wish.slot(), wish.machine()),
                without(wish.moved(), reservations.during(wish.slot().widened(rules.buffer()), wish.machine())),
                counts ? without(wish.moved(), reservations.during(wholeWeeks, wish.member())) : List.of());
    }

    /** Asked at both ends of the slot: between two equal answers there is no need to ask again. */
    private Function<Instant, Access> access(Wish wish) {
        Machine machine = machines.find(wish.machine()).orElseThrow();
        Member member = wish.member().equals(wish.by().id())
                ? wish.by()
                : members.find(wish.member()).orElseThrow();
        Access first = accesses.toReserve(machine, member, wish.slot().start());
        Access last = accesses.toReserve(machine, member, wish.slot().end());
        return first.equals(last) ? at -> first : at -> accesses.toReserve(machine, member, at);
    }

    private static List<Reservation> without(@Nullable Reservation moved, List<Reservation> found) {
        return moved == null
                ? found
                : found.stream().filter(r -> !r.id().equals(moved.id())).toList();
    }
}
