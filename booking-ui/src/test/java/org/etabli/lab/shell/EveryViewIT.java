package org.etabli.lab.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Chromium;
import org.etabli.lab.testlab.FurnishedLab;
import org.etabli.lab.testlab.InChromium;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every view with something on it, in both languages and sizes, and as every role. Pictures are in target/pictures. */
@InChromium
class EveryViewIT {

    /**
     * Every language at every size, and every role at every door, takes a quarter of an hour: asked for by
     * {@code -Detabli.views=all}. Otherwise each view is looked at in French on a phone and in English on a desktop.
     */
    private static final boolean ALL = "all".equals(System.getProperty("etabli.views"));

    private static @Nullable Chromium chromium;
    private static @Nullable FurnishedLab lab;

    @BeforeAll
    static void open() {
        lab = FurnishedLab.furnished(UnaryOperator.identity());
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
    void everyViewIsForEveryoneInBothLanguagesAndSizes() {
        assertThat(Views.all().stream().map(Views.View::name).sorted())
                .as("a new view is to be looked at, too")
                .isEqualTo(List.copyOf(Views.classes().keySet()));
        SoftAssertions soft = new SoftAssertions();
        for (Locale language : List.of(Locale.FRENCH, Locale.ENGLISH)) {
            Views.all().stream()
                    .collect(Collectors.groupingBy(Views.View::reader))
                    .forEach((role, views) -> {
                        try (BrowserContext window = browser().desktop(language.getLanguage())) {
                            Page page = as(window, role, language);
                            views.forEach(view -> look(page, view, language, soft));
                        }
                    });
        }
        soft.assertAll();
    }

    private static void look(Page page, Views.View view, Locale language, SoftAssertions soft) {
        if (ALL || language.equals(Locale.ENGLISH)) {
            Chromium.onADesktop(page);
            open(page, view);
            look(page, view.name() + "-" + language.getLanguage(), soft);
        }
        if (ALL || language.equals(Locale.FRENCH)) {
            Chromium.onAPhone(page);
            open(page, view);
            look(page, view.name() + "-" + language.getLanguage() + "-phone", soft);
        }
    }

    private static void look(Page page, String name, SoftAssertions soft) {
        Chromium.picture(page, "view-" + name);
        soft.assertThat(Chromium.hurdles(page)).as(name).isEmpty();
    }

    @Test
    void everyRoleIsShownWhatItMaySeeAndNothingElse() {
        SoftAssertions soft = new SoftAssertions();
        for (Optional<Role> role : Views.everybody()) {
            try (BrowserContext window = browser().desktop("fr")) {
                Page page = as(window, role, Locale.FRENCH);
                for (Views.View view : Views.all()) {
                    if (!ALL && !isAtTheDoor(view, role)) {
                        continue;
                    }
                    open(page, view);
                    soft.assertThat(shown(page))
                            .as("%s at %s", role.map(Role::name).orElse("nobody"), view.name())
                            .isEqualTo(expected(view, role));
                }
            }
        }
        soft.assertAll();
    }

    @Test
    void anAddressThatLeadsNowhereIsAnsweredInTheReadersWords() {
        for (Optional<Role> role : Views.everybody()) {
            try (BrowserContext window = browser().desktop("fr")) {
                Page page = as(window, role, Locale.FRENCH);
                page.navigate(lab().address() + "/nowhere/at-all");
                assertThat(heading(page)).isVisible();
                assertThat(shown(page)).isEqualTo(role.isEmpty() ? Shown.THE_SIGN_IN : Shown.NOTHING);
            }
        }
    }

    /** Nobody in particular, the least role that may, and the one just below it. */
    private static boolean isAtTheDoor(Views.View view, Optional<Role> role) {
        return role.isEmpty()
                || view.least()
                        .filter(least -> Math.abs(least.compareTo(role.get()) - 0.5) < 1)
                        .isPresent();
    }

    /** What somebody gets to see. */
    private enum Shown {
        THE_VIEW,
        THE_SIGN_IN,
        NOTHING
    }

    private static Shown expected(Views.View view, Optional<Role> role) {
        if (view.maySee(role)) {
            return view.name().equals("SignInView") ? Shown.THE_SIGN_IN : Shown.THE_VIEW;
        }
        return role.isEmpty() ? Shown.THE_SIGN_IN : Shown.NOTHING;
    }

    private static Shown shown(Page page) {
        if (page.locator("vaadin-login-form").count() > 0) {
            return Shown.THE_SIGN_IN;
        }
        return page.locator(".not-found").count() > 0 ? Shown.NOTHING : Shown.THE_VIEW;
    }

    private static void open(Page page, Views.View view) {
        page.navigate(lab().address() + "/" + view.addressIn(lab()::named));
        assertThat(heading(page)).isVisible();
    }

    private static Locator heading(Page page) {
        return page.locator("h1, h2").first();
    }

    private static Page as(BrowserContext window, Optional<Role> role, Locale language) {
        return role.isEmpty()
                ? Chromium.visit(window, lab().address(), language)
                : Chromium.signIn(
                        window, lab().address(), FurnishedLab.email(role.get()), FurnishedLab.PASSWORD, language);
    }

    private static FurnishedLab lab() {
        return java.util.Objects.requireNonNull(lab);
    }

    private static Chromium browser() {
        return java.util.Objects.requireNonNull(chromium);
    }
}
