package org.etabli.lab.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Overruns;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Figures;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Reminds people of tomorrow's reservation, and warns whoever comes next that the machine will still be busy. */
@Component
class Reminders {

    private static final Duration BEFORE = Duration.ofHours(24);
    /** A forecast wobbles: it is told again only when the wait has grown by so much. */
    private static final Duration WORSE = Duration.ofMinutes(30);

    private final Reservations reservations;
    private final Overruns overruns;
    private final Members members;
    private final Machines machines;
    private final Notes notes;
    private final Clock clock;

    Reminders(
            Reservations reservations,
            Overruns overruns,
            Members members,
            Machines machines,
            Notes notes,
            Clock clock) {
        this.reservations = reservations;
        this.overruns = overruns;
        this.members = members;
        this.machines = machines;
        this.notes = notes;
        this.clock = clock;
    }

    /** Who reserved for today or tomorrow needs no reminder: the confirmation was one. */
    @Scheduled(fixedDelayString = "${etabli.message.remind:5m}", initialDelayString = "${etabli.message.remind:5m}")
    void remind() {
        Instant now = clock.instant();
        reservations.during(TimeSlot.of(now, BEFORE)).stream()
                .filter(Reservation::isConfirmed)
                .filter(reservation -> reservation.slot().start().isAfter(now))
                .filter(reservation -> reservation
                        .reservedAt()
                        .isBefore(reservation.slot().start().minus(BEFORE)))
                .forEach(reservation -> tell(
                        reservation,
                        "reminder/" + reservation.slot().start(),
                        Kind.REMINDER,
                        "reservations/" + reservation.id(),
                        reservation.slot().end()));
    }

    @Scheduled(
            fixedDelayString = "${etabli.reservation.sweep:1m}",
            initialDelayString = "${etabli.reservation.sweep:1m}")
    void warn() {
        for (Overruns.Overrun overrun : overruns.all()) {
            overrun.next().ifPresent(next -> {
                long worse =
                        Duration.between(next.slot().start(), overrun.end()).dividedBy(WORSE);
                tell(next, "overrun/" + worse, Kind.OVERRUN, "my?move=" + next.id(), overrun.end());
            });
        }
    }

    private void tell(Reservation reservation, String once, Kind kind, String link, Instant end) {
        Member member = members.find(reservation.member()).orElse(null);
        Machine machine = machines.find(reservation.machine()).orElse(null);
        if (member != null && machine != null) {
            Figures figures = notes.figures(member);
            notes.tell(
                    member,
                    "reservation/" + reservation.id() + "/" + once,
                    kind,
                    link,
                    machine.name(),
                    figures.shortDay(reservation.slot().start()),
                    figures.time(reservation.slot().start()),
                    figures.time(end));
        }
    }
}
