package org.etabli.gcode.check;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of findings. */
final class Messages {

    private static final String BUNDLE = "org.etabli.gcode.check.messages";

    private Messages() {}

    static String message(Finding finding, Locale locale) {
        ResourceBundle bundle = bundle(locale);
        String text = new MessageFormat(bundle.getString(finding.code() + ".message"), locale)
                .format(details(finding, bundle));
        return finding.times() <= 1
                ? text
                : text + " "
                        + new MessageFormat(bundle.getString("times"), locale).format(new Object[] {finding.times()});
    }

    static String advice(Finding finding, Locale locale) {
        return new MessageFormat(bundle(locale).getString(finding.code() + ".advice"), locale)
                .format(details(finding, bundle(locale)));
    }

    /** A reason is given as a key, and said in the reader's language. */
    private static Object[] details(Finding finding, ResourceBundle bundle) {
        return finding.details().stream()
                .map(detail -> bundle.containsKey("reason." + detail) ? bundle.getString("reason." + detail) : detail)
                .toArray();
    }

    /** French for those who speak it, English for all others. */
    private static ResourceBundle bundle(Locale locale) {
        Locale language = locale.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
        return ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
