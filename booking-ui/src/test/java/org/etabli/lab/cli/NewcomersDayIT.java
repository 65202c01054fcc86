package org.etabli.lab.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etabli.lab.demo.DemoPeople;
import org.etabli.lab.testlab.Chromium;
import org.etabli.lab.testlab.InChromium;
import org.etabli.lab.testlab.Lab;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Nora's first days in the lab, from signing up to a print, a place she waited for and a maintenance that moves her,
 * lived in a real browser against the two real processes and a mail server. Pictures are kept in target/pictures.
 */
@InChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewcomersDayIT {

    private static final Path CUBE =
            Path.of("src/test/resources/gcode/cube.gcode").toAbsolutePath();
    private static final String NORA = "nora@exemple.fr";
    private static final String PASSWORD = "trois chats violets dorment";
    private static final String PRINTER = "Prusa MK3S";
    private static final String TRAINING = "Impression 3D";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/confirm/\\S+");
    /** The machines run fast, the test's computer may not. */
    private static final double PATIENCE_MILLIS = 120_000;
    /** The postman goes his round every few seconds. */
    private static final long POST_MILLIS = 60_000;

    private static final GreenMail POST = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static @Nullable TestLab lab;
    private static @Nullable Chromium chromium;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        POST.start();
        int port = Lab.freePort();
        lab = TestLab.started(
                "newcomer",
                port,
                Map.of(
                        "ETABLI_URL",
                        "http://127.0.0.1:" + port,
                        "ETABLI_MAIL_FROM",
                        "lab@exemple.fr",
                        "ETABLI_MAIL_HOST",
                        "127.0.0.1",
                        "ETABLI_MAIL_PORT",
                        String.valueOf(POST.getSmtp().getPort())));
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
        POST.stop();
    }

    @Test
    @Order(1)
    void sheSignsUpAndConfirmsWithTheLinkOfHerLetter() {
        try (BrowserContext phone = browser().phone("fr-FR")) {
            Page page = Chromium.visit(phone, lab().here.address(), Locale.FRENCH);
            page.navigate(address(""));
            page.getByText("Pas encore inscrit·e ?").click();
            page.getByLabel("Prénom et nom").fill("Nora Benali");
            page.getByLabel("Adresse e-mail").fill(NORA);
            page.getByLabel("Mot de passe").fill(PASSWORD);
            picture(page, "1-sign-up-phone");
            page.locator("vaadin-button.big").click();
            assertThat(page.locator("body")).containsText("Regardez vos e-mails");
            picture(page, "2-letter-sent-phone");

            signIn(page, NORA, PASSWORD);
            assertThat(page.locator("vaadin-login-form")).containsText("Adresse ou mot de passe inconnu");

            page.navigate(linkOf(letter("Confirmez votre adresse")));
            assertThat(page.getByText("C’est bien mon adresse")).isVisible();
            picture(page, "3-confirm-phone");
            page.getByText("C’est bien mon adresse").click();
            assertThat(page.locator("body")).containsText("Vous pouvez maintenant vous connecter");
            signIn(page, NORA, PASSWORD);
            assertThat(page.locator(".board")).isVisible();
            picture(page, "4-board-phone");
        }
    }

    @Test
    @Order(2)
    void anAnimatorGivesHerTheBadgeThatIsHeldToAReader() {
        try (BrowserContext desk = browser().desktop("fr-FR");
                BrowserContext workshop = browser().phone("fr-FR")) {
            Page page = signedIn(desk, DemoPeople.ANIMATOR);
            page.navigate(address("people"));
            page.getByLabel("Chercher un nom").fill("nora");
            page.locator(".people .line-link", new Page.LocatorOptions().setHasText("Nora Benali"))
                    .click();
            Chromium.choose(page, "Lecteur", PRINTER);
            page.getByText("Associer un badge").click();
            assertThat(page.locator(".badge-wait")).containsText("Approchez le nouveau badge");
            picture(page, "5-waits-for-a-badge");

            Page reader = signedIn(workshop, DemoPeople.MEMBER);
            reader.navigate(address("workshop"));
            assertThat(reader.locator("h1")).hasText("Atelier");
            picture(reader, "5-workshop-phone");
            reader.getByLabel(Pattern.compile("adge inconnu.*" + PRINTER)).click();

            Locator offer = page.getByText("Oui, c’est le badge de Nora");
            assertThat(offer).isVisible(patiently());
            picture(page, "6-badge-offered");
            offer.click();
            assertThat(page.getByText("Perdu : retirer")).isVisible();
            picture(page, "7-person");
        }
    }

    @Test
    @Order(3)
    void withoutTheTrainingThePrinterIsRefusedAndSheReadsWhatToDo() {
        try (BrowserContext desk = browser().desktop("fr-FR");
                BrowserContext phone = browser().phone("fr-FR")) {
            Page page = signedIn(desk, DemoPeople.MANAGER);
            page.navigate(address("trainings/desk"));
            page.getByText("Ajouter une formation").click();
            page.getByLabel("Nom", exactly()).fill(TRAINING);
            page.getByLabel("Comment l’obtenir").fill("Le mercredi à 18 h, une heure, sans inscription.");
            picture(page, "8-training-dialog");
            page.locator("vaadin-dialog vaadin-button[theme~=primary]").click();
            assertThat(page.locator("h2", new Page.LocatorOptions().setHasText(TRAINING)))
                    .isVisible();
            page.navigate(address("machines/prusa-1"));
            Chromium.choose(page, "Formations nécessaires", TRAINING);
            page.keyboard().press("Escape");
            page.locator("h1").first().click();

            Page nora = noras(phone);
            nora.navigate(address("machines/prusa-1"));
            assertThat(nora.locator("body")).containsText("Pas encore");
            picture(nora, "9-machine-phone");
            ask(nora);
            assertThat(nora.locator(".refusal")).containsText(TRAINING);
            picture(nora, "10-refused-phone");
            Chromium.assertForEveryone(nora, "a refusal");
            nora.navigate(address("trainings"));
            assertThat(nora.getByText("Je voudrais cette formation")).isVisible();
            picture(nora, "11-trainings-phone");
            nora.getByText("Je voudrais cette formation").click();
            assertThat(nora.getByText("Ne plus demander")).isVisible();
        }
    }

    @Test
    @Order(4)
    void anAnimatorCertifiesEverybodyWhoWaitsAtOnce() {
        try (BrowserContext awas = browser().phone("fr-FR");
                BrowserContext desk = browser().desktop("fr-FR");
                BrowserContext phone = browser().phone("fr-FR")) {
            Page awa = signedIn(awas, DemoPeople.MEMBER);
            awa.navigate(address("trainings"));
            awa.getByText("Je voudrais cette formation").click();
            assertThat(awa.getByText("Ne plus demander")).isVisible();

            Page page = signedIn(desk, DemoPeople.ANIMATOR);
            page.navigate(address("trainings/desk"));
            assertThat(page.locator("body")).containsText("2 personnes la demandent.");
            page.getByText("Prendre celles qui attendent").click();
            picture(page, "12-certify");
            page.locator(".actions vaadin-button[theme~=primary]").click();
            assertThat(page.locator("body")).containsText("2 personnes habilitées.");
            assertThat(page.locator("body")).containsText("Personne ne la demande.");
            picture(page, "13-certified");

            Page nora = noras(phone);
            nora.navigate(address("trainings"));
            assertThat(nora.locator("body")).containsText("Ce que je peux utiliser");
            picture(nora, "14-certified-phone");
        }
    }

    @Test
    @Order(5)
    void sheBooksFromAFileOnHerPhoneAndHerNewBadgeOpensTheMachine() {
        try (BrowserContext phone = browser().phone("fr-FR")) {
            Page page = noras(phone);
            page.navigate(address("prepare"));
            page.locator("vaadin-upload input[type=file]").setInputFiles(CUBE);
            assertThat(page.locator(".fine")).isVisible(patiently());
            page.waitForFunction("document.querySelector('.picture').naturalWidth > 0");
            assertThat(page.locator(".offers .offer").nth(1)).isVisible();
            picture(page, "15-file-phone");
            Chromium.assertForEveryone(page, "a file on a phone");
            page.locator(".offers .offer").first().click();
            assertThat(page.locator(".now h2")).hasText("Badgez à la machine");
            picture(page, "16-reserved-phone");

            MembersDayIT.badgeIn(page);
            page.getByText("Lancer", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(page.locator("vaadin-progress-bar")).isVisible(patiently());
            picture(page, "17-printing-phone");
            assertThat(page.locator(".now h2")).hasText("C’est fait !", textPatiently());
            page.locator(".present").click();
            assertThat(page.locator(".step-closed")).isVisible(patiently());
            picture(page, "18-record-phone");
        }
    }

    @Test
    @Order(6)
    void sheTakesAnotherOfTheSlotsThatFitAndCancelsIt() {
        try (BrowserContext phone = browser().phone("fr-FR")) {
            Page page = noras(phone);
            page.navigate(address("prepare"));
            page.locator(".file-again").first().click();
            Locator second = page.locator(".offers .offer").nth(1);
            String hours = second.locator(".offer-hours").innerText();
            second.click();
            assertThat(page.locator(".now h2")).hasText("Badgez à la machine");
            assertThat(page.locator("body")).containsText(hours.substring(0, 5));

            page.navigate(address("my"));
            Locator line = page.locator(".line", new Page.LocatorOptions().setHasText(hours));
            assertThat(line).isVisible();
            picture(page, "19-my-phone");
            line.getByText("Annuler", new Locator.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("body")).containsText("Réservation annulée");
            assertThat(line.getByText("Annuler", new Locator.GetByTextOptions().setExact(true)))
                    .hasCount(0);
            picture(page, "20-cancelled-phone");
        }
    }

    @Test
    @Order(7)
    void sheWaitsForASlotIsOfferedItAndTakesIt() {
        try (BrowserContext awas = browser().desktop("fr-FR");
                BrowserContext phone = browser().phone("fr-FR")) {
            Page awa = signedIn(awas, DemoPeople.MEMBER);
            ask(awa);
            assertThat(awa.locator(".now h2")).hasText("Badgez à la machine");

            Page nora = noras(phone);
            ask(nora);
            Locator refusal = nora.locator(".refusal");
            assertThat(refusal).containsText("vient d’être pris");
            picture(nora, "21-taken-phone");
            refusal.locator(".offer", new Locator.LocatorOptions().setHasText("liste d’attente"))
                    .click();
            nora.navigate(address("my"));
            assertThat(nora.locator("body")).containsText("Liste d’attente");
            picture(nora, "22-waiting-phone");

            awa.navigate(address("my"));
            awa.getByText("Annuler", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(awa.locator("body")).containsText("Réservation annulée");

            assertThat(letter("gardé")).isNotNull();
            nora.navigate(address("my"));
            assertThat(nora.locator(".chip-waiting")).containsText("Gardé jusqu’à");
            picture(nora, "23-offer-phone");
            Chromium.assertForEveryone(nora, "an offer");
            nora.getByText("Je prends").click();
            assertThat(nora.locator("body")).containsText("C’est à vous.");
            assertThat(nora.locator(".chip-waiting")).hasCount(0);
            picture(nora, "24-taken-phone");
        }
    }

    @Test
    @Order(8)
    void aMaintenanceSaysWhomItMovesAndSheReadsWhere() {
        try (BrowserContext desk = browser().desktop("fr-FR");
                BrowserContext phone = browser().phone("fr-FR")) {
            Page page = signedIn(desk, DemoPeople.MANAGER);
            page.navigate(address("planning/closures"));
            Chromium.choose(page, "Machine", PRINTER);
            page.getByLabel("Raison").fill("Courroie neuve");
            page.getByText("Voir qui est concerné").click();
            assertThat(page.locator("body")).containsText("Une réservation est concernée.");
            assertThat(page.locator("body")).containsText("Nora Benali");
            picture(page, "25-maintenance");
            page.getByText("Fermer et reloger").click();
            assertThat(page.locator("body")).containsText("proposé à la place de");
            picture(page, "26-displaced");
            Chromium.assertForEveryone(page, "a maintenance");

            assertThat(letter("Courroie neuve")).isNotNull();
            Page nora = noras(phone);
            nora.navigate(address("my"));
            assertThat(nora.locator("body")).containsText("Courroie neuve");
            picture(nora, "27-moved-phone");
            nora.navigate(address("messages"));
            assertThat(nora.locator("body")).containsText("Courroie neuve");
            picture(nora, "28-messages-phone");
            Chromium.assertForEveryone(nora, "messages");
        }
    }

    /** The newest letter to her with these words in its subject or body, as soon as it is there. */
    private static String letter(String words) {
        for (boolean more = true; more; ) {
            int there = POST.getReceivedMessages().length;
            for (MimeMessage letter : Arrays.asList(POST.getReceivedMessages()).reversed()) {
                String text = text(letter);
                if (text.contains(words)) {
                    return text;
                }
            }
            more = POST.waitForIncomingEmail(POST_MILLIS, there + 1);
        }
        throw new AssertionError("no letter says \"" + words + "\"");
    }

    private static String text(MimeMessage letter) {
        try {
            List<String> to = Arrays.stream(letter.getAllRecipients())
                    .map(Object::toString)
                    .toList();
            return to.contains(NORA) ? letter.getSubject() + "\n" + letter.getContent() : "";
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String linkOf(String letter) {
        Matcher link = LINK.matcher(letter);
        assertThat(link.find()).as(letter).isTrue();
        return link.group();
    }

    /** Asks for the printer tomorrow, as the day opens. */
    private static void ask(Page page) {
        LocalDate tomorrow = LocalDate.now(ZoneId.of("Europe/Paris")).plusDays(1);
        page.navigate(address("week/prusa-1"));
        if (tomorrow.getDayOfWeek() == DayOfWeek.MONDAY) {
            page.getByLabel("Semaine suivante").click();
            assertThat(page.locator(".row-today")).hasCount(0);
        }
        page.locator(".machine-row")
                .nth(tomorrow.getDayOfWeek().getValue() - 1)
                .locator(".reserve")
                .click();
        assertThat(page.locator("vaadin-dialog .fields")).isVisible();
        assertThat(page.getByLabel("Jour", exactly()))
                .hasValue(tomorrow.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
        page.locator("vaadin-dialog vaadin-button[theme~=primary]").click();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Page noras(BrowserContext window) {
        return Chromium.signIn(window, lab().here.address(), NORA, PASSWORD, Locale.FRENCH);
    }

    private static Page signedIn(BrowserContext window, DemoPeople.Person person) {
        return Chromium.signIn(window, lab().here.address(), person.email(), DemoPeople.PASSWORD, Locale.FRENCH);
    }

    private static void signIn(Page page, String email, String password) {
        page.navigate(address("sign-in"));
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("vaadin-login-form vaadin-button").first().click();
    }

    private static void picture(Page page, String name) {
        Chromium.picture(page, "newcomer-" + name);
    }

    private static String address(String path) {
        return lab().here.address() + "/" + path;
    }

    private static TestLab lab() {
        return java.util.Objects.requireNonNull(lab);
    }

    private static Chromium browser() {
        return java.util.Objects.requireNonNull(chromium);
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static LocatorAssertions.HasTextOptions textPatiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }
}
