package org.etabli.lab.api;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether the server answers: for supervisors and load balancers. */
@RestController
class HealthController {

    static final String PATH = "/api/v1/health";

    @GetMapping(PATH)
    Map<String, String> health() {
        return Map.of("status", "up");
    }
}
