package org.etabli.lab.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** Every text a person reads, in French first and in English. */
@Component
public class Texts implements I18NProvider {

    static final String BUNDLE = "i18n.texts";
    /** French that is easy to read, on the pages everybody needs; elsewhere French. */
    public static final Locale EASY = Locale.of("fr", "", "facile");

    private static final List<Locale> LANGUAGES = List.of(Locale.FRENCH, Locale.ENGLISH);

    /** The lab's language for somebody: theirs when Établi speaks it, French otherwise. */
    public static Locale spoken(Locale wish) {
        if (wish.equals(EASY)) {
            return EASY;
        }
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(wish.getLanguage()))
                .findFirst()
                .orElse(Locale.FRENCH);
    }

    /** The language of a {@link #word}, French where there is none. */
    public static Locale named(String word) {
        return word.equals(word(EASY)) ? EASY : spoken(Locale.of(word));
    }

    /** A language in one word, for a cookie. */
    static String word(Locale language) {
        return language.equals(EASY) ? "fr-facile" : language.getLanguage();
    }

    static boolean isFrench(Locale language) {
        return language.getLanguage().equals(Locale.FRENCH.getLanguage());
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return LANGUAGES;
    }

    @Override
    public Locale getDefaultLocale() {
        return Locale.FRENCH;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... parameters) {
        Locale language = spoken(locale);
        try {
            String pattern = ResourceBundle.getBundle(BUNDLE, language, NoFallback.CONTROL)
                    .getString(key);
            return new MessageFormat(Typography.set(pattern, language), language).format(parameters);
        } catch (MissingResourceException e) {
            throw new IllegalArgumentException("no text \"" + key + "\" in " + language, e);
        }
    }

    /** A computer's own language must not decide what is read where ours is missing. */
    private static final class NoFallback {
        static final ResourceBundle.Control CONTROL =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    }
}
