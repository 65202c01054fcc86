package org.etabli.lab.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Path;
import org.etabli.lab.testlab.Chromium;
import org.etabli.lab.testlab.InChromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.opentest4j.AssertionFailedError;

/** One member's day, lived in a real browser against the two real processes. Pictures are kept in target/pictures. */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MembersDayIT {

    private static final Path CUBE =
            Path.of("src/test/resources/gcode/cube.gcode").toAbsolutePath();
    /** The machines run fast, the test's computer may not. */
    private static final double PATIENCE_MILLIS = 120_000;

    private static @Nullable TestLab lab;
    private static @Nullable Chromium chromium;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        lab = TestLab.started("day");
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    @Order(1)
    void aMemberSignsInPrintsAFileAndReadsTheRecord() {
        try (BrowserContext window = desktop()) {
            Page page = window.newPage();

            signIn(page, "Awa Diallo");
            assertThat(page.locator(".machine-row")).hasCount(2);
            Chromium.picture(page, "2-board");

            goTo(page, "Fabriquer");
            page.locator("vaadin-upload input[type=file]").setInputFiles(CUBE);
            assertThat(page.locator(".fine")).isVisible(patiently());
            assertThat(page.locator(".picture")).isVisible();
            page.waitForFunction("document.querySelector('.picture').naturalWidth > 0");
            Chromium.picture(page, "3-file");
            turnAround(page, "Tourner autour, couche par couche");
            assertThat(page.locator(".preview-layer span")).hasText("Couche 50 sur 99");
            Chromium.picture(page, "3-preview");

            page.locator(".offer").first().click();
            assertThat(page.locator(".now h2")).hasText("Badgez à la machine");
            Chromium.picture(page, "4-reserved");

            badgeIn(page);
            Chromium.picture(page, "5-badged-in");

            page.getByText("Lancer", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(page.locator("vaadin-progress-bar")).isVisible(patiently());
            Chromium.picture(page, "6-printing");

            assertThat(page.locator(".now h2")).hasText("C’est fait !", textPatiently());
            page.locator(".present").click();
            assertThat(page.locator(".step-powered-off")).isVisible(patiently());
            assertThat(page.locator(".step-closed")).isVisible(patiently());
            Chromium.picture(page, "7-record");

            assertThat(page.locator(".timeline li.step .step-what")).hasText(new String[] {
                "Réservé", "Badgé", "Machine allumée", "Lancé", "Terminé", "Machine éteinte", "Comptes faits"
            });
            assertThat(page.locator(".took .figure-value").nth(1)).hasText("4,1 g");
        }
    }

    @Test
    @Order(2)
    void onAPhoneInEnglishEverythingIsWithinReach() {
        try (BrowserContext window = java.util.Objects.requireNonNull(chromium).phone("fr-FR")) {
            Page page = window.newPage();
            page.navigate(address() + "/");
            page.getByText("Facile à lire").click();
            assertThat(page.locator("h1").first()).hasText("Bonjour !", textPatiently());
            Chromium.assertForEveryone(page, "signing in, easy to read");
            Chromium.picture(page, "1-sign-in-phone-easy");
            signInHere(page, "Awa Diallo");
            assertThat(page.locator("h1")).hasText("Aujourd’hui");
            assertThat(page.locator("html")).hasAttribute("lang", "fr");
            goTo(page, "Mes réservations");
            // Who has come cannot say that they do not.
            assertThat(page.getByText("Modifier")).isVisible();
            assertThat(page.getByText("Je ne viens pas")).hasCount(0);
            page.locator(".line-link").first().click();
            assertThat(page.locator(".timeline li.step .step-what").first()).hasText("Réservé");
            assertThat(page.locator(".timeline li.step .step-what").nth(1)).hasText("Badge posé");
            Chromium.assertForEveryone(page, "a record, easy to read");
            Chromium.picture(page, "7-record-phone-easy");
            page.getByText("Sortir").click();
            assertThat(page.locator("h1").first()).hasText("Bonjour !", textPatiently());
            page.getByText("English").click();
            assertThat(page.locator("h1").first()).hasText("The bench is waiting.", textPatiently());
            Chromium.picture(page, "1-sign-in-phone");

            signInHere(page, "Awa Diallo");
            assertThat(page.locator("h1")).hasText("Today");
            Chromium.picture(page, "2-board-phone");
            goTo(page, "Make");
            page.locator("vaadin-upload input[type=file]").setInputFiles(CUBE);
            assertThat(page.locator(".fine")).isVisible(patiently());
            Chromium.picture(page, "3-file-phone");
            turnAround(page, "Turn it around, layer by layer");
            Chromium.picture(page, "3-preview-phone");
            goTo(page, "My reservations");
            page.locator(".line-link").first().click();
            assertThat(page.locator(".took")).isVisible();
            Chromium.picture(page, "7-record-phone");
        }
    }

    @Test
    @Order(3)
    void aSlotIsReservedFromTheBoardWithTheKeyboardAlone() {
        try (BrowserContext window = desktop()) {
            Page page = window.newPage();
            signIn(page, "Awa Diallo");

            page.getByLabel("Jour suivant").focus();
            page.keyboard().press("Enter");
            Locator reserve = page.getByLabel("Réserver Découpe laser 40 W");
            assertThat(page.locator(".now-line")).hasCount(0);
            reserve.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("vaadin-dialog .fields")).isVisible(patiently());
            Chromium.picture(page, "8-reserve");
            page.keyboard().press("Enter");

            assertThat(page.locator(".now h2")).hasText("Badgez à la machine", textPatiently());
        }
    }

    @Test
    @Order(4)
    void aManagerSeesTheBenchAndGetsAOneTimeCode() {
        try (BrowserContext window = desktop()) {
            Page page = window.newPage();
            signIn(page, "Claire Martin");
            goTo(page, "Établis");
            assertThat(page.locator(".chip-good")).hasText("En ligne");

            page.getByText("Nouveau code").click();

            assertThat(page.locator("code")).isVisible();
            page.getByText("Lancer l’exercice").click();
            page.locator("vaadin-dialog vaadin-button", new Page.LocatorOptions().setHasText("Lancer l’exercice"))
                    .click();
            Locator trials = page.locator("li .chip");
            assertThat(trials).hasCount(6, new LocatorAssertions.HasCountOptions().setTimeout(2 * PATIENCE_MILLIS));
            for (Locator trial : trials.all()) {
                assertThat(trial).containsText("coupé en");
            }
            Chromium.picture(page, "9-benches");
        }
    }

    @Test
    @Order(5)
    void aTabletInTheWorkshopShowsTheMachinesWithoutSigningIn() {
        String link;
        try (BrowserContext window = desktop()) {
            Page page = window.newPage();
            signIn(page, "Claire Martin");
            page.navigate(address() + "/kiosks");
            page.getByLabel("Nom de la tablette").fill("Entrée de l’atelier");
            page.locator("vaadin-button", new Page.LocatorOptions().setHasText("Nouvelle tablette"))
                    .click();
            link = page.getByText("Ouvrir l’écran de la tablette").getAttribute("href");
            Chromium.assertForEveryone(page, "kiosks");
            Chromium.picture(page, "10-kiosks");
        }
        try (BrowserContext tablet = java.util.Objects.requireNonNull(chromium).window(1024, 768, "fr-FR")) {
            Page page = tablet.newPage();
            page.navigate(address() + "/" + link);
            assertThat(page.locator(".kiosk-tile")).hasCount(2);
            Chromium.picture(page, "10-kiosk");
            Chromium.assertForEveryone(page, "kiosk");
            page.getByLabel("Découpe laser 40 W : quelque chose ne va pas").click();
            page.locator("vaadin-text-area textarea").fill("La lentille est sale");
            page.locator("vaadin-dialog vaadin-button", new Page.LocatorOptions().setHasText("Signaler"))
                    .click();
            assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
            page.navigate(address() + "/kiosk/guessed");
            assertThat(page.locator("h1")).hasText("Ce lien ne montre plus rien.");
        }
    }

    /** Opens the piece in three dimensions and leafs back to its middle layer with the keyboard. */
    private static void turnAround(Page page, String words) {
        page.getByText(words).click();
        assertThat(page.locator("etabli-preview[drawn]")).isVisible(patiently());
        Locator layers = page.locator(".preview-layer input");
        layers.focus();
        for (int layer = 99; layer > 50; layer--) {
            page.keyboard().press("ArrowLeft");
        }
    }

    /** Waits for the page, as a person does: a press that begins on the page before it is no click on either. */
    private static void goTo(Page page, String words) {
        Locator way = page.locator(".ways a", new Page.LocatorOptions().setHasText(words));
        way.click();
        assertThat(way).hasAttribute("aria-current", "page");
    }

    private static void signIn(Page page, String person) {
        page.navigate(address() + "/");
        signInHere(page, person);
    }

    private static void signInHere(Page page, String person) {
        page.locator(".person", new Page.LocatorOptions().setHasText(person)).click();
        assertThat(page.locator("input[name=username]")).not().hasValue("");
        page.locator("vaadin-login-form vaadin-button").first().click();
        assertThat(page.locator(".board")).isVisible(patiently());
    }

    private static BrowserContext desktop() {
        return java.util.Objects.requireNonNull(chromium).desktop("fr-FR");
    }

    private static String address() {
        return java.util.Objects.requireNonNull(lab).here.address().toString();
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }

    /** The lease may still be on its way to the bench: a badge that comes before it is refused, and is held up again. */
    static void badgeIn(Page page) {
        page.locator(".present").click();
        try {
            assertThat(page.locator(".now h2"))
                    .hasText("La machine est à vous", new LocatorAssertions.HasTextOptions().setTimeout(20_000));
        } catch (AssertionFailedError refused) {
            page.locator(".present").click();
            assertThat(page.locator(".now h2")).hasText("La machine est à vous", textPatiently());
        }
    }

    private static LocatorAssertions.HasTextOptions textPatiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }
}
