package org.etabli.lab.course.report;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.CourseId;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.ParticipantId;
import org.etabli.lab.course.Participants;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /badges}: whoever was shown a badge asks here whether it is true, what it is for and who gave it. */
@RestController
class OpenBadgeController {

    private static final String ID = ":[0-9a-f]{8}-[0-9a-f-]{27}}";
    private static final String COURSE = OpenBadge.PATH + "{course" + ID;
    private static final String ASSERTION = COURSE + "/{participant" + ID;

    private final Courses courses;
    private final Participants participants;
    private final OpenBadge badges;

    OpenBadgeController(Courses courses, Participants participants, OpenBadge badges) {
        this.courses = courses;
        this.participants = participants;
        this.badges = badges;
    }

    @GetMapping(value = OpenBadge.PATH + "issuer", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> issuer() {
        return found(Optional.of(badges.issuer()));
    }

    @GetMapping(value = COURSE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> badge(@PathVariable UUID course) {
        return found(courses.find(new CourseId(course)).map(badges::badge));
    }

    @GetMapping(value = COURSE + "/badge.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> picture(@PathVariable UUID course) {
        return found(courses.find(new CourseId(course)).map(badges::picture));
    }

    @GetMapping(value = ASSERTION, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> assertion(@PathVariable UUID course, @PathVariable UUID participant) {
        return found(courses.find(new CourseId(course))
                .flatMap(c -> participants.find(new ParticipantId(participant)).flatMap(who -> badges.of(c, who))));
    }

    @GetMapping(value = ASSERTION + "/badge.png", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> baked(@PathVariable UUID course, @PathVariable UUID participant) {
        return found(courses.find(new CourseId(course))
                .flatMap(c -> participants.find(new ParticipantId(participant)).flatMap(who -> badges.baked(c, who))));
    }

    /** Verifiers ask from pages of their own; there is nothing here that is not public. */
    private static <T> ResponseEntity<T> found(Optional<T> content) {
        return content.map(found -> ResponseEntity.ok()
                        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                        .body(found))
                .orElse(ResponseEntity.notFound().build());
    }
}
