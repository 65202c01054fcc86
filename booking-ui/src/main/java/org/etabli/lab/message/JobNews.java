package org.etabli.lab.message;

import java.util.Optional;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobFinished;
import org.etabli.lab.job.Jobs;
import org.etabli.lab.job.Reasons;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.shell.Figures;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells people that their job is done, or that it failed; who stopped it knows. */
@Component
class JobNews {

    private final Jobs jobs;
    private final GcodeFiles files;
    private final Reservations reservations;
    private final Members members;
    private final Machines machines;
    private final Notes notes;

    JobNews(Jobs jobs, GcodeFiles files, Reservations reservations, Members members, Machines machines, Notes notes) {
        this.jobs = jobs;
        this.files = files;
        this.reservations = reservations;
        this.members = members;
        this.machines = machines;
        this.notes = notes;
    }

    @ApplicationModuleListener
    void on(JobFinished finished) {
        jobs.find(finished.job())
                .ifPresent(job -> reservations.find(job.reservation()).ifPresent(reservation -> members.find(
                                reservation.member())
                        .ifPresent(member -> tell(job, reservation, member))));
    }

    private void tell(Job job, Reservation reservation, Member member) {
        Optional<Kind> kind =
                switch (job.state()) {
                    case COMPLETED -> Optional.of(Kind.JOB_DONE);
                    case FAILED, INTERRUPTED -> Optional.of(Kind.JOB_FAILED);
                    case CANCELLED, QUEUED, PREPARING, RUNNING, PAUSING, PAUSED, RESUMING, CANCELLING ->
                        Optional.empty();
                };
        Figures figures = notes.figures(member);
        kind.ifPresent(k -> notes.tell(
                member,
                "job/" + job.id(),
                k,
                "reservations/" + reservation.id(),
                files.find(job.file()).map(GcodeFile::name).orElse(""),
                machines.find(reservation.machine()).map(Machine::name).orElse(""),
                figures.duration(job.used().seconds()),
                figures.grams(job.used().grams()),
                job.reason() == null ? "" : " " + Reasons.sentence(job.reason(), member.language())));
    }
}
