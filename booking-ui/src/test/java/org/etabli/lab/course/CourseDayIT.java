package org.etabli.lab.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.etabli.lab.testlab.Chromium;
import org.etabli.lab.usage.UsageRecord;
import org.etabli.lab.usage.UsageRecords;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/** A course, lived in a real browser with a real bench and three simulated printers. Pictures are in target/pictures. */
@EnabledIf(value = "hasBrowser", disabledReason = "NO CHROMIUM FOUND: the browser test did not run")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CourseDayIT {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final double PATIENCE_MILLIS = 180_000;
    private static final List<String> DOOR = List.of("Ours", "Lune", "Max");
    private static final List<String> CHILDREN = List.of("Mia", "Tom");
    private static final List<String> OTHERS = List.of("Ada", "Bao", "Chloé", "Dina", "Élie", "Fanch", "Gaëlle");

    private static @Nullable CourseHouse house;

    static boolean hasBrowser() {
        return CourseHouse.hasBrowser();
    }

    @BeforeAll
    static void open() throws IOException {
        Files.createDirectories(PICTURES);
        house = CourseHouse.started();
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    @Order(1)
    void anAnimatorPlansACycleOfSixFromATemplate() {
        house().template();
        try (BrowserContext window = house().window(1280, 900)) {
            Page page = window.newPage();
            house().signIn(page, "Yann Le Goff");
            page.navigate(address() + "/courses/templates");
            assertThat(page.locator("h2").first()).hasText("Modéliser et imprimer", patientText());
            picture(page, "course-1-templates");
            page.getByText("Planifier", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            Locator sessions = page.locator("vaadin-dialog ol li");
            assertThat(sessions).hasCount(6, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
            picture(page, "course-2-plan");
            page.getByText("Planifier le stage").click();
            assertThat(page.locator("h1")).hasText("Modéliser et imprimer", patientText());
            picture(page, "course-3-planned");
            assertAccessible(page);
        }
    }

    @Test
    @Order(2)
    void twelveAreEnrolledTwoByAGuardianAndThreeWithNothingButAName() {
        Course course = house().course();
        try (BrowserContext window = house().window(1280, 900)) {
            Page page = window.newPage();
            house().signIn(page, "Awa Diallo");
            for (String name : CHILDREN) {
                page.navigate(address() + "/courses/" + course.id());
                page.locator(".enrol-child vaadin-text-field input").first().fill(name);
                page.locator(".enrol-child vaadin-button").first().click();
                assertThat(page.locator(".enrol .line", new Page.LocatorOptions().setHasText(name))
                                .locator(".chip-good"))
                        .isVisible(patiently());
            }
            picture(page, "course-4-guardian");
        }
        OTHERS.forEach(house()::enrol);
        try (BrowserContext window = house().window(1280, 900)) {
            Page page = window.newPage();
            house().signIn(page, "Yann Le Goff");
            for (String name : DOOR) {
                page.navigate(address() + "/courses/" + course.id());
                page.locator(".enrol-door vaadin-text-field input").first().fill(name);
                page.locator(".enrol-door vaadin-button").first().click();
                assertThat(page.locator(".course-people", new Page.LocatorOptions().setHasText(name)))
                        .isVisible(patiently());
            }
            assertThat(page.locator(".course-people h2")).hasText("Inscrits : 12 sur 12");
            picture(page, "course-5-enrolled");
            assertAccessible(page);
        }
    }

    @Test
    @Order(3)
    void theSessionIsRunFromAPhone() {
        house().theFirstSessionIsNow();
        house().animatorBadgesAtEveryPrinter();
        try (BrowserContext window = house().window(390, 844)) {
            Page page = window.newPage();
            house().signIn(page, "Yann Le Goff");
            page.navigate(address() + "/courses/sessions/" + house().session().id());
            page.getByText("Ouvrir la séance").click();
            assertThat(page.getByText("Clore la séance")).isVisible(patiently());
            Locator people = page.locator(".touch");
            assertThat(people).hasCount(12);
            for (int i = 0; i < 12; i++) {
                people.nth(i).click();
                assertThat(page.locator(".touch-here")).hasCount(i + 1);
            }
            sign(page);
            picture(page, "course-6-attendance-phone");
            assertThat(page.locator(".queue-machine .chip-good"))
                    .hasCount(3, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
            page.locator("vaadin-upload input[type=file]").setInputFiles(files());
            assertThat(page.locator(".piece"))
                    .hasCount(12, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
            picture(page, "course-7-queue-phone");
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue())
                    .isLessThanOrEqualTo(0);
            assertAccessible(page);
            pictureInEnglish();
            keep(page, page.locator(".labels"), "course-labels.pdf");
            printAll(page);
            for (int i = 0; i < 12; i++) {
                page.locator(".piece-done .piece-deeds vaadin-button").first().click();
                assertThat(page.locator(".piece-handed-over")).hasCount(i + 1);
            }
            page.getByText("Clore la séance").click();
            assertThat(page.getByText("Rouvrir la séance")).isVisible(patiently());
            picture(page, "course-9-closed-phone");
        }
    }

    private static void pictureInEnglish() {
        try (BrowserContext window = house().window(390, 844)) {
            Page page = window.newPage();
            house().signIn(page, "Yann Le Goff");
            page.getByText("English").click();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            page.navigate(address() + "/courses/sessions/" + house().session().id());
            assertThat(page.locator(".piece")).hasCount(12);
            assertThat(page.locator(".attendance h2")).hasText("Here: 12 of 12");
            picture(page, "course-7-queue-phone-en");
        }
    }

    /** Starts what is next wherever a printer is free; the first print fails once and waits again. */
    private void printAll(Page page) {
        boolean pictured = false;
        long until = System.nanoTime() + 420_000_000_000L;
        while (page.locator(".piece-done").count() < 12) {
            assertThat(System.nanoTime()).as("the class's prints take too long").isLessThan(until);
            Locator start = page.locator(".queue-machine vaadin-button[theme~=primary]");
            if (start.count() > 0) {
                startOneOf(start);
            }
            if (!pictured && page.locator(".piece-running").count() == 3) {
                picture(page, "course-8-printing-phone");
                pictured = true;
            }
            if (house().failures() == 0) {
                house().stopARunningPrint();
            }
            page.waitForTimeout(500);
        }
        assertThat(house().failures()).isEqualTo(1);
        assertThat(house().attempts()).isEqualTo(13);
    }

    /** The answer to the click before may just take the button away. */
    private static void startOneOf(Locator start) {
        try {
            start.first().click(new Locator.ClickOptions().setTimeout(2_000));
        } catch (TimeoutError gone) {
            assertThat(start.count()).isZero();
        }
    }

    @Test
    @Order(4)
    void theSheetTheReportAndTheSharesSayWhatHappened() {
        CourseSession session = house().session();
        house().everyMachineIsOff();
        List<Share> shares = house().bean(Shares.class).of(session.id());
        for (CourseSession.Kept kept : session.machines()) {
            UsageRecord.Totals totals = house().bean(UsageRecords.class)
                    .of(java.util.Objects.requireNonNull(kept.reservation()))
                    .orElseThrow()
                    .totals();
            List<Share> of = shares.stream()
                    .filter(s -> s.machine().equals(kept.machine()))
                    .toList();
            assertThat(of.stream().mapToLong(Share::seconds).sum()).isEqualTo(Math.round(totals.minutes() * 60));
            assertThat(of.stream().mapToLong(Share::milligrams).sum()).isEqualTo(Math.round(totals.grams() * 1000));
            assertThat(of.stream().mapToLong(Share::milliwattHours).sum())
                    .isEqualTo(Math.round(java.util.Objects.requireNonNullElse(totals.wattHours(), 0.0) * 1000));
        }
        assertThat(shares.stream().map(Share::participant).distinct()).hasSize(12);
        try (BrowserContext window = house().window(1280, 900)) {
            Page page = window.newPage();
            house().signIn(page, "Yann Le Goff");
            page.navigate(address() + "/courses/" + session.course());
            keep(page, page.locator(".sheet"), "course-sheet.pdf");
            page.navigate(address() + "/courses/report");
            assertThat(page.locator(".figures-table").first()).isVisible(patiently());
            picture(page, "course-10-report");
            page.locator(".figure-open").last().click();
            assertThat(page.locator("vaadin-dialog .figures-table").first()).isVisible(patiently());
            picture(page, "course-10-report-opened");
            page.keyboard().press("Escape");
            assertThat(page.locator("vaadin-dialog .figures-table")).hasCount(0);
            keep(page, page.locator(".download-pdf"), "course-report.pdf");
            keep(page, page.locator(".download-csv"), "course-report.csv");
            assertAccessible(page);
            page.getByText("English").click();
            assertThat(page.locator("h1")).hasText("Activity report", patientText());
            picture(page, "course-10-report-en");
            page.navigate(address() + "/courses/" + session.course());
            assertThat(page.locator(".course-people h2")).hasText("Enrolled: 12 of 12");
            picture(page, "course-5-enrolled-en");
            page.setViewportSize(390, 844);
            page.navigate(address() + "/courses/sessions/" + session.id());
            assertThat(page.locator(".attendance h2")).hasText("Here: 12 of 12");
            picture(page, "course-9-closed-phone-en");
            page.navigate(address() + "/courses");
            assertThat(page.locator(".machine-cards h2")).hasText("Modéliser et imprimer", patientText());
            picture(page, "course-0-courses-phone-en");
        }
    }

    private static void sign(Page page) {
        page.locator(".attendance-row vaadin-button").first().click();
        Locator field = page.locator(".signature svg");
        assertThat(field).isVisible(patiently());
        var box = field.boundingBox();
        page.mouse().move(box.x + 30, box.y + 60);
        page.mouse().down();
        for (int i = 1; i < 9; i++) {
            page.mouse().move(box.x + 30 + 25 * i, box.y + 60 + (i % 2 == 0 ? 25 : -25));
        }
        page.mouse().up();
        picture(page, "course-6-signature-phone");
        page.getByText("Garder la signature").click();
        assertThat(page.getByText("Signé ✓")).isVisible(patiently());
    }

    private static FilePayload[] files() {
        byte[] cube;
        try {
            cube = Files.readAllBytes(Path.of("src/test/resources/gcode/cube.gcode"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return java.util.stream.Stream.of(DOOR, CHILDREN, OTHERS)
                .flatMap(List::stream)
                .map(name ->
                        new FilePayload(name.toLowerCase(java.util.Locale.ROOT) + "-cube.gcode", "text/plain", cube))
                .toArray(FilePayload[]::new);
    }

    private static void keep(Page page, Locator link, String name) {
        APIResponse answer =
                page.request().get(address() + "/" + link.getAttribute("href").replaceFirst("^\\./|^/", ""));
        assertThat(answer.status()).isEqualTo(200);
        try {
            Files.write(PICTURES.resolve(name), answer.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(answer.body().length).isGreaterThan(300);
    }

    private static void assertAccessible(Page page) {
        assertThat(new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                                .map(v -> v.getId() + " " + v.getNodes())
                                .toList())
                .isEmpty();
    }

    private static CourseHouse house() {
        return java.util.Objects.requireNonNull(house);
    }

    private static String address() {
        return house().address();
    }

    private static void picture(Page page, String name) {
        Chromium.picture(page, name);
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static LocatorAssertions.HasTextOptions patientText() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }
}
