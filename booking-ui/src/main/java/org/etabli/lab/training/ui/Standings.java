package org.etabli.lab.training.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Texts;
import org.etabli.lab.training.Certifications;
import org.etabli.lab.training.Standing;
import org.etabli.lab.training.Training;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where somebody stands towards a training, as a chip or a line. */
@Component
class Standings {

    private final Certifications certifications;
    private final Clock clock;
    private final Texts texts;
    private final FiguresOf figures;

    Standings(Certifications certifications, Clock clock, Texts texts, FiguresOf figures) {
        this.certifications = certifications;
        this.clock = clock;
        this.texts = texts;
        this.figures = figures;
    }

    Standing of(Member member, Training training) {
        return certifications.standing(member.id(), training, clock.instant());
    }

    /** The training's name, and the standing towards it. */
    Div line(Training training, Standing standing) {
        Div line = new Div();
        Span name = new Span(training.name());
        name.addClassName("line-name");
        line.add(name, chip(standing, UI.getCurrent().getLocale()));
        line.addClassName("line");
        return line;
    }

    Chip chip(Standing standing, Locale language) {
        return switch (standing) {
            case Standing.Holds holds -> new Chip(until(holds.until(), language), Chip.Mood.GOOD);
            case Standing.Expired expired ->
                new Chip(
                        texts.getTranslation("training.expired", language, day(expired.at(), language)),
                        Chip.Mood.WAITING);
            case Standing.Revoked revoked ->
                new Chip(texts.getTranslation("training.revoked", language, revoked.reason()), Chip.Mood.BAD);
            case Standing.Lacks lacks ->
                new Chip(
                        texts.getTranslation(
                                "training.lacks",
                                language,
                                String.join(
                                        ", ",
                                        lacks.prerequisites().stream()
                                                .map(Training::name)
                                                .toList())),
                        Chip.Mood.WAITING);
            case Standing.Never _ -> new Chip(texts.getTranslation("training.never", language), Chip.Mood.QUIET);
        };
    }

    private String until(@Nullable Instant until, Locale language) {
        return until == null
                ? texts.getTranslation("training.for-ever", language)
                : texts.getTranslation("training.until", language, day(until.minusSeconds(1), language));
    }

    private String day(Instant at, Locale language) {
        return figures.in(language)
                .date(at)
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(Figures.dates(language)));
    }
}
