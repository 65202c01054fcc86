package org.etabli.lab.reservation.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.bench.LiveStatesInTests;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Groups;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Answers;
import org.etabli.lab.reservation.Closures;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.Rule;
import org.etabli.lab.reservation.RuleBook;
import org.etabli.lab.reservation.RuleScope;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.reservation.WaitingList;
import org.etabli.lab.testlab.Cable;
import org.etabli.lab.testlab.Chromium;
import org.etabli.lab.testlab.ClosingLabs;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.InChromium;
import org.etabli.lab.testlab.Lab;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What members and managers do with the planning, in a real browser against the real server. */
@ExtendWith(ClosingLabs.class)
@InChromium
class PlanningPagesIT {

    private static final String PASSWORD = "a long password";
    private static @Nullable Chromium chromium;

    private Lab lab = Lab.on(Database.H2);
    private MachineId machine = new MachineId("unset");
    private MachineId twin = new MachineId("unset");
    private Member member = lab.newMember();

    @BeforeAll
    static void open() {
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        browser().close();
    }

    @BeforeEach
    void twoMachinesOfAKindAndAMember() {
        lab = Lab.on(Database.H2);
        String kind = lab.newKind();
        machine = machine(kind.replace("kind", "prusa"), kind);
        twin = machine(kind.replace("kind", "twin"), kind);
        member = person("Awa Diallo", Role.MEMBER);
    }

    @Test
    void aConflictIsExplainedAndEveryWayOutIsOneTouchAway() {
        reserve(machine, lab.newMember(), slot("2026-03-02T14:00", "2026-03-02T16:00"));
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, member);
            page.navigate(address("week/" + machine));
            fillAndAsk(page, "02/03/2026", "14:00");

            Locator refusal = page.locator(".refusal");
            assertThat(refusal).containsText("Ce créneau vient d’être pris");
            assertThat(refusal.locator(".offer")).hasCount(5);
            assertThat(refusal).containsText(name(twin));
            Chromium.picture(page, "10-conflict");
            Chromium.assertForEveryone(page, "a conflict");

            refusal.locator(".offer", new Locator.LocatorOptions().setHasText("liste d’attente"))
                    .click();
            page.navigate(address("my"));
            assertThat(page.locator("body")).containsText("Liste d’attente");
            assertThat(lab.bean(WaitingList.class).of(member.id())).hasSize(1);

