package org.etabli.lab.reservation.ui;

import java.time.Clock;
import java.util.Locale;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.reservation.WaitingList;
import org.etabli.lab.reservation.WeeklyRepeats;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.springframework.stereotype.Component;

/** Opens the dialogs in which a slot is asked for, or changed, from whichever page somebody is on. */
@Component
class Desk {

    final Planning planning;
    final WeeklyRepeats repeats;
    final WaitingList waiting;
    final Clock clock;
    private final FiguresOf figures;

    Desk(Planning planning, WeeklyRepeats repeats, WaitingList waiting, Clock clock, FiguresOf figures) {
        this.planning = planning;
        this.repeats = repeats;
        this.waiting = waiting;
        this.clock = clock;
        this.figures = figures;
    }

    /** @param done called when something has changed */
    void reserve(Machine machine, TimeSlot wish, Member member, Locale language, Runnable done) {
        new ReserveDialog(this, machine, wish, member, in(language), done).open();
    }

    /** @param wish where it is to go; the fields start with it */
    void change(Reservation reservation, TimeSlot wish, Member by, Locale language, Runnable done) {
        new MoveDialog(this, reservation, wish, by, in(language), done).open();
    }

    /** For whoever has to move: with what is free instead. */
    void suggest(Reservation reservation, Member by, Locale language, Runnable done) {
        MoveDialog dialog = new MoveDialog(this, reservation, reservation.slot(), by, in(language), done);
        dialog.suggest();
        dialog.open();
    }

    private Figures in(Locale language) {
        return figures.in(language);
    }
}
