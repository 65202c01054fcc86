package org.etabli.gcode.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The command line's texts in the language of whoever reads them. */
final class Texts {

    private static final String BUNDLE = "org.etabli.gcode.cli.texts";

    private final ResourceBundle bundle;
    private final Locale locale;

    Texts(Locale wanted) {
        locale = languageOf(wanted);
        bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** French for those who speak it, English for all others. */
    static Locale languageOf(Locale locale) {
        return locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
    }

    Locale locale() {
        return locale;
    }

    String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }
}
