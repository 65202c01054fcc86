package org.etabli.lab.testlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The computer's own Chromium, for tests that live a page as a person does. Pictures are kept in target/pictures. */
public final class Chromium implements AutoCloseable {

    /** The test's computer may be slow; a page that is right is right later, too. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static final Path PICTURES = Path.of("target", "pictures");

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;

    public Chromium() {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(path().orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
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
        return window(1280, 900, language);
    }

    public BrowserContext phone(String language) {
        return window(390, 844, language);
    }

    private BrowserContext window(int width, int height, String language) {
        BrowserContext window = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                .setTimezoneId("Europe/Paris"));
        window.setDefaultTimeout(PATIENCE_MILLIS);
        return window;
    }

    /** The whole page, as its reader sees it after scrolling. */
    public static void picture(Page page, String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** axe-core finds nothing serious, and the page does not scroll sideways. */
    public static void assertForEveryone(Page page, String what) {
        List<Rule> serious = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(violation -> List.of("serious", "critical").contains(violation.getImpact()))
                        .toList();
        assertThat(serious.stream().map(rule -> rule.getId() + " " + rule.getNodes()))
                .as("accessibility of %s", what)
                .isEmpty();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) overflow).intValue())
                .as("sideways scrolling of %s", what)
                .isLessThanOrEqualTo(0);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
