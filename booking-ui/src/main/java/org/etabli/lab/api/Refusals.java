package org.etabli.lab.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.reservation.Refusal;
import org.etabli.lab.reservation.Repeated;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Says a refusal as a problem: which rule, why in a sentence, and what is possible instead. */
@Component
class Refusals {

    private final Texts texts;
    private final FiguresOf figures;

    Refusals(Texts texts, FiguresOf figures) {
        this.texts = texts;
        this.figures = figures;
    }

    record Free(Instant start, Instant end) {}

    record Elsewhere(String machine, String name) {}

    /** @param instead what to do about it; absent where there is nothing to do but choose another slot */
    record Rule(String rule, String detail, @Nullable String instead) {}

    record Week(Instant start, Instant end, String rule, String detail, List<Free> alternatives) {}

    Problem of(Reserved.Refused refused, Locale language) {
        return of(refused.refusal(), language)
                .with("rules", rules(refused.refusals(), language))
                .with("alternatives", alternatives(refused))
                .with(
                        "elsewhere",
                        refused.elsewhere().stream().map(Refusals::elsewhere).toList());
    }

    Problem of(Refusal refusal, Locale language) {
        return new Problem(HttpStatus.CONFLICT, refusal.text(), refusal.parameters(figures.in(language)))
                .with("rule", refusal.code());
    }

    /** For a whole series: its first week's refusal, and every week's own. */
    Problem of(Repeated.Refused refused, Locale language) {
        Reserved.Refused first = refused.weeks().getFirst().why();
        return of(first, language).with("weeks", weeks(refused.weeks(), language));
    }

    List<Week> weeks(List<Repeated.Week> weeks, Locale language) {
        return weeks.stream()
                .map(week -> new Week(
                        week.slot().start(),
                        week.slot().end(),
                        week.why().refusal().code(),
                        sentence(week.why().refusal(), language),
                        alternatives(week.why())))
                .toList();
    }

    private List<Rule> rules(List<Refusal> refusals, Locale language) {
        return refusals.stream()
                .map(refusal -> new Rule(
                        refusal.code(),
                        sentence(refusal, language),
                        refusal.instead()
                                .map(key ->
                                        texts.getTranslation(key, language, refusal.parameters(figures.in(language))))
                                .orElse(null)))
                .toList();
    }

    private String sentence(Refusal refusal, Locale language) {
        Figures spoken = figures.in(language);
        return texts.getTranslation(refusal.text(), language, refusal.parameters(spoken));
    }

    private static List<Free> alternatives(Reserved.Refused refused) {
        return refused.alternatives().stream()
                .map(slot -> new Free(slot.start(), slot.end()))
                .toList();
    }

    private static Elsewhere elsewhere(Machine machine) {
        return new Elsewhere(machine.id().value(), machine.name());
    }
}
