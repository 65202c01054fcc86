package org.etabli.controller.message;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.etabli.controller.contract.JobReason;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.gcode.check.Finding;

/** The module's sentences in one language. */
public final class Sentences {

    private static final String BUNDLE = "org.etabli.controller.message.messages";

    private final ResourceBundle bundle;
    private final Locale locale;

    private Sentences(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** English for an English reader, French for anybody else. */
    public static Sentences in(Locale reader) {
        return new Sentences(reader.getLanguage().equals("en") ? Locale.ENGLISH : Locale.FRENCH);
    }

    /** A sentence by its key, its {@code {0}}… filled in. */
    public String say(String key, Object... words) {
        return new MessageFormat(bundle.getString(key), locale).format(words);
    }

    /** Why a job failed, with what the firmware's own code means where it gave one. */
    public String of(Failure failure) {
        String sentence = say("failure." + failure.kind().name(), failure.detail());
        String meaning = meaning(failure.kind(), failure.detail());
        return meaning.isEmpty() ? sentence : sentence + " " + meaning;
    }

    /** Why a bench refused a job, or why it ended badly; the reason itself where it has no sentence here. */
    public String of(JobReason reason) {
        return Arrays.stream(FailureKind.values())
                .filter(kind -> JobReason.word(kind).equals(reason.word()))
                .findFirst()
                .map(kind -> of(Failure.of(kind, reason.detail())))
                .orElseGet(() -> {
                    String key = "reason." + reason.word();
                    return bundle.containsKey(key) ? say(key, reason.detail()).strip() : reason.toString();
                });
    }

    /** What a check found first, with where. */
    public String of(Finding finding) {
        return say("finding", finding.line(), finding.message(locale));
    }

    /** What a person should know and what stopped nothing. */
    public String of(Effect.Noticed notice) {
        return say("notice." + notice.key(), notice.detail());
    }

    private String meaning(FailureKind kind, String detail) {
        return switch (kind) {
            case ALARM -> optional("grbl.alarm." + detail);
            case LINE_REFUSED -> optional("grbl.error." + detail.substring(detail.lastIndexOf(':') + 1));
            case HALTED -> {
                int colon = detail.indexOf(':');
                yield colon < 0 ? "" : optional("marlin.error." + detail.substring(0, colon));
            }
            default -> "";
        };
    }

    private String optional(String key) {
        return bundle.containsKey(key) ? bundle.getString(key) : "";
    }
}
