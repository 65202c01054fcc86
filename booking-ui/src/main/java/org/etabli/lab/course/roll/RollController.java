package org.etabli.lab.course.roll;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.SessionId;
import org.etabli.lab.course.Team;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Language;
import org.etabli.lab.shell.Texts;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /roll}: the page a device keeps for when there is no network. The page itself names nobody; names come with
 * {@code /people}, for those who run the session.
 */
@RestController
class RollController {

    static final String PATH = "/roll/";
    private static final String SESSION = PATH + "{session:[0-9a-f-]{36}}";

    private final Courses courses;
    private final Team team;
    private final RollDesk desk;
    private final CurrentMember current;
    private final RollPage page;

    RollController(Courses courses, Team team, RollDesk desk, CurrentMember current, RollPage page) {
        this.courses = courses;
        this.team = team;
        this.desk = desk;
        this.current = current;
        this.page = page;
    }

    /** The same page for every session: a device that has it once can open each it knows. */
    @GetMapping(
            value = {PATH, SESSION},
            produces = "text/html;charset=UTF-8")
    ResponseEntity<String> page(HttpServletRequest request) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page.in(language(request)));
    }

    /** @param csrf what the device has to send with its touches */
    record Answer(Roll roll, List<RollDesk.Told> told, Map<String, String> csrf) {}

    @GetMapping(value = SESSION + "/people", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> people(@PathVariable UUID session, CsrfToken csrf) {
        Member by = current.get();
        return find(by, session)
                .map(found -> answer(by, found, List.of(), csrf))
                .orElse(ResponseEntity.notFound().build());
    }

    /** @param now what the device's clock says as it sends */
    record Telling(Instant now, List<Touch> touches) {}

    @PostMapping(value = SESSION + "/touches", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> touches(@PathVariable UUID session, @RequestBody Telling telling, CsrfToken csrf) {
        Member by = current.get();
        if (telling.touches().size() > RollDesk.MOST_TOUCHES) {
            return ResponseEntity.badRequest().build();
        }
        return find(by, session)
                .map(found -> answer(by, found, desk.tell(by, found, telling.now(), telling.touches()), csrf))
                .orElse(ResponseEntity.notFound().build());
    }

    private ResponseEntity<Answer> answer(Member by, CourseSession session, List<RollDesk.Told> told, CsrfToken csrf) {
        CourseSession now = courses.session(session.id()).orElseThrow();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(
                        desk.roll(by, now), told, Map.of("header", csrf.getHeaderName(), "token", csrf.getToken())));
    }

    private Optional<CourseSession> find(Member by, UUID session) {
        return courses.session(new SessionId(session)).filter(found -> team.runs(by, found));
    }

    private static Locale language(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Locale.FRENCH
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(Language.COOKIE))
                        .findFirst()
                        .map(cookie -> Texts.named(cookie.getValue()))
                        .orElse(Locale.FRENCH);
    }
}
