package org.etabli.lab.course.report;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.CourseId;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.ParticipantId;
import org.etabli.lab.course.Participants;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /badges/{course}/{participant}}: whoever was shown a badge asks here whether it is true. */
@RestController
class OpenBadgeController {

    private final Courses courses;
    private final Participants participants;
    private final OpenBadge badges;

    OpenBadgeController(Courses courses, Participants participants, OpenBadge badges) {
        this.courses = courses;
        this.participants = participants;
        this.badges = badges;
    }

    @GetMapping(value = OpenBadge.PATH + "{course}/{participant}", produces = "application/json")
    ResponseEntity<Map<String, Object>> badge(@PathVariable UUID course, @PathVariable UUID participant) {
        Optional<Map<String, Object>> badge = courses.find(new CourseId(course))
                .flatMap(c -> participants.find(new ParticipantId(participant)).flatMap(who -> badges.of(c, who)));
        return badge.map(ResponseEntity::ok).orElse(ResponseEntity.notFound().build());
    }
}
