package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.etabli.lab.reservation.Rule;
import org.etabli.lab.shell.Figures;

/** One rule's setting among the usual ones, and the one that is set; empty: not set here. */
class RuleChoice extends ComboBox<String> {

    private final Rule rule;
    private final Figures figures;

    RuleChoice(Rule rule, Figures figures) {
        this.rule = rule;
        this.figures = figures;
        setLabel(getTranslation("rules." + word(rule)));
        setItemLabelGenerator(this::words);
        setClearButtonVisible(true);
        setItems(usual(rule));
    }

    void fill(String setting) {
        List<String> items = new ArrayList<>(usual(rule));
        if (!setting.isEmpty() && !items.contains(setting)) {
            items.add(setting);
        }
        setItems(items);
        if (setting.isEmpty()) {
            clear();
        } else {
            setValue(setting);
        }
    }

    String setting() {
        return getOptionalValue().orElse("");
    }

    String words(String setting) {
        return switch (rule) {
            case RUNS_ON, APPROVAL, SUPERVISED -> getTranslation("rules.truth." + setting);
            case FURTHEST ->
                getTranslation(
                        "rules.days",
                        Math.round(Period.parse(setting).toTotalMonths() * 30.4)
                                + Period.parse(setting).getDays());
            case SHORTEST, LONGEST, STEP, QUOTA, BUFFER, NOTICE, GRACE, OFFER ->
                figures.duration(Duration.parse(setting));
            case HOURS -> setting;
        };
    }

    static String word(Rule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> usual(Rule rule) {
        return switch (rule) {
            case HOURS -> List.of();
            case RUNS_ON, APPROVAL, SUPERVISED -> List.of("true", "false");
            case SHORTEST, STEP -> minutes(5, 10, 15, 30, 60);
            case LONGEST -> hours(1, 2, 3, 4, 6, 8, 12, 24, 48, 72);
            case FURTHEST ->
                Stream.of(1, 7, 14, 30, 60, 90, 120, 180, 365)
                        .map(days -> Period.ofDays(days).toString())
                        .toList();
            case QUOTA -> hours(1, 2, 3, 4, 6, 8, 10, 15, 20, 30, 40);
            case BUFFER, GRACE -> minutes(5, 10, 15, 20, 30, 60);
            case NOTICE -> hours(1, 2, 4, 12, 24, 48);
            case OFFER -> minutes(30, 60, 120, 240, 720, 1440);
        };
    }

    private static List<String> minutes(int... minutes) {
        return IntStream.of(minutes)
                .mapToObj(count -> Duration.ofMinutes(count).toString())
                .toList();
    }

    private static List<String> hours(int... hours) {
        return IntStream.of(hours)
                .mapToObj(count -> Duration.ofHours(count).toString())
                .toList();
    }
}
