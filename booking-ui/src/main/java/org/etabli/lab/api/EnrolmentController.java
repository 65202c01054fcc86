package org.etabli.lab.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.etabli.controller.contract.Enrolment;
import org.etabli.controller.contract.Wire;
import org.etabli.lab.bench.Benches;
import org.etabli.lab.job.FileStore;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.LabSettings;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a bench asks over HTTP: to join, and for files. */
@RestController
class EnrolmentController {

    private final Benches benches;
    private final FileStore store;
    private final Keys keys;
    private final LabSettings settings;

    EnrolmentController(Benches benches, FileStore store, Keys keys, LabSettings settings) {
        this.benches = benches;
        this.store = store;
        this.keys = keys;
        this.settings = settings;
    }

    @PostMapping(Enrolment.PATH)
    Enrolment.Welcome enrol(@RequestBody Enrolment.Request request, HttpServletRequest http) {
        Benches.Enrolled enrolled = benches.enrol(request.code())
                .orElseThrow(() -> new Problem(HttpStatus.FORBIDDEN, "problem.enrolment-code"));
        String url = settings.broker().url();
        URI broker = URI.create(
                url != null && !url.isBlank()
                        ? url
                        : "mqtt://" + http.getServerName() + ":"
                                + settings.broker().port());
        return new Enrolment.Welcome(
                Wire.VERSION,
                settings.site().name(),
                enrolled.bench(),
                broker.getHost(),
                broker.getPort(),
                broker.getScheme().endsWith("s"),
                enrolled.key(),
                keys.lease().getPublic().getEncoded(),
                keys.badge());
    }

    /** The file's bytes; a broken download goes on where it stopped, by a {@code Range} header. */
    @GetMapping(Enrolment.FILES + "{sha256:[0-9a-f]{64}}")
    ResponseEntity<Resource> file(@PathVariable String sha256) {
        Resource file = new FileSystemResource(store.path(sha256));
        if (!file.exists()) {
            throw new Problem(HttpStatus.NOT_FOUND, "problem.no-file", sha256);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file);
    }
}
