package org.etabli.lab.course.report;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.ProgressDesk;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.site.Secrets;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * A badge in the Open Badges 2.0 format (IMS Global, final release of 2018-04-12), hosted: issuer, badge class and
 * assertion each answer at their own address here, and whoever was shown a badge verifies it by asking. Whom it is for is
 * written as a salted hash of their address: it can be proved by who knows the address, and read by nobody else.
 */
@Service
public class OpenBadge {

    /** Where badges are asked for. */
    public static final String PATH = "/badges/";

    private static final String CONTEXT = "https://w3id.org/openbadges/v2";

    private final Courses courses;
    private final ProgressDesk progress;
    private final Members members;
    private final LabSettings settings;
    private final JsonMapper json;
    private final URI address;
    private final String email;

    OpenBadge(
            Courses courses,
            ProgressDesk progress,
            Members members,
            LabSettings settings,
            JsonMapper json,
            @Value("${etabli.mail.url}") URI address,
            @Value("${etabli.mail.from:}") String email) {
        this.courses = courses;
        this.progress = progress;
        this.members = members;
        this.settings = settings;
        this.json = json;
        this.address = address;
        this.email = email;
    }

    /** The badge's assertion; none before every step is done, or where somebody has no e-mail address to be known by. */
    public Optional<Map<String, Object>> of(Course course, Participant who) {
        Optional<String> email =
                Optional.ofNullable(who.member()).flatMap(members::find).map(Member::email);
        if (email.isEmpty() || !progress.hasDoneAll(course, who)) {
            return Optional.empty();
        }
        Instant issued = courses.sessions(course.id()).stream()
                .map(CourseSession::slot)
                .reduce((one, other) -> other)
                .orElseThrow()
                .end();
        String salt = who.id().toString();
        Map<String, Object> recipient = new LinkedHashMap<>();
        recipient.put("type", "email");
        recipient.put("hashed", true);
        recipient.put("salt", salt);
        recipient.put("identity", "sha256$" + Secrets.hash(email.get() + salt));
        Map<String, Object> assertion = new LinkedHashMap<>();
        assertion.put("@context", CONTEXT);
        assertion.put("type", "Assertion");
        assertion.put("id", url(course, who));
        assertion.put("recipient", recipient);
        assertion.put("badge", at(course.id().toString()));
        assertion.put("image", url(course, who) + "/badge.png");
        assertion.put("issuedOn", issued.toString());
        assertion.put("verification", Map.of("type", "HostedBadge"));
        return Optional.of(assertion);
    }

    /** What everybody who finishes the course gets. */
    public Map<String, Object> badge(Course course) {
        Map<String, Object> badge = new LinkedHashMap<>();
        badge.put("@context", CONTEXT);
        badge.put("type", "BadgeClass");
        badge.put("id", at(course.id().toString()));
        badge.put("name", course.name());
        badge.put("description", course.goals().isBlank() ? course.name() : course.goals());
        badge.put("image", at(course.id() + "/badge.png"));
        badge.put("criteria", Map.of("narrative", String.join("; ", course.steps())));
        badge.put("issuer", at("issuer"));
        return badge;
    }

    /** Who gives badges: the lab, with the address it writes from, where it has one. */
    public Map<String, Object> issuer() {
        Map<String, Object> issuer = new LinkedHashMap<>();
        issuer.put("@context", CONTEXT);
        issuer.put("type", "Issuer");
        issuer.put("id", at("issuer"));
        issuer.put("name", settings.site().label());
        issuer.put("url", address.toString());
        if (!email.isBlank()) {
            issuer.put("email", email);
        }
        return issuer;
    }

    public byte[] picture(Course course) {
        return BadgePicture.png(course.name(), settings.site().label());
    }

    /** The picture somebody keeps: what it says is baked into it. */
    public Optional<byte[]> baked(Course course, Participant who) {
        return of(course, who)
                .map(assertion -> BadgePicture.baked(picture(course), json.writeValueAsString(assertion)));
    }

    private String at(String path) {
        return address.resolve(PATH + path).toString();
    }

    /** Where the badge can be asked for: two random identities that nobody guesses. */
    public String url(Course course, Participant who) {
        return address.resolve(PATH + course.id() + "/" + who.id()).toString();
    }
}
