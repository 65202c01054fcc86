package org.etabli.lab.course.rota;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.TimeSlot;

/** The limits of a rota. */
public final class RotaRules {

    /** What a volunteer of the service civique may be asked for in a week, from Monday to Sunday. */
    public static final Duration SERVICE_CIVIQUE_WEEK = Duration.ofHours(24);

    private RotaRules() {}

    /** Weeks in which somebody of the service civique is planned for more than they may; 24 h to the second is allowed. */
    public static List<RotaFinding> hours(List<Shift> shifts, ZoneId zone) {
        List<RotaFinding> findings = new ArrayList<>();
        shifts.stream()
                .filter(shift -> shift.kind() == StaffKind.SERVICE_CIVIQUE)
                .map(Shift::member)
                .distinct()
                .forEach(member -> week(of(member, shifts), zone).forEach((monday, planned) -> {
                    if (planned.compareTo(SERVICE_CIVIQUE_WEEK) > 0) {
                        findings.add(new RotaFinding.TooManyHours(member, monday, planned));
                    }
                }));
        return findings;
    }

    /** Hours by week; a shift over Sunday's midnight counts in both, and two at once count once. */
    private static Map<LocalDate, Duration> week(List<TimeSlot> slots, ZoneId zone) {
        Map<LocalDate, Duration> weeks = new TreeMap<>();
        for (TimeSlot slot : merged(slots)) {
            Instant from = slot.start();
            while (from.isBefore(slot.end())) {
                LocalDate monday =
                        from.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                Instant next = monday.plusWeeks(1).atStartOfDay(zone).toInstant();
                Instant until = next.isBefore(slot.end()) ? next : slot.end();
                weeks.merge(monday, Duration.between(from, until), Duration::plus);
                from = until;
            }
        }
        return weeks;
    }

    /**
     * Whether somebody of the service civique would be alone, for however short, on a machine that needs a salaried
     * supervisor.
     *
     * @param session when such a machine is used
     * @param shifts of everybody
     */
    public static List<RotaFinding> supervision(TimeSlot session, List<Shift> shifts) {
        List<TimeSlot> supervised = merged(shifts.stream()
                .filter(shift -> shift.kind() == StaffKind.SALARIED)
                .map(Shift::slot)
                .toList());
        List<RotaFinding> findings = new ArrayList<>();
        for (Shift shift : shifts) {
            if (shift.kind() == StaffKind.SERVICE_CIVIQUE && shift.slot().overlaps(session)) {
                TimeSlot there = new TimeSlot(
                        later(shift.slot().start(), session.start()),
                        earlier(shift.slot().end(), session.end()));
                alone(there, supervised)
                        .ifPresent(alone -> findings.add(new RotaFinding.Unsupervised(shift.member(), alone)));
            }
        }
        return findings;
    }

    private static Optional<TimeSlot> alone(TimeSlot there, List<TimeSlot> supervised) {
        Instant from = there.start();
        for (TimeSlot slot : supervised) {
            if (!slot.end().isAfter(from)) {
                continue;
            }
            if (slot.start().isAfter(from)) {
                return Optional.of(new TimeSlot(from, earlier(slot.start(), there.end())));
            }
            from = slot.end();
            if (!from.isBefore(there.end())) {
                return Optional.empty();
            }
        }
        return Optional.of(new TimeSlot(from, there.end()));
    }

    /** People planned for two shifts at once. */
    public static List<RotaFinding> twoPlaces(List<Shift> shifts) {
        List<RotaFinding> findings = new ArrayList<>();
        List<Shift> sorted = shifts.stream()
                .sorted(Comparator.comparing(shift -> shift.slot().start()))
                .toList();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                TimeSlot one = sorted.get(i).slot();
                TimeSlot other = sorted.get(j).slot();
                if (sorted.get(i).member().equals(sorted.get(j).member()) && one.overlaps(other)) {
                    findings.add(new RotaFinding.TwoPlaces(
                            sorted.get(i).member(), new TimeSlot(other.start(), earlier(one.end(), other.end()))));
                }
            }
        }
        return findings;
    }

    private static List<TimeSlot> of(MemberId member, List<Shift> shifts) {
        return shifts.stream()
                .filter(shift -> shift.member().equals(member))
                .map(Shift::slot)
                .toList();
    }

    private static List<TimeSlot> merged(List<TimeSlot> slots) {
        List<TimeSlot> merged = new ArrayList<>();
        slots.stream().sorted(Comparator.comparing(TimeSlot::start)).forEach(slot -> {
            if (!merged.isEmpty() && !slot.start().isAfter(merged.getLast().end())) {
                TimeSlot last = merged.removeLast();
                merged.add(new TimeSlot(last.start(), later(last.end(), slot.end())));
            } else {
                merged.add(slot);
            }
        });
        return merged;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
