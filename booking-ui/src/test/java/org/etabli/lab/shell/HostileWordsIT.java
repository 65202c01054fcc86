package org.etabli.lab.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Chromium;
import org.etabli.lab.testlab.FurnishedLab;
import org.etabli.lab.testlab.InChromium;
import org.junit.jupiter.api.Test;

/** A lab in which every name, title, report and file name is an attack: on every view it is read, and nothing of it runs. */
@InChromium
class HostileWordsIT {

    /** Runs as soon as a browser takes it for markup. */
    private static final String ATTACK = "<img src=x onerror=window.hacked=1>";

    @Test
    void whatPeopleTypeIsTextOnEveryView() {
        SoftAssertions soft = new SoftAssertions();
        try (FurnishedLab lab = FurnishedLab.furnished(word -> word + ATTACK);
                Chromium chromium = new Chromium()) {
            int read = 0;
            for (Role role : List.of(Role.MEMBER, Role.ANIMATOR, Role.ADMINISTRATOR)) {
                try (BrowserContext window = chromium.desktop("fr")) {
                    Page page = Chromium.signIn(
                            window, lab.address(), FurnishedLab.email(role), FurnishedLab.PASSWORD, Locale.FRENCH);
                    for (Views.View view : Views.all()) {
                        if (view.maySee(Optional.of(role))) {
                            page.navigate(lab.address() + "/" + view.addressIn(lab::named));
                            assertThat(page.locator("h1, h2").first()).isVisible();
                            read += page.getByText(ATTACK).count();
                            soft.assertThat(page.evaluate("window.hacked"))
                                    .as("%s as %s", view.name(), role)
                                    .isNull();
                            soft.assertThat(page.locator("img[src=x]").count())
                                    .as("%s as %s", view.name(), role)
                                    .isZero();
                        }
                    }
                }
            }
            // Guards against a lab that has nothing hostile in it.
            soft.assertThat(read).as("places where the attack stands as text").isGreaterThan(100);
        }
        soft.assertAll();
    }
}
