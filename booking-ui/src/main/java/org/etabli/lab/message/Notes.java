package org.etabli.lab.message;

import java.util.Locale;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a message in its reader's language, from the two sentences its kind has in the bundles. */
@Component
class Notes {

    private final Messages messages;
    private final Texts texts;
    private final FiguresOf figures;

    Notes(Messages messages, Texts texts, FiguresOf figures) {
        this.messages = messages;
        this.texts = texts;
        this.figures = figures;
    }

    /** @param parameters for title and body alike */
    void tell(Member to, String about, Kind kind, @Nullable String link, Object... parameters) {
        Locale language = to.language();
        messages.write(
                to,
                about,
                kind,
                texts.getTranslation("message." + kind.word() + ".title", language, parameters),
                texts.getTranslation("message." + kind.word() + ".body", language, parameters),
                link);
    }

    String text(Member reader, String key) {
        return texts.getTranslation(key, reader.language());
    }

    Figures figures(Member reader) {
        return figures.in(reader.language());
    }
}
