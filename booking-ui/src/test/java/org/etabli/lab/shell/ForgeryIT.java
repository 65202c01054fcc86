package org.etabli.lab.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Chromium;
import org.etabli.lab.testlab.FurnishedLab;
import org.etabli.lab.testlab.InChromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another site could make somebody's browser send, and what somebody could send in another's name. */
@InChromium
class ForgeryIT {

    /** What a page sends when somebody presses something on it, and the secret in it. */
    private static final Pattern DEED = Pattern.compile(".*v-r=uidl.*");

    private static final Pattern SECRET = Pattern.compile("(\"csrfToken\":\\s*\")[0-9a-f-]{36}");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");

    private static @Nullable Chromium chromium;
    private static @Nullable FurnishedLab lab;

    @BeforeAll
    static void open() {
        lab = FurnishedLab.furnished(word -> word);
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

    /** Else another site could sign somebody in as its own, and read later what they did here. */
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://127.0.0.1:1", "null"})
    void aSignInThatAnotherSiteSendsIsRefused(String origin) {
        try (BrowserContext window = browser().desktop("fr")) {
            FormData forged = FormData.create()
                    .set("username", FurnishedLab.email(Role.MEMBER))
                    .set("password", FurnishedLab.PASSWORD);

            APIResponse answer = window.request()
                    .post(
                            address("sign-in"),
                            RequestOptions.create()
                                    .setForm(forged)
                                    .setHeader("Origin", origin)
                                    .setMaxRedirects(0));

            assertThat(answer.status()).isEqualTo(403);
            Page page = window.newPage();
            page.navigate(address("my"));
            assertThat(page.locator("vaadin-login-form")).isVisible();
        }
    }

    @Test
    void aSignOutThatDoesNotComeFromAPageIsRefused() {
        try (BrowserContext window = browser().desktop("fr")) {
            Page page = member(window);

            int status = page.request()
                    .post(address("logout"), RequestOptions.create().setMaxRedirects(0))
                    .status();

            assertThat(status).isEqualTo(403);
            page.navigate(address("my"));
            assertThat(page.locator("h1")).hasText("Mes réservations");
        }
    }

    @Test
    void aDeedWithoutThePagesSecretIsNotDone() {
        try (BrowserContext window = browser().desktop("fr")) {
            Page page = member(window);
            page.navigate(address("my"));
            assertThat(page.getByText("Annuler", exactly()).first()).isVisible();
            int reserved = page.getByText("Annuler", exactly()).count();
            assertThat(reserved).isPositive();
            page.route(
                    DEED,
                    route -> route.resume(new Route.ResumeOptions()
                            .setPostData(SECRET.matcher(route.request().postData())
                                    .replaceFirst("$1" + UUID.randomUUID()))));

            Response answer = page.waitForResponse(
                    DEED, () -> page.getByText("Annuler", exactly()).first().click());

            assertThat(SECRET.matcher(answer.request().postData()).find()).isTrue();
            // The page loads itself anew, and nothing has happened; with its own secret the same deed is done.
            page.close();
            Page again = window.newPage();
            again.navigate(address("my"));
            assertThat(again.getByText("Annuler", exactly())).hasCount(reserved);
            again.getByText("Annuler", exactly()).first().click();
            assertThat(again.getByText("Annuler", exactly())).hasCount(reserved - 1);
        }
    }

    @Test
    void anUploadIsTakenOnlyFromWhoeverWasShownItsAddress() {
        try (BrowserContext window = browser().desktop("fr");
                BrowserContext others = browser().desktop("fr");
                BrowserContext strangers = browser().desktop("fr")) {
            Page page = member(window);
            page.navigate(address("prepare"));
            assertThat(page.locator("vaadin-upload")).isVisible();
            String shown = address(page.evaluate("document.querySelector('vaadin-upload').target")
                    .toString()
                    .replaceFirst("^\\./|^/", ""));
            assertThat(shown).containsPattern(KEY);
            Page other = Chromium.signIn(
                    others,
                    java.util.Objects.requireNonNull(lab).address(),
                    FurnishedLab.email(Role.ANIMATOR),
                    FurnishedLab.PASSWORD,
                    Locale.FRENCH);
            String guessed = KEY.matcher(shown).replaceFirst(UUID.randomUUID().toString());

            for (APIResponse answer : List.of(
                    upload(page.request(), guessed),
                    upload(other.request(), shown),
                    upload(strangers.request(), shown))) {
                assertThat(answer.status()).as(answer.url()).isBetween(300, 499);
            }
            page.navigate(address("prepare"));
            assertThat(page.locator("vaadin-upload")).isVisible();
            assertThat(page.locator("body")).not().containsText("forged.gcode");
            other.navigate(address("prepare"));
            assertThat(other.locator("vaadin-upload")).isVisible();
            assertThat(other.locator("body")).not().containsText("forged.gcode");
        }
    }

    private static APIResponse upload(APIRequestContext from, String to) {
        return from.post(
                to,
                RequestOptions.create()
                        .setMaxRedirects(0)
                        .setMultipart(FormData.create()
                                .set(
                                        "file",
                                        new FilePayload(
                                                "forged.gcode",
                                                "text/plain",
                                                "G28".getBytes(StandardCharsets.UTF_8)))));
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    @Test
    void theSessionsCookieIsForThisSiteAndForNoScript() {
        try (BrowserContext window = browser().desktop("fr")) {
            Page page = member(window);

            Cookie session = window.cookies().stream()
                    .filter(cookie -> cookie.name.equals("JSESSIONID"))
                    .findFirst()
                    .orElseThrow();

            assertThat(session.httpOnly).isTrue();
            assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
            assertThat(page.evaluate("document.cookie").toString()).doesNotContain("JSESSIONID");
        }
    }

    private static Page member(BrowserContext window) {
        return Chromium.signIn(
                window,
                java.util.Objects.requireNonNull(lab).address(),
                FurnishedLab.email(Role.MEMBER),
                FurnishedLab.PASSWORD,
                Locale.FRENCH);
    }

    private static String address(String path) {
        return java.util.Objects.requireNonNull(lab).address() + "/" + path;
    }

    private static Chromium browser() {
        return java.util.Objects.requireNonNull(chromium);
    }
}
