package org.etabli.lab.testlab;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.etabli.lab.shell.Language;

/** The computer's own Chromium, for tests that live a page as a person does. Pictures are kept in target/pictures. */
public final class Chromium implements AutoCloseable {

    /** A name that Chromium takes for a server elsewhere, as a lab's is: what it treats as local gets favours. */
    public static final String ELSEWHERE = "etabli.test";

    private static final int PHONE_WIDTH = 390;
    private static final int PHONE_HEIGHT = 844;
    private static final int DESKTOP_WIDTH = 1280;
    private static final int DESKTOP_HEIGHT = 800;
    /** The test's computer may be slow; a page that is right is right later, too. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final int MOST_PICTURES = 3;

    private static final Path PICTURES = Path.of("target", "pictures");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;

    public Chromium() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(path().orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--enable-unsafe-swiftshader",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--host-resolver-rules=MAP " + ELSEWHERE + " 127.0.0.1")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** Whether there is one; where the environment says it is required, its absence is an error. */
    public static boolean isThere() {
        if (path().isEmpty() && "true".equals(System.getenv("ETABLI_BROWSER_REQUIRED"))) {
            throw new IllegalStateException("no Chromium found, and here the browser test may not be skipped");
        }
        return path().isPresent();
    }

    private static Optional<Path> path() {
        return Stream.of(
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/snap/bin/chromium",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public BrowserContext desktop(String language) {
        return window(DESKTOP_WIDTH, DESKTOP_HEIGHT, language);
    }

    public BrowserContext phone(String language) {
        return window(PHONE_WIDTH, PHONE_HEIGHT, language);
    }

    /** A window of a size of its own, such as a tablet's. */
    public BrowserContext window(int width, int height, String language) {
        BrowserContext window = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                .setTimezoneId("Europe/Paris"));
        window.setDefaultTimeout(PATIENCE_MILLIS);
        return LastLook.before(window);
    }

    /** The same page on a phone, as if somebody had opened it there. */
    public static void onAPhone(Page page) {
        page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
    }

    public static void onADesktop(Page page) {
        page.setViewportSize(DESKTOP_WIDTH, DESKTOP_HEIGHT);
    }

    /** A page of the lab for somebody who chose this language and has not signed in. */
    public static Page visit(BrowserContext window, URI lab, Locale language) {
        window.addCookies(List.of(new Cookie(Language.COOKIE, language.getLanguage()).setUrl(lab.toString())));
        return window.newPage();
    }

    /** A page of the lab on which somebody has signed in; it shows the day's board. */
    public static Page signIn(BrowserContext window, URI lab, String email, String password, Locale language) {
        Page page = visit(window, lab, language);
        page.navigate(lab + "/sign-in");
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("vaadin-login-form vaadin-button").first().click();
        assertThat(page.locator(".board")).isVisible();
        return page;
    }

    /**
     * Waits until the server has answered and every list is closed: one that opens earlier may be closed with the
     * field before it.
     */
    public static void settled(Page page) {
        page.waitForFunction("Object.values(Vaadin.Flow.clients).every(client => !client.isActive?.())"
                + " && !document.querySelector('vaadin-combo-box[opened], vaadin-time-picker[opened],"
                + " vaadin-date-picker[opened], vaadin-select[opened]')");
    }

    /** Types into a field that offers a list, and takes what it offers. */
    public static void choose(Page page, String label, String item) {
        choose(page, page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)), item);
    }

    /** As {@link #choose(Page, String, String)}, for a field that a label would not tell from others. */
    public static void choose(Page page, Locator field, String item) {
        settled(page);
        field.fill(item);
        page.locator(
                        "vaadin-combo-box-item:visible, vaadin-multi-select-combo-box-item:visible",
                        new Page.LocatorOptions().setHasText(item))
                .first()
                .click();
    }

    /** The whole page, as its reader sees it after scrolling. */
    public static void picture(Page page, String name) {
        page.evaluate("scrollTo(0, 0)");
        picture(page, name, true);
    }

    /** As far as the window goes. */
    public static void pictureOfWindow(Page page, String name) {
        picture(page, name, false);
    }

    /** Now and then the browser owes a frame: it is asked again. */
    private static void picture(Page page, String name, boolean whole) {
        for (int tries = 1; ; tries++) {
            try {
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(whole));
                return;
            } catch (TimeoutError owed) {
                if (tries == MOST_PICTURES) {
                    throw owed;
                }
            }
        }
    }

    /** Where something that is not a picture of a page is kept beside them. */
    public static Path pictures() {
        return PICTURES;
    }

    /** axe-core finds nothing serious, and the page does not scroll sideways. */
    public static void assertForEveryone(Page page, String what) {
        assertThat(hurdles(page)).as("hurdles of %s", what).isEmpty();
    }

    /** What axe-core calls serious or critical, and sideways scrolling. */
    public static List<String> hurdles(Page page) {
        List<String> hurdles = new ArrayList<>();
        new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(violation -> List.of("serious", "critical").contains(violation.getImpact()))
                        .forEach(violation -> hurdles.add(violation.getId() + " " + violation.getNodes()));
        int overflow = ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
        if (overflow > 0) {
            hurdles.add("scrolls sideways by " + overflow + " pixels");
        }
        return hurdles;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
