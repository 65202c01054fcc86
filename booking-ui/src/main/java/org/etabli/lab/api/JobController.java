package org.etabli.lab.api;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.lab.job.Analyses;
import org.etabli.lab.job.FileId;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.job.JobId;
import org.etabli.lab.job.Jobs;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.reservation.Reservations;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code /api/v1/files} and {@code /api/v1/jobs}. */
@RestController
class JobController {

    private final GcodeFiles files;
    private final Analyses analyses;
    private final Jobs jobs;
    private final JobDesk desk;
    private final Reservations reservations;
    private final Machines machines;
    private final CurrentMember current;

    JobController(
            GcodeFiles files,
            Analyses analyses,
            Jobs jobs,
            JobDesk desk,
            Reservations reservations,
            Machines machines,
            CurrentMember current) {
        this.files = files;
        this.analyses = analyses;
        this.jobs = jobs;
        this.desk = desk;
        this.reservations = reservations;
        this.machines = machines;
        this.current = current;
    }

    record Brought(String id, String name, String sha256, long bytes) {}

    record Said(boolean ok, Promised estimate, List<Remark> findings) {}

    /** Seconds, grams; what the file promises on the machine. */
    record Promised(double seconds, double grams, double laserOnSeconds, double energyWh, long commands, int layers) {}

    record Remark(int line, int column, String severity, String code, String message, String advice) {}

    record Wish(@Nullable UUID reservation, @Nullable UUID file) {}

    record Shown(String id, String state) {}

    @PostMapping("/api/v1/files")
    ResponseEntity<Brought> bring(@RequestParam("file") MultipartFile upload) throws IOException {
        String name = upload.getOriginalFilename() == null ? "" : upload.getOriginalFilename();
        GcodeFile file = files.add(current.get().id(), name, upload.getInputStream());
        return ResponseEntity.created(URI.create("/api/v1/files/" + file.id()))
                .body(new Brought(file.id().toString(), file.name(), file.sha256(), file.bytes()));
    }

    /** What Établi says of the file on a machine. */
    @GetMapping("/api/v1/files/{id}")
    Said say(@PathVariable UUID id, @RequestParam String machine, Locale language) {
        Analysis analysis = analyses.of(
                file(id),
                machines.find(new MachineId(machine))
                        .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-machine", machine)));
        Estimate estimate = analysis.estimate();
        return new Said(
                analysis.ok(),
                new Promised(
                        estimate.seconds(),
                        estimate.grams(),
                        estimate.laserOnSeconds(),
                        estimate.energyWh(),
                        estimate.commands(),
                        estimate.layers()),
                analysis.findings().stream()
                        .map(finding -> remark(finding, language))
                        .toList());
    }

    @PostMapping("/api/v1/jobs")
    ResponseEntity<Shown> queue(@RequestBody Wish wish) {
        UUID reserved = wish.reservation();
        UUID brought = wish.file();
        if (reserved == null || brought == null) {
            throw new Problem(HttpStatus.BAD_REQUEST, "problem.job");
        }
        var reservation = reservations
                .find(new ReservationId(reserved))
                .filter(r -> r.member().equals(current.get().id()))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-reservation"));
        Job job = desk.queue(reservation, file(brought))
                .orElseThrow(() -> new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "problem.file-has-errors"));
        return ResponseEntity.created(URI.create("/api/v1/jobs/" + job.id())).body(shown(job));
    }

    @PostMapping("/api/v1/jobs/{id}/start")
    ResponseEntity<Void> start(@PathVariable UUID id) {
        return answer(desk.start(job(id), current.get()));
    }

    @PostMapping("/api/v1/jobs/{id}/pause")
    ResponseEntity<Void> pause(@PathVariable UUID id) {
        return answer(desk.pause(job(id), current.get()));
    }

    @PostMapping("/api/v1/jobs/{id}/resume")
    ResponseEntity<Void> resume(@PathVariable UUID id) {
        return answer(desk.resume(job(id), current.get()));
    }

    @PostMapping("/api/v1/jobs/{id}/cancel")
    ResponseEntity<Void> cancel(@PathVariable UUID id) {
        return answer(desk.cancel(job(id), current.get()));
    }

    private static ResponseEntity<Void> answer(JobDesk.Answer answer) {
        return switch (answer) {
            case JobDesk.Answer.Done _ -> ResponseEntity.accepted().build();
            case JobDesk.Answer.Refused refused ->
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "job.refused."
                                + refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        };
    }

    private Job job(UUID id) {
        return jobs.find(new JobId(id))
                .filter(job -> reservations
                        .find(job.reservation())
                        .filter(r -> r.member().equals(current.get().id())
                                || current.get().is(org.etabli.lab.member.Role.ANIMATOR))
                        .isPresent())
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-job"));
    }

    private GcodeFile file(UUID id) {
        return files.find(new FileId(id))
                .filter(file -> file.owner().equals(current.get().id()))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-file", id));
    }

    private static Remark remark(Finding finding, Locale language) {
        return new Remark(
                finding.line(),
                finding.column(),
                finding.severity().name().toLowerCase(Locale.ROOT),
                finding.code(),
                finding.message(language),
                finding.advice(language));
    }

    private static Shown shown(Job job) {
        return new Shown(job.id().toString(), job.state().name().toLowerCase(Locale.ROOT));
    }
}
