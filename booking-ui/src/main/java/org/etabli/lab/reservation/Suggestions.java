package org.etabli.lab.reservation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.site.LabSettings;
import org.springframework.stereotype.Component;

/** What somebody could have instead: slots they would be granted, and machines of the same kind that are free. */
@Component
class Suggestions {

    /** As many as fit on a phone's screen. */
    static final int MOST = 3;
    /** Further away than a week a slot is no alternative. */
    private static final Duration SEARCH = Duration.ofDays(7);
    /** Whoever wants a machine at night is there at night: this near to their wish, any hour will do. */
    private static final Duration STILL_THERE = Duration.ofHours(3);

    private final Situations situations;
    private final Machines machines;
    private final LabSettings settings;
    private final Clock clock;
    private final OpeningHours usual;

    Suggestions(Situations situations, Machines machines, LabSettings settings, Clock clock) {
        this.situations = situations;
        this.machines = machines;
        this.settings = settings;
        this.clock = clock;
        int opens = settings.site().opens().toSecondOfDay() / 60;
        int closes = settings.site().closes().toSecondOfDay() / 60;
        this.usual =
                opens < closes ? OpeningHours.everyDay(new OpeningHours.Stretch(opens, closes)) : OpeningHours.ALWAYS;
    }

    /** The nearest slots on this machine, before or after the wish, that would be granted. */
    List<TimeSlot> instead(Wish wish) {
        Instant wished = later(clock.instant(), wish.slot().start());
        Instant from = later(clock.instant(), wished.minus(SEARCH));
        TimeSlot span = new TimeSlot(from, later(wish.slot().end(), wished).plus(SEARCH));
        TimeSlot nearby = new TimeSlot(wished.minus(STILL_THERE), wished.plus(STILL_THERE));
        return search(wish, span, wished, List.of(nearby));
    }

    /** The soonest slots as long as the wish, from its start on, that would be granted. */
    List<TimeSlot> soonest(Wish wish) {
        Instant from = later(clock.instant(), wish.slot().start());
        return search(wish, TimeSlot.of(from, SEARCH.plus(wish.slot().length())), from, List.of());
    }

    /** Machines of the same kind on which the very slot would be granted. */
    List<Machine> elsewhere(Wish wish) {
        return machines.find(wish.machine()).stream()
                .flatMap(wished -> machines.all().stream()
                        .filter(other -> other.profileName().equals(wished.profileName()))
                        .filter(other -> !other.id().equals(wish.machine())))
                .filter(other -> Checks.ofNew(wish.on(other.id()), situations.of(wish.on(other.id())))
                        .isEmpty())
                .limit(MOST)
                .toList();
    }

    private List<TimeSlot> search(Wish wish, TimeSlot span, Instant wished, List<TimeSlot> atAnyHour) {
        ZoneId zone = settings.site().zone();
        Situation situation = situations.of(wish.at(span));
        Rules rules = situation.rules();
        List<TimeSlot> open = rules.hours().during(span, zone);
        List<TimeSlot> starts = new ArrayList<>(rules.hours().isAlways() ? usual.during(span, zone) : open);
        if (rules.hours().isAlways()) {
            starts.addAll(atAnyHour);
        }
        Duration step = rules.step() == null ? settings.site().step() : rules.step();
        return new FreeSlots(
                        span,
                        rules.runsOn() ? List.of(span) : open,
                        starts,
                        busy(wish, situation),
                        new Grid(step, zone))
                .nearest(wished, fitted(wish.slot().length(), rules), MOST, slot -> Checks.ofNew(
                                wish.at(slot), situation)
                        .isEmpty());
    }

    private static List<TimeSlot> busy(Wish wish, Situation situation) {
        List<TimeSlot> busy = new ArrayList<>();
        for (Reservation other : situation.around()) {
            boolean own = other.member().equals(wish.member());
            busy.add(own ? other.slot() : other.slot().widened(situation.rules().buffer()));
        }
        situation.closures().forEach(closure -> busy.add(closure.slot()));
        return busy;
    }

    /** The length nearest to the wish that the rules allow. */
    private static Duration fitted(Duration wished, Rules rules) {
        if (wished.compareTo(rules.longest()) > 0) {
            return rules.longest();
        }
        return wished.compareTo(rules.shortest()) < 0 ? rules.shortest() : wished;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
