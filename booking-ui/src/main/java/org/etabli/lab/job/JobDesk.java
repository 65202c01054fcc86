package org.etabli.lab.job;

import java.util.Optional;
import org.etabli.controller.contract.Order;
import org.etabli.gcode.Analysis;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.bench.Orders;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.machine.Profiles;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.springframework.stereotype.Service;

/** Queues a file in a reservation, and starts, pauses, resumes and cancels its run. */
@Service
public class JobDesk {

    private final Jobs jobs;
    private final GcodeFiles files;
    private final Analyses analyses;
    private final Reservations reservations;
    private final Machines machines;
    private final LiveStates states;
    private final Orders orders;
    private final Profiles profiles;

    JobDesk(
            Jobs jobs,
            GcodeFiles files,
            Analyses analyses,
            Reservations reservations,
            Machines machines,
            LiveStates states,
            Orders orders,
            Profiles profiles) {
        this.jobs = jobs;
        this.files = files;
        this.analyses = analyses;
        this.reservations = reservations;
        this.machines = machines;
        this.states = states;
        this.orders = orders;
        this.profiles = profiles;
    }

    /** Whether something was done, or why not. */
    public sealed interface Answer {

        record Done() implements Answer {}

        record Refused(Why why) implements Answer {}

        /** Why nothing was done. */
        enum Why {
            NOT_YOURS,
            FILE_HAS_ERRORS,
            NOT_WAITING,
            BADGE_FIRST,
            NOT_RUNNING
        }
    }

    /** Puts a file into a reservation, to be run once its owner has badged in; refused when the file has errors. */
    public Optional<Job> queue(Reservation reservation, GcodeFile file) {
        Machine machine = machines.find(reservation.machine()).orElseThrow();
        Analysis analysis = analyses.of(file, machine);
        if (!analysis.ok()) {
            return Optional.empty();
        }
        return Optional.of(jobs.queue(
                reservation.id(),
                file.id(),
                Analyses.planned(analysis),
                analysis.estimate().commands()));
    }

    /** Sends the file on its way; the machine must be on for the same person. */
    public Answer start(Job job, Member by) {
        Reservation reservation = reservation(job);
        if (!reservation.member().equals(by.id())) {
            return new Answer.Refused(Answer.Why.NOT_YOURS);
        }
        if (!job.isWaiting()) {
            return new Answer.Refused(Answer.Why.NOT_WAITING);
        }
        boolean on = states.of(reservation.machine().value())
                .filter(state -> state.isOnFor(by.id().toString()))
                .isPresent();
        if (!on) {
            return new Answer.Refused(Answer.Why.BADGE_FIRST);
        }
        GcodeFile file = files.find(job.file()).orElseThrow();
        Machine machine = machines.find(reservation.machine()).orElseThrow();
        orders.send(
                machine.bench(),
                machine.id().value(),
                new Order.StartJob(
                        job.id().toString(),
                        file.sha256(),
                        file.bytes(),
                        file.name(),
                        by.id().toString(),
                        profiles.yaml(machine.profileName())));
        return new Answer.Done();
    }

    public Answer pause(Job job, Member by) {
        return steer(job, by, new Order.PauseJob(job.id().toString()));
    }

    public Answer resume(Job job, Member by) {
        return steer(job, by, new Order.ResumeJob(job.id().toString()));
    }

    public Answer cancel(Job job, Member by) {
        return steer(job, by, new Order.CancelJob(job.id().toString()));
    }

    private Answer steer(Job job, Member by, Order order) {
        Reservation reservation = reservation(job);
        if (!reservation.member().equals(by.id()) && !by.is(Role.ANIMATOR)) {
            return new Answer.Refused(Answer.Why.NOT_YOURS);
        }
        if (job.isWaiting() || job.isOver()) {
            return new Answer.Refused(Answer.Why.NOT_RUNNING);
        }
        send(reservation, order);
        return new Answer.Done();
    }

    private void send(Reservation reservation, Order order) {
        Machine machine = machines.find(reservation.machine()).orElseThrow();
        orders.send(machine.bench(), machine.id().value(), order);
    }

    private Reservation reservation(Job job) {
        return reservations.find(job.reservation()).orElseThrow();
    }
}
