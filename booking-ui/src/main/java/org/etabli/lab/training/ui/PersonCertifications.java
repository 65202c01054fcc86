package org.etabli.lab.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.ui.PersonPart;
import org.etabli.lab.shell.Card;
import org.etabli.lab.training.Standing;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;
import org.etabli.lab.training.Trainings;

/** What a person holds, on their page: granted, renewed and revoked there. */
@org.springframework.stereotype.Component
class PersonCertifications implements PersonPart {

    private final Trainings trainings;
    private final TrainingDesk desk;
    private final Standings standings;

    PersonCertifications(Trainings trainings, TrainingDesk desk, Standings standings) {
        this.trainings = trainings;
        this.desk = desk;
        this.standings = standings;
    }

    @Override
    public Component show(Member person, Member by) {
        Card card = new Card();
        fill(card, person, by);
        return card;
    }

    private void fill(Card card, Member person, Member by) {
        card.removeAll();
        card.add(new H2(card.getTranslation("person.certifications")));
        List<Training> all = trainings.all();
        for (Training training : all) {
            Standing standing = standings.of(person, training);
            if (!(standing instanceof Standing.Never)) {
                card.add(line(card, person, by, training, standing));
            }
        }
        ComboBox<Training> choice = new ComboBox<>(
                card.getTranslation("training.title"),
                all.stream().filter(t -> !t.retired()).toList());
        choice.setItemLabelGenerator(Training::name);
        Div said = new Div();
        said.getElement().setAttribute("role", "status");
        Button grant = new Button(card.getTranslation("training-desk.grant"), click -> {
            if (choice.getValue() != null) {
                TrainingDesk.Granted granted = desk.grant(by, choice.getValue(), List.of(person));
                if (granted.refused().isEmpty()) {
                    fill(card, person, by);
                } else {
                    said.removeAll();
                    said.add(refusal(card, granted.refused().getFirst()));
                }
            }
        });
        Div adding = new Div(choice, grant);
        adding.addClassNames("fields", "bottom");
        card.add(adding, said);
    }

    private static Paragraph refusal(Card card, TrainingDesk.Lacking lacking) {
        Paragraph why = new Paragraph(card.getTranslation(
                "training-desk.lacking",
                lacking.member().name(),
                String.join(
                        ", ",
                        lacking.prerequisites().stream().map(Training::name).toList())));
        why.addClassName("refused");
        return why;
    }

    private Div line(Card card, Member person, Member by, Training training, Standing standing) {
        Div line = standings.line(training, standing);
        if (standing.holds()) {
            TextField reason = new TextField();
            reason.setPlaceholder(card.getTranslation("training.reason"));
            reason.setAriaLabel(card.getTranslation("training.reason"));
            reason.setMaxLength(TrainingDesk.LONGEST_REASON);
            Button revoke = new Button(card.getTranslation("training.revoke"), click -> {
                switch (desk.revoke(by, person, training, reason.getValue())) {
                    case Outcome.Done _ -> fill(card, person, by);
                    case Outcome.Refused refused -> {
                        reason.setErrorMessage(card.getTranslation(refused.text()));
                        reason.setInvalid(true);
                    }
                }
            });
            revoke.setAriaLabel(card.getTranslation("training.revoke") + " · " + training.name());
            line.add(reason, revoke);
        }
        return line;
    }
}
