package org.etabli.lab.reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds where a slot of some length fits between what is taken.
 *
 * @param span where to look
 * @param open when the machine may be in use, by start
 * @param starts when somebody may begin, by start
 * @param busy what is taken, with the time kept free around it
 */
record FreeSlots(TimeSlot span, List<TimeSlot> open, List<TimeSlot> starts, List<TimeSlot> busy, Grid grid) {

    /** Allowed slots that do not overlap each other, the one that begins nearest to {@code wished} first. */
    List<TimeSlot> nearest(Instant wished, Duration length, int most, Predicate<TimeSlot> allowed) {
        List<TimeSlot> found = new ArrayList<>();
        List<TimeSlot> taken = new ArrayList<>(busy);
        while (found.size() < most) {
            Optional<TimeSlot> next = candidates(taken, wished, length)
                    .map(start -> TimeSlot.of(start, length))
                    .filter(allowed)
                    .min(Comparator.comparing((TimeSlot slot) ->
                                    Duration.between(slot.start(), wished).abs())
                            .thenComparing(TimeSlot::start));
            if (next.isEmpty()) {
                break;
            }
            found.add(next.get());
            taken.add(next.get());
        }
        return List.copyOf(found);
    }

    /** In each stretch where the slot could begin: its edges, and the instants around the wish. */
    private Stream<Instant> candidates(List<TimeSlot> taken, Instant wished, Duration length) {
        return free(taken).stream().flatMap(free -> starts.stream().flatMap(window -> {
            Instant first = grid.ceil(later(free.start(), window.start()));
            // The end of a window is no start; the last moment that leaves enough time is one.
            Instant last =
                    grid.floor(earlier(free.end().minus(length), window.end().minusNanos(1)));
            return Stream.of(first, grid.floor(wished), grid.ceil(wished), last)
                    .filter(start -> !start.isBefore(first) && !start.isAfter(last));
        }));
    }

    /** The open stretches of the span, less what is taken. */
    private List<TimeSlot> free(List<TimeSlot> unsorted) {
        List<TimeSlot> free = new ArrayList<>();
        List<TimeSlot> taken =
                unsorted.stream().sorted(Comparator.comparing(TimeSlot::start)).toList();
        for (TimeSlot stretch : open) {
            Instant from = later(stretch.start(), span.start());
            Instant until = earlier(stretch.end(), span.end());
            for (TimeSlot other : taken) {
                if (other.start().isAfter(from) && from.isBefore(until)) {
                    free.add(new TimeSlot(from, earlier(other.start(), until)));
                }
                from = later(from, other.end());
            }
            if (from.isBefore(until)) {
                free.add(new TimeSlot(from, until));
            }
        }
        return free;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
