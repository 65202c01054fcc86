package org.etabli.lab.shell;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a language asks of the spaces in its texts. */
public final class Typography {

    private static final String UNBROKEN = "\u00a0";

    /** French parts its tall marks, its quotation marks and its units by a space at which a line must not end. */
    private static final Pattern FRENCH = Pattern.compile(" (?=[;:?!»%€])|(?<=«) ");

    private Typography() {}

    /** A text with the spaces its language wants unbroken. */
    public static String set(String text, Locale language) {
        return Texts.isFrench(language) ? FRENCH.matcher(text).replaceAll(UNBROKEN) : text;
    }
}
