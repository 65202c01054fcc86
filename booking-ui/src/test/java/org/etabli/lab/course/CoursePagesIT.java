package org.etabli.lab.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.etabli.lab.course.rota.RotaFinding;
import org.etabli.lab.course.rota.StaffKind;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Language;
import org.etabli.lab.sql.Columns;
import org.etabli.lab.testlab.Cable;
import org.etabli.lab.testlab.Chromium;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.InChromium;
import org.etabli.lab.testlab.Lab;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What animators, children and managers do on the courses' pages, in a real browser. Pictures: target/pictures. */
@InChromium
class CoursePagesIT {

    private static final String PASSWORD = "a long password";
    private static final List<String> CHILDREN = List.of("Ada", "Bao", "Chloé", "Dina", "Élie");
    private static @Nullable Chromium chromium;

    private CourseLab its = new CourseLab(Lab.on(Database.H2), 0);

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        browser().close();
    }

    @BeforeEach
    void aLabOfItsOwn() {
        its = new CourseLab(Lab.on(Database.H2), 1);
    }

    /** The whole network is cut in the middle of a session; the page is loaded again meanwhile. */
    @Test
    void theRollGoesOnWithoutANetworkAndIsTakenOnceWhenItIsBack() {
        Course course = its.course(12);
        List<Participant> people =
                CHILDREN.stream().map(name -> its.called(course, name)).toList();
        CourseSession session = now(its.session(course, 1));
        try (Cable cable = new Cable(its.lab);
                BrowserContext window = browser().phone("fr-FR")) {
            Page page = signedIn(window, person(Role.ANIMATOR), cable.address());
            page.navigate(cable.address() + "/courses/sessions/" + session.id());
            page.locator(".roll-link").click();
            assertThat(page.locator(".roll-person")).hasCount(5);
            page.locator("html[data-kept]").waitFor();
            page.waitForResponse(
                    answer -> answer.url().endsWith("/touches"),
                    () -> page.locator(".roll-person .touch").first().click());
            assertThat(page.locator("#state")).hasText("Tout est envoyé.");
            assertThat(its.noted(session, people.getFirst()).isPresent()).isTrue();

            cable.cut();
            window.setOffline(true);
            for (int i = 1; i < 5; i++) {
                page.locator(".roll-person .touch").nth(i).click();
            }
            page.locator(".leaves").first().click();
            assertThat(page.locator("#state")).containsText("Pas encore envoyé : 5");
            page.reload();
            assertThat(page.locator(".roll-person")).hasCount(5);
            assertThat(page.locator("#state")).containsText("Pas encore envoyé : 5");
            assertThat(page.locator("#state")).containsText("Pas de réseau");
            assertThat(page.locator(".unsent")).hasCount(5);
            Chromium.picture(page, "course-offline-phone");
            Chromium.assertForEveryone(page, "the roll without a network");

            its.lab.clock().set(Instant.now());
            its.desk().note(its.animator, session, people.get(2).id(), Attendance.State.ABSENT);
            cable.mend();
            window.setOffline(false);
            assertThat(page.locator("#state")).hasText("Tout est envoyé.");
            assertThat(page.locator("#told li")).hasCount(1);
            assertThat(page.locator("#told li")).containsText("Chloé");
            Chromium.picture(page, "course-offline-told-phone");
            assertThat(its.noted(session, people.getFirst()).leftAt()).isNotNull();
            assertThat(people.stream().map(who -> its.noted(session, who).isPresent()))
                    .containsExactly(true, true, false, true, true);
            assertThat(touches(session)).isEqualTo(6);

            // The lab’s clock stands still, so it goes on by a minute: a touch sent again is still the later one.
            its.lab.clock().set(Instant.now().plus(Duration.ofMinutes(1)));
            cable.loseAnswers();
            page.locator(".roll-person .touch").nth(4).click();
            assertThat(page.locator("#state")).containsText("Pas encore envoyé : 1");
            cable.mend();
            assertThat(page.locator("#state")).hasText("Tout est envoyé.");
            assertThat(touches(session)).isEqualTo(7);
            assertThat(its.noted(session, people.get(4)).isPresent()).isFalse();

            page.locator("#understood").click();
            its.desk().close(its.animator, its.session(its.of(session), 1));
            page.reload();
            assertThat(page.locator("#state")).containsText("Rien n’est plus gardé");
            assertThat(page.locator(".roll-person")).hasCount(0);
            assertThat(page.evaluate("new Promise(done => { indexedDB.open('etabli-roll', 1).onsuccess = e => {"
                            + " const all = e.target.result.transaction(['rolls', 'touches']);"
                            + " const left = []; ['rolls', 'touches'].forEach(name => {"
                            + " all.objectStore(name).count().onsuccess = n => left.push(n.target.result); });"
                            + " all.oncomplete = () => done(left.join(' ')); } })"))
                    .isEqualTo("0 0");
        }
    }

    @Test
    void whoDoesNotRunTheSessionGetsNoNamesAndThePageSpeaksEnglish() {
        Course course = its.course(12);
        CHILDREN.forEach(name -> its.called(course, name));
        CourseSession session = now(its.session(course, 1));
        try (BrowserContext window = browser().phone("en-GB")) {
            Page page = signedIn(window, person(Role.MEMBER, Locale.ENGLISH), its.lab.address());
            page.navigate(address("roll/" + session.id()));
            assertThat(page.locator("#state")).hasText("This session is gone, or you do not run it any more.");
            assertThat(page.locator(".roll-person")).hasCount(0);
        }
        try (BrowserContext window = browser().phone("en-GB")) {
            Page page = signedIn(window, person(Role.ANIMATOR, Locale.ENGLISH), its.lab.address());
            page.navigate(address("roll/" + session.id()));
            assertThat(page.locator(".roll-person")).hasCount(5);
            assertThat(page.locator("h1")).hasText("Roll");
            page.locator(".roll-person .touch").nth(1).press("Enter");
            assertThat(page.locator(".touch-here")).hasCount(1);
            Chromium.picture(page, "course-roll-phone-en");
        }
    }

    @Test
    void aChildSaysHowItFeelsOnTheTabletAndNobodySeesTheAnswer() {
        Course course = its.course(12);
        Participant ada = its.called(course, "Ada");
        its.called(course, "Bao");
        try (BrowserContext window = browser().phone("fr-FR")) {
            Page page = signedIn(window, person(Role.ANIMATOR), its.lab.address());
            page.navigate(address("courses/" + course.id() + "/feel"));
            assertThat(page.locator(".feel-names button")).hasCount(2);
            Chromium.picture(page, "course-feel-who-phone");
            page.locator(".feel-names button").first().click();
            assertThat(page.locator(".feel h2")).hasText("Draw");
            assertThat(page.locator(".feel-answer")).hasCount(4);
            Chromium.picture(page, "course-feel-phone");
            Chromium.assertForEveryone(page, "how a child feels");
            page.locator(".feel-answer").nth(1).click();
            assertThat(page.locator(".feel h2")).hasText("Slice");
            page.locator(".feel-answer").nth(0).click();
            assertThat(page.locator(".feel h2")).hasText("Print");
            page.locator(".feel-answer").nth(3).click();
            assertThat(page.locator(".feel h2")).hasText("Merci, Ada !");
            page.locator(".feel vaadin-button").click();
            assertThat(page.locator(".feel-names button").first()).hasText("Ada ✓");
        }
        assertThat(its.lab.bean(Progress.class).feelings(course.id(), ada.id(), Progress.Moment.BEFORE))
                .isEqualTo(Map.of(0, 1, 1, 0, 2, 3));
    }

    @Test
    void theFourthDropInProposesACourse() {
        Course course = its.course(12);
        try (BrowserContext window = browser().phone("fr-FR")) {
            Page page = signedIn(window, person(Role.VOLUNTEER), its.lab.address());
            page.navigate(address("courses/drop-ins"));
            String name = "Zoé " + UUID.randomUUID().toString().substring(0, 6);
            page.locator(".drop-in vaadin-text-field input").nth(0).fill(name);
            page.locator(".drop-in vaadin-text-field input").nth(1).fill("trancheur");
            page.locator(".drop-in vaadin-button").click();
            assertThat(page.locator("[role=status]")).containsText("1 fois sur 3");
            for (int i = 2; i <= 4; i++) {
                Chromium.choose(page, page.locator(".drop-in vaadin-combo-box input"), name);
                page.locator(".drop-in vaadin-text-field input").nth(1).fill("trancheur");
                page.locator(".drop-in vaadin-button").click();
                assertThat(page.locator("[role=status]")).containsText(i < 4 ? i + " fois sur 3" : "un stage");
            }
            assertThat(page.locator(".proposed li")).not().hasCount(0);
            Chromium.picture(page, "course-drop-ins-phone");
            Chromium.assertForEveryone(page, "drop-ins");
        }
        assertThat(its.lab.bean(Courses.class).find(course.id())).isPresent();
    }

    @Test
    void aManagerSaysWhoWorksOnWhatTermsAndTheRotasAnswer() {
        CourseSession session = its.session(its.course(12), 1);
        Member lou = person(Role.VOLUNTEER);
        its.lab.bean(RotaDesk.class).add(its.animator, session, lou);
        its.lab.bean(Rotas.class).supervise(its.machines.getFirst(), true);
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, person(Role.MANAGER), its.lab.address());
            page.navigate(address("courses/team"));
            Locator line = page.locator(".team-line", new Page.LocatorOptions().setHasText(lou.name()));
            Chromium.settled(page);
            line.locator("vaadin-select").click();
            page.locator("vaadin-select-item:visible", new Page.LocatorOptions().setHasText("Service civique"))
                    .last()
                    .click();
            assertThat(page.locator(".team-broken")).containsText(lou.name() + " serait sans salarié·e");
            // As far as the window goes: with every other test's people the page is as long as a street.
            Chromium.pictureOfWindow(page, "course-team");
            Chromium.assertForEveryone(page, "the team");
        }
        assertThat(its.lab.bean(Rotas.class).kind(lou.id())).isEqualTo(StaffKind.SERVICE_CIVIQUE);
        assertThat(its.lab.bean(RotaDesk.class).check(session))
                .containsExactly(new RotaFinding.Unsupervised(lou.id(), session.slot()));
        its.lab.bean(Rotas.class).supervise(its.machines.getFirst(), false);
    }

    @Test
    void theClassesQueueIsOrderedAndAPieceHeldFromTheKeyboardOnAPhone() {
        CourseSession session = its.begun(12);
        List.of("Ada", "Bao", "Chloé").forEach(name -> its.piece(session, its.called(its.of(session), name)));
        try (BrowserContext window = browser().phone("fr-FR")) {
            Page page = signedIn(window, person(Role.ANIMATOR), its.lab.address());
            page.navigate(address("courses/sessions/" + session.id()));
            assertThat(page.locator(".piece-label")).hasText(new String[] {"1 · Ada", "2 · Bao", "3 · Chloé"});
            page.locator(".piece").first().locator("vaadin-button").nth(1).press("Enter");
            assertThat(page.locator(".piece-label")).hasText(new String[] {"2 · Bao", "1 · Ada", "3 · Chloé"});
            page.locator(".piece")
                    .first()
                    .locator("vaadin-menu-bar-button")
                    .first()
                    .press("Enter");
            page.locator("[role=menuitem]:visible", new Page.LocatorOptions().setHasText("Retenir"))
                    .press("Enter");
            assertThat(page.locator(".piece-held .piece-label")).hasText("2 · Bao");
            Chromium.picture(page, "course-queue-keyboard-phone");
            Chromium.assertForEveryone(page, "the queue on a phone");
            page.locator(".piece-held vaadin-button").first().press("Enter");
            assertThat(page.locator(".piece-held")).hasCount(0);
        }
        assertThat(its.lab.bean(ClassQueues.class).queue(session).handOrdered()).isTrue();
    }

    /** From the keyboard alone: a template, its handout, a room, and two courses that want it at once. */
    @Test
    void aTemplateItsHandoutAndARoomAreMadeAndASecondCourseIsToldTheRoomIsTaken() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, person(Role.ANIMATOR), its.lab.address());
            page.navigate(address("courses/templates"));
            page.locator(".rooms vaadin-text-field input").fill("Salle " + mark);
            page.locator(".rooms .fields vaadin-button").press("Enter");
            assertThat(page.locator(".rooms .line", new Page.LocatorOptions().setHasText(mark)))
                    .isVisible();
            page.locator(".heading vaadin-button").press("Enter");
            Locator fields = page.locator("vaadin-dialog vaadin-text-field input");
            fields.nth(0).fill("Stage " + mark);
            fields.nth(1).fill("3D");
            page.keyboard().press("Tab");
            Chromium.picture(page, "course-template-dialog");
            page.getByText("Enregistrer", new Page.GetByTextOptions().setExact(true))
                    .press("Enter");
            Locator card = page.locator(".machine-cards .card", new Page.LocatorOptions().setHasText("Stage " + mark));
            assertThat(card).isVisible();

            card.locator("vaadin-button").nth(2).press("Enter");
            page.locator("vaadin-upload input[type=file]")
                    .setInputFiles(new FilePayload(
                            "livret.pdf", "application/pdf", "%PDF-1.4 livret".getBytes(StandardCharsets.UTF_8)));
            assertThat(page.locator(".handouts .line")).containsText("CC BY-SA 4.0");
            Chromium.picture(page, "course-handouts");
            page.keyboard().press("Escape");
            assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);

            plan(page, card, mark);
            assertThat(page.locator("h1")).hasText("Stage " + mark);
            assertThat(page.locator(".conflict")).hasCount(0);
            assertThat(page.locator("body")).containsText("CC BY-SA 4.0");
            String href = page.locator("a", new Page.LocatorOptions().setHasText("livret.pdf"))
                    .getAttribute("href");
            assertThat(page.request()
                            .get(address(href.replaceFirst("^\\./|^/", "")))
                            .text())
                    .isEqualTo("%PDF-1.4 livret");
            page.navigate(address("courses/templates"));
            plan(page, card, mark);
            assertThat(page.locator(".conflict")).hasCount(6);
            assertThat(page.locator(".conflict").first()).containsText("déjà prise par Stage " + mark);
            Chromium.picture(page, "course-room-conflict");
        }
    }

    private static void plan(Page page, Locator card, String mark) {
        card.locator("vaadin-button").first().press("Enter");
        Locator room = page.locator("vaadin-dialog vaadin-select").last();
        Chromium.settled(page);
        room.click();
        page.locator("vaadin-select-item:visible", new Page.LocatorOptions().setHasText(mark))
                .last()
                .click();
        page.getByText("Planifier le stage").press("Enter");
        assertThat(page.locator("h1")).hasText("Stage " + mark);
    }

    /** The device's clock is the real one: the session and the lab are there, too. */
    private CourseSession now(CourseSession session) {
        Instant start = Instant.now().minusSeconds(60);
        its.lab.clock().set(start);
        its.lab
                .bean(JdbcClient.class)
                .sql("update course_session set starts_at = ?, ends_at = ?, after_until = ? where id = ?")
                .params(
                        Columns.at(start),
                        Columns.at(start.plus(Duration.ofMinutes(90))),
                        Columns.at(start.plus(Duration.ofMinutes(90))),
                        session.id().value())
                .update();
        return its.session(its.of(session), 1);
    }

    private int touches(CourseSession session) {
        return its.lab
                .bean(JdbcClient.class)
                .sql("select count(*) from attendance_touch where session_id = ?")
                .param(session.id().value())
                .query(Integer.class)
                .single();
    }

    private Page signedIn(BrowserContext window, Member person, URI address) {
        window.addCookies(
                List.of(new Cookie(Language.COOKIE, person.language().getLanguage()).setUrl(address.toString())));
        Page page = window.newPage();
        page.navigate(address + "/sign-in");
        page.locator("input[name=username]").fill(java.util.Objects.requireNonNull(person.email()));
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("vaadin-login-form vaadin-button").first().click();
        assertThat(page.locator(".board")).isVisible();
        return page;
    }

    private Member person(Role role) {
        return person(role, Locale.FRENCH);
    }

    private Member person(Role role, Locale language) {
        String mark = UUID.randomUUID().toString();
        return its.lab
                .bean(Members.class)
                .add(mark + "@lab.test", "Lou " + mark.substring(0, 8), PASSWORD, role, language);
    }

    private String address(String path) {
        return its.lab.address() + "/" + path;
    }

    private static Chromium browser() {
        return java.util.Objects.requireNonNull(chromium);
    }
}
