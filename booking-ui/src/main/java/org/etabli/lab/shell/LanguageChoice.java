package org.etabli.lab.shell;

import com.vaadin.flow.component.UI;
import java.util.Locale;

/** Somebody chooses the language they are spoken to in: kept on their device for a year. */
final class LanguageChoice {

    private static final int YEAR_SECONDS = 365 * 24 * 3600;

    private LanguageChoice() {}

    static void choose(UI ui, Locale language) {
        ui.getSession().setLocale(language);
        ui.getPage()
                .executeJs(
                        "document.cookie = $0; location.reload()",
                        Language.COOKIE + "=" + Texts.word(language) + "; path=/; max-age=" + YEAR_SECONDS
                                + "; samesite=lax");
    }
}