            page.navigate(address("week/" + machine));
            fillAndAsk(page, "02/03/2026", "14:00");
            page.locator(".refusal .offer", new Page.LocatorOptions().setHasText(name(twin)))
                    .click();
            assertThat(page.locator(".record-machine")).hasText(name(twin));
        }
        assertThat(own(member)).extracting(Reservation::machine).containsExactly(twin);
    }

    @Test
    void whatSomebodyWaitedForIsOfferedAndTakenOnAPhone() {
        member = person("Awa Diallo", Role.MEMBER, Locale.ENGLISH);
        TimeSlot slot = slot("2026-03-03T10:00", "2026-03-03T12:00");
        Member before = lab.newMember();
        Reservation made = reserve(machine, before, slot);
        lab.bean(WaitingList.class).join(machine, member, slot);
        lab.bean(Planning.class).release(made, before);
        try (BrowserContext window = browser().phone("en-GB")) {
            Page page = signedIn(window, member);
            page.navigate(address("my"));
            assertThat(page.locator(".chip-waiting")).hasText("Held until Mon 2 Mar 11:00");
            Chromium.picture(page, "11-offer-phone");
            Chromium.assertForEveryone(page, "an offer");

            page.locator(".offer", new Page.LocatorOptions().setHasText("I take it"))
                    .click();

            assertThat(page.locator("body")).not().containsText("Held until");
        }
        assertThat(own(member)).singleElement().satisfies(taken -> assertThat(taken.isConfirmed())
                .isTrue());
    }

    @Test
    void aSlotIsDrawnOnTheWeekAndDraggedToAnotherHour() {
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.NOTICE, "PT1H");
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, member);
            page.navigate(address("week/" + machine));
            // Wednesday, from 10:00 to 12:00 of a day that shows 9:00 to 20:00.
            draw(page, 1 / 11.0, 3 / 11.0);
            assertThat(page.locator("vaadin-dialog .fields")).isVisible();
            assertThat(page.getByLabel("Début")).hasValue("10:00");
            assertThat(page.getByLabel("Durée")).hasValue("2 h 00");
            confirm(page, "Réserver");
            assertThat(page.locator(".record-machine")).isVisible();

            page.navigate(address("week/" + machine));
            assertThat(page.locator(".bar-mine .bar-hours")).hasText("10:00 – 12:00");
            Chromium.picture(page, "12-week");
            Chromium.assertForEveryone(page, "the week");
            draw(page, 2 / 11.0, 5 / 11.0);
            assertThat(page.getByLabel("Début")).hasValue("13:00");
            Chromium.picture(page, "13-move");
            Chromium.assertForEveryone(page, "a move");
            confirm(page, "Modifier");
            assertThat(page.locator(".bar-mine .bar-hours")).hasText("13:00 – 15:00");
        }
        assertThat(own(member))
                .extracting(Reservation::slot)
                .containsExactly(slot("2026-03-04T13:00", "2026-03-04T15:00"));
    }

    @Test
    void aPrintAtNightMakesNobodyReserveAtNight() {
        reserve(machine, lab.newMember(), slot("2026-03-03T01:00", "2026-03-03T02:00"));
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, member);
            page.navigate(address("week/" + machine));
            page.locator(".machine-row").nth(3).locator(".reserve").click();
            assertThat(page.getByLabel("Début")).hasValue("09:00");
        }
    }

    @Test
    void theSameSlotEveryWeekLeavesOutTheWeekThatIsTaken() {
        reserve(machine, lab.newMember(), slot("2026-03-11T10:00", "2026-03-11T11:00"));
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, member);
            page.navigate(address("week/" + machine));
            openDialog(page);
            fill(page, "04/03/2026", "10:00");
            Chromium.choose(page, "Combien de fois", "3 semaines de suite");
            confirm(page, "Réserver");

            assertThat(page.locator(".refusal")).containsText("Une semaine ne va pas");
            Chromium.picture(page, "14-weekly");
            page.locator(".refusal .offer").click();

            assertThat(page.locator(".line-link").first()).isVisible();
        }
        assertThat(own(member)).hasSize(2);
    }

    /** Vaadin's router alone loses the second one, or shows its address over the first one's page: see {@code links.js}. */
    @Test
    void aLinkFollowedWhileThePageBeforeItArrivesIsNotLost() {
        reserve(machine, member, slot("2026-03-03T10:00", "2026-03-03T11:00"));
        try (BrowserContext window = browser().phone("fr-FR")) {
            Page page = signedIn(window, member);
            for (int laterMillis = 0; laterMillis < 90; laterMillis += 6) {
                followBoth(page, "/my", "/prepare", laterMillis);
                assertThat(page.locator("vaadin-upload")).isVisible();
                assertThat(page).hasURL(address("prepare"));
                followBoth(page, "/prepare", "/my", laterMillis);
                assertThat(page.locator(".line-link")).isVisible();
                assertThat(page).hasURL(address("my"));
            }
        }
    }

    private static void followBoth(Page page, String first, String second, int laterMillis) {
        page.evaluate("""
                ([first, second, laterMillis]) => new Promise((followed) => {
                  const follow = (address) => document.querySelector(`.ways a[href="${address}"]`).click();
                  follow(first);
                  setTimeout(() => { follow(second); followed(); }, laterMillis);
                })""", List.of(first, second, laterMillis));
    }

    @Test
    void theCalendarAndALostNetworkSpeakTheReadersLanguage() {
        try (Cable cable = new Cable(lab);
                BrowserContext window = browser().desktop("fr-FR")) {
            Page page =
                    Chromium.signIn(window, cable.address(), String.valueOf(member.email()), PASSWORD, Locale.FRENCH);
            page.navigate(cable.address() + "/week/" + machine);
            openDialog(page);
            page.getByLabel("Jour", new Page.GetByLabelOptions().setExact(true)).fill("04/03/2026");
            assertThat(page.getByText("mars 2026")).isVisible();
            assertThat(page.getByText("Aujourd’hui").last()).isVisible();
            Chromium.picture(page, "17-calendar");
            page.getByLabel("Jour", new Page.GetByLabelOptions().setExact(true)).press("Escape");
            Chromium.settled(page);

            cable.cut();
            confirm(page, "Réserver");
            assertThat(page.locator("vaadin-connection-indicator")).containsText("Plus de réseau. Nouvel essai…");
            Chromium.picture(page, "18-no-network");
        }
    }

    @Test
    void whoComesNextIsShownTheWayOutOfAnOverrun() {
        Member first = lab.newMember();
        Reservation running = reserve(machine, first, slot("2026-03-02T09:00", "2026-03-02T11:00"));
        Reservation next = reserve(machine, member, slot("2026-03-02T11:00", "2026-03-02T12:00"));
        arrive(running);
        lab.clock().set(at("2026-03-02T10:30"));
        LiveStatesInTests.running(
                lab.bean(LiveStates.class),
                machine.value(),
                first.id().toString(),
                lab.clock().instant(),
                Duration.ofHours(2).toSeconds());
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, member);
            page.navigate(address(""));
            assertThat(row(page, name(machine)).locator(".chip")).hasText("Déborde : fin vers 12:30");
            page.navigate(address("my?move=" + next.id()));
            assertThat(page.locator(".refusal")).containsText("sera sans doute encore occupée");
            Chromium.picture(page, "15-overrun");

            page.locator(".refusal .offer", new Page.LocatorOptions().setHasText(name(twin)))
                    .click();

            assertThat(page.locator(".line-name").first()).hasText(name(twin));
            // Somebody else's reservation opens nothing.
            page.navigate(address("my?move=" + running.id()));
            assertThat(page.locator("h1")).isVisible();
            assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
        }
        assertThat(own(member)).extracting(Reservation::machine).containsExactly(twin);
    }

    @Test
    void aManagerClosesAMachineAndEverybodyFindsOtherRoom() {
        reserve(machine, member, slot("2026-03-03T10:00", "2026-03-03T11:00"));
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, person("Claire Martin", Role.MANAGER));
            page.navigate(address("planning/closures"));
            Chromium.choose(page, "Machine", name(machine));
            page.getByLabel("Raison").fill("Buse neuve");
            page.getByText("Voir qui est concerné").click();
            assertThat(page.locator("body")).containsText("Une réservation est concernée.");
            Chromium.picture(page, "16-closure");
            page.getByText("Fermer et reloger").click();

            assertThat(page.locator("body")).containsText("même heure, autre machine");
            assertThat(page.locator("body")).containsText("Buse neuve");
            Chromium.picture(page, "17-closed");
            Chromium.assertForEveryone(page, "closures");
        }
        assertThat(own(member)).extracting(Reservation::machine).containsExactly(twin);
    }

    @Test
    void aManagerSetsRulesForAMachineAndTheNextReservationIsAsked() {
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, person("Claire Martin", Role.MANAGER));
            page.navigate(address("planning/rules"));
            Chromium.choose(page, "Machine", name(machine));
            page.getByLabel("lundi").fill("25:00-26:00");
            page.getByText("Enregistrer").click();
            assertThat(page.locator("body")).containsText("Corrigez les horaires");
            page.getByLabel("lundi").fill("09:00 - 12:00 14:00-20:00");
            Chromium.choose(page, "Durée maximale", "2 h 00");
            Chromium.choose(page, "Un animateur confirme", "oui");
            page.getByText("Enregistrer").click();
            assertThat(page.locator("body")).containsText("C’est enregistré");
            Chromium.picture(page, "18-rules");
            Chromium.assertForEveryone(page, "rules");

            assertThat(lab.bean(RuleBook.class).in(RuleScope.of(machine)))
                    .containsOnly(
                            Map.entry(Rule.HOURS, "mon 09:00-12:00 14:00-20:00"),
                            Map.entry(Rule.LONGEST, "PT2H"),
                            Map.entry(Rule.APPROVAL, "true"));

            reserve(machine, member, slot("2026-03-02T10:00", "2026-03-02T11:00"));
            page.navigate(address("planning"));
            Locator line = page.locator(".line", new Page.LocatorOptions().setHasText(member.name()));
            assertThat(line).isVisible();
            Chromium.picture(page, "19-planning");
            Chromium.assertForEveryone(page, "planning");
            line.getByText("Accepter").click();
            assertThat(line).hasCount(0);
        }
        assertThat(own(member)).singleElement().satisfies(approved -> assertThat(approved.isConfirmed())
                .isTrue());
    }

    @Test
    void calendarsAndTokensAreMadeAndEndedOnTheAccountPage() {
        member = person("Awa Diallo", Role.MEMBER, Locale.ENGLISH);
        try (BrowserContext window = browser().desktop("en-GB")) {
            Page page = signedIn(window, member);
            page.navigate(address("account"));
            page.getByText("Make the address").click();
            String feed = page.getByLabel("Address to paste").inputValue();
            assertThat(page.request().get(feed).text()).startsWith("BEGIN:VCALENDAR");
            page.getByText("Access tokens for").click();
            page.getByLabel("What is it for?").fill("slicer");
            page.getByText("Make a token").click();
            String token = page.getByLabel("Your token").inputValue();
            assertThat(token).startsWith("etabli_");
            assertThat(page.locator(".line", new Page.LocatorOptions().setHasText("slicer")))
                    .containsText("see · until");
            Chromium.picture(page, "20-account");
            Chromium.assertForEveryone(page, "the account");
            assertThat(status(page, "GET", "Bearer " + token)).isEqualTo(200);
            assertThat(status(page, "POST", "Bearer " + token)).isEqualTo(403);

            page.getByText("Revoke").click();
            assertThat(page.getByText("Revoke")).not().isVisible();
            page.getByText("Stop sharing").click();
            assertThat(page.getByText("Stop sharing")).not().isVisible();
            assertThat(status(page, "GET", "Bearer " + token)).isEqualTo(401);
            assertThat(page.request().get(feed).status()).isEqualTo(404);
            // Being signed in to the pages says nothing to the API: no other site's page can use it.
            assertThat(status(page, "POST", "")).isEqualTo(401);
        }
    }

    @Test
    void whatPeopleTypeIsTextOnEveryPage() {
        String evil = "<img src=x onerror=\"window.hacked=1\"><script>window.hacked=1</script>";
        Member manager = person(evil.substring(0, 60), Role.MANAGER);
        lab.bean(Closures.class).add(machine, slot("2026-03-02T15:00", "2026-03-02T16:00"), evil);
        lab.bean(Groups.class).add(evil);
        reserve(machine, manager, slot("2026-03-02T10:00", "2026-03-02T11:00"));
        lab.bean(RuleBook.class).set(RuleScope.of(twin), Rule.APPROVAL, "true");
        reserve(twin, person(evil.substring(0, 60), Role.MEMBER), slot("2026-03-02T10:00", "2026-03-02T11:00"));
        try (BrowserContext window = browser().desktop("fr-FR")) {
            Page page = signedIn(window, manager);
            for (String view :
                    List.of("", "my", "week/" + machine, "planning", "planning/closures", "planning/rules", "people")) {
                page.navigate(address(view));
                assertThat(page.locator("h1").first()).isVisible();
                assertThat(page.locator("img[src=x]")).hasCount(0);
                assertThat(page.evaluate("window.hacked")).isNull();
            }
        }
        lab.bean(RuleBook.class).unset(RuleScope.of(twin), Rule.APPROVAL);
        lab.bean(Answers.class).requests().stream()
                .filter(request -> request.machine().equals(twin))
                .forEach(request -> lab.bean(Answers.class).decline(request.id(), manager));
    }

    @Test
    void everyPageIsForEveryoneInBothLanguagesAndSizes() {
        reserve(twin, member, slot("2026-03-02T09:00", "2026-03-02T11:30"));
        lab.bean(Closures.class).add(twin, slot("2026-03-02T14:00", "2026-03-02T16:00"), "Maintenance");
        int readers = 0;
        for (String language : List.of("fr-FR", "en-GB")) {
            Member reader = person("Claire Martin", Role.MANAGER, Locale.forLanguageTag(language.substring(0, 2)));
            reserve(
                    twin,
                    reader,
                    TimeSlot.of(at("2026-03-02T12:00").plus(Duration.ofHours(readers++)), Duration.ofHours(1)));
            for (boolean phone : List.of(false, true)) {
                try (BrowserContext window =
                        phone ? browser().phone(language) : browser().desktop(language)) {
                    Page page = signedIn(window, reader);
                    List.of("", "my", "week/" + machine, "planning", "planning/closures", "planning/rules")
                            .forEach(view -> {
                                page.navigate(address(view));
                                assertThat(page.locator("h1").first()).isVisible();
                                String name = view.isEmpty()
                                        ? "board"
                                        : view.replaceAll("/prusa-\\d+", "").replace('/', '-');
                                Chromium.picture(
                                        page,
                                        "planning-" + name + "-" + language.substring(0, 2) + (phone ? "-phone" : ""));
                                Chromium.assertForEveryone(page, view + " " + language);
                            });
                }
            }
        }
    }

    private static Chromium browser() {
        return java.util.Objects.requireNonNull(chromium);
    }

    private String address(String path) {
        return lab.address() + "/" + path;
    }

    private Page signedIn(BrowserContext window, Member person) {
        return Chromium.signIn(
                window, lab.address(), java.util.Objects.requireNonNull(person.email()), PASSWORD, person.language());
    }

    private void fillAndAsk(Page page, String day, String time) {
        openDialog(page);
        fill(page, day, time);
        confirm(page, "Réserver");
    }

    private static void openDialog(Page page) {
        page.locator(".reserve:visible").first().click();
        assertThat(page.locator("vaadin-dialog .fields")).isVisible();
    }

    private static void fill(Page page, String day, String time) {
        page.getByLabel("Jour", new Page.GetByLabelOptions().setExact(true)).fill(day);
        // Typing opens the calendar, sooner or later; a click beside it takes what was typed.
        page.locator("vaadin-month-calendar").first().waitFor();
        page.locator("vaadin-dialog h2").first().click();
        Chromium.settled(page);
        page.getByLabel("Début").fill(time);
        page.getByLabel("Début").press("Tab");
    }

    private static void confirm(Page page, String words) {
        page.locator("vaadin-dialog vaadin-button[theme~=primary]", new Page.LocatorOptions().setHasText(words))
                .click();
    }

    /** With the mouse, on the third day of the week that is shown. */
    private static void draw(Page page, double from, double to) {
        BoundingBox track = page.locator(".track").nth(2).boundingBox();
        double y = track.y + track.height / 2;
        page.mouse().move(track.x + from * track.width + 1, y);
        page.mouse().down();
        page.mouse().move(track.x + (from + to) / 2 * track.width, y);
        page.mouse().move(track.x + to * track.width + 1, y);
        page.mouse().up();
    }

    private static Locator row(Page page, String machine) {
        return page.locator(".machine-row", new Page.LocatorOptions().setHasText(machine))
                .first();
    }

    /** What the API answers to the page itself, with its cookies. */
    private static int status(Page page, String method, String authorisation) {
        return ((Number) page.evaluate(
                        "([method, key]) => fetch('/api/v1/reservations', { method, credentials: 'include',"
                                + " headers: key ? { Authorization: key, 'Content-Type': 'application/json' } : {},"
                                + " body: method === 'POST' ? '{}' : undefined }).then(answer => answer.status)",
                        List.of(method, authorisation)))
                .intValue();
    }

    private Member person(String name, Role role) {
        return person(name, role, Locale.FRENCH);
    }

    private Member person(String name, Role role, Locale language) {
        return lab.bean(Members.class).add(UUID.randomUUID() + "@lab.test", name, PASSWORD, role, language);
    }

    private MachineId machine(String id, String kind) {
        MachineId made = new MachineId(id);
        lab.bean(Machines.class)
                .add(
                        made,
                        id.replace("prusa-", "Prusa MK3S ").replace("twin-", "Prusa MK3S bis "),
                        kind,
                        Lab.BENCH,
                        100);
        return made;
    }

    private String name(MachineId id) {
        return lab.bean(Machines.class).find(id).orElseThrow().name();
    }

    private void arrive(Reservation reservation) {
        org.etabli.lab.reservation.ArrivalsInTests.arrive(lab, reservation);
    }

    private Reservation reserve(MachineId on, Member by, TimeSlot slot) {
        return ((Reserved.Granted) lab.bean(Planning.class).reserve(on, by, slot)).reservation();
    }

    private List<Reservation> own(Member of) {
        return lab.bean(Reservations.class).of(of.id(), lab.clock().instant());
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Lab.PARIS).toInstant();
    }

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(at(start), at(end));
    }
}
