package org.etabli.lab.course.ui;

import com.vaadin.flow.component.Component;
import org.etabli.lab.course.rota.RotaFinding;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.shell.Figures;

/** What is wrong with a rota, in words. */
final class RotaWords {

    private RotaWords() {}

    static String of(RotaFinding finding, Members members, Figures figures, Component reader) {
        String who = members.find(finding.member()).map(Member::name).orElse("");
        return switch (finding) {
            case RotaFinding.TooManyHours hours ->
                reader.getTranslation(
                        "course.rota.hours", who, figures.day(hours.monday()), figures.duration(hours.planned()));
            case RotaFinding.Unsupervised alone ->
                reader.getTranslation(
                        "course.rota.alone",
                        who,
                        figures.time(alone.alone().start()),
                        figures.time(alone.alone().end()));
            case RotaFinding.TwoPlaces both ->
                reader.getTranslation(
                        "course.rota.two-places",
                        who,
                        figures.time(both.both().start()),
                        figures.time(both.both().end()));
        };
    }
}
