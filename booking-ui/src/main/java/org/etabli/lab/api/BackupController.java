package org.etabli.lab.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.etabli.lab.backup.Backup;
import org.etabli.lab.member.Audit;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Everything the lab has to keep, for whoever sits at the server itself: proved by the local key in its data folder. */
@RestController
class BackupController {

    static final String PATH = "/api/v1/backup";

    private final Backup backup;
    private final Audit audit;
    private final LocalKey key;

    BackupController(Backup backup, Audit audit, LocalKey key) {
        this.backup = backup;
        this.audit = audit;
        this.key = key;
    }

    @GetMapping(path = PATH, produces = "application/zip")
    void download(@RequestHeader(LocalKey.HEADER) String shown, HttpServletResponse response) throws IOException {
        key.check(shown);
        audit.note(null, null, "backed-up", "");
        response.setContentType("application/zip");
        backup.write(response.getOutputStream());
    }
}
