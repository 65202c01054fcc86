package org.etabli.bench.feedback;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.etabli.bench.gate.Notice;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;

/** The sentences of the reader's display, in the language of the person before it. */
public final class Words {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final String BUNDLE = "org.etabli.bench.feedback.messages";

    private final Locale usual;
    private final ZoneId zone;

    /** @param usual the lab's language, for whoever has none on record */
    public Words(Locale usual, ZoneId zone) {
        this.usual = usual;
        this.zone = zone;
    }

    /** What to show; a first line that carries across a room and a second that explains, parted by a newline. */
    public String of(Notice notice) {
        return switch (notice) {
            case Notice.Welcome(String name, String language, Instant until) ->
                say(language, "welcome", Optional.ofNullable(name).orElse(""), hour(until));
            case Notice.PressStart(String name, String language) -> say(language, "press-start");
            case Notice.SupervisorAsked(String name, String language) -> say(language, "supervisor-asked");
            case Notice.Refused(RefusalReason reason, String language) -> say(language, "refused." + reason.name());
            case Notice.NextInLine(String name, String language) -> say(language, "next-in-line");
            case Notice.Noted(String language) -> say(language, "noted");
            case Notice.EndsSoon(String language, Instant until) -> say(language, "ends-soon", hour(until));
            case Notice.Overtime(String language) -> say(language, "overtime");
            case Notice.LeavingAfterJob(String language) -> say(language, "leaving-after-job");
            case Notice.CoolingDown(String language) -> say(language, "cooling-down");
            case Notice.Goodbye(String language) -> say(language, "goodbye");
            case Notice.Ready ready -> say(null, "ready");
            case Notice.Closed closed -> say(null, "closed");
            case Notice.Stopped(String fault) -> say(null, "stopped", fault(fault));
        };
    }

    /** The bench's own faults have a sentence; an interlock is called what the lab calls it. */
    private String fault(String name) {
        return bundle(locale(null)).containsKey("fault." + name) ? say(null, "fault." + name) : name;
    }

    private String say(@Nullable String language, String key, Object... details) {
        Locale locale = locale(language);
        return new MessageFormat(bundle(locale).getString(key), locale)
                .format(details)
                .strip();
    }

    /** French first; English for whoever speaks neither. */
    private Locale locale(@Nullable String language) {
        Locale asked = language == null ? usual : Locale.forLanguageTag(language);
        return asked.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private String hour(Instant instant) {
        return HOUR.format(instant.atZone(zone));
    }
}
