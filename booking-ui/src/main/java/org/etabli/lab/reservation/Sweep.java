package org.etabli.lab.reservation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Members;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives back what nobody came for, took or answered in time; by the program itself, every minute. */
@Component
class Sweep {

    private final Reservations reservations;
    private final RuleBook book;
    private final WaitingList waiting;
    private final Members members;
    private final Machines machines;
    private final LiveStates states;
    private final Turn turn;
    private final Clock clock;

    Sweep(
            Reservations reservations,
            RuleBook book,
            WaitingList waiting,
            Members members,
            Machines machines,
            LiveStates states,
            Turn turn,
            Clock clock) {
        this.reservations = reservations;
        this.book = book;
        this.waiting = waiting;
        this.members = members;
        this.machines = machines;
        this.states = states;
        this.turn = turn;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${etabli.reservation.sweep:1m}",
            initialDelayString = "${etabli.reservation.sweep:1m}")
    void sweep() {
        Instant now = clock.instant();
        reservations.with(Certainty.OFFERED).stream()
                .filter(offer -> offer.heldUntil() == null || !now.isBefore(offer.heldUntil()))
                .forEach(offer -> release(offer, Released.EXPIRED));
        reservations.with(Certainty.REQUESTED).stream()
                .filter(request -> !now.isBefore(request.slot().start()))
                .forEach(request -> release(request, Released.EXPIRED));
        List<Reservation> running = reservations.during(TimeSlot.of(now, Duration.ofNanos(1_000)));
        running.stream()
                .filter(Reservation::isConfirmed)
                .filter(reservation -> reservation.arrivedAt() == null)
                .filter(reservation -> graceIsOver(reservation, now))
                .filter(this::isSurelyAbsent)
                .forEach(reservation -> release(reservation, Released.NO_SHOW));
        waiting.forgetBegun();
    }

    private boolean graceIsOver(Reservation reservation, Instant now) {
        return members.find(reservation.member())
                .map(member -> book.of(reservation.machine(), member).grace())
                .filter(grace -> !now.isBefore(reservation.slot().start().plus(grace)))
                .isPresent();
    }

    /** A bench that is not heard of may know better, and a member at the machine has come, whatever opened it. */
    private boolean isSurelyAbsent(Reservation reservation) {
        boolean heard = machines.find(reservation.machine())
                .map(Machine::bench)
                .flatMap(states::ofBench)
                .filter(BenchStatus::online)
                .isPresent();
        boolean there = states.of(reservation.machine().value())
                .map(MachineState::member)
                .filter(reservation.member().toString()::equals)
                .isPresent();
        return heard && !there;
    }

    private void release(Reservation reservation, Released why) {
        turn.of(
                reservation.member(),
                () -> {
                    boolean released = reservations
                            .find(reservation.id())
                            .filter(current -> current.certainty() == reservation.certainty())
                            .filter(current -> current.arrivedAt() == null)
                            .filter(current -> reservations.release(current, why))
                            .isPresent();
                    if (released) {
                        waiting.offer(reservation.machine(), reservation.slot());
                    }
                    return released;
                },
                reservation.machine());
    }
}
