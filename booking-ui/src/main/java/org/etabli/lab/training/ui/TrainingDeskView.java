package org.etabli.lab.training.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Page;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;
import org.etabli.lab.training.TrainingWishes;
import org.etabli.lab.training.Trainings;

/** Where animators certify, one person or a whole group, and managers keep the catalogue. */
@Route("trainings/desk")
@RolesAllowed("ANIMATOR")
public class TrainingDeskView extends Page {

    private final Trainings trainings;
    private final TrainingWishes wishes;
    private final TrainingDesk desk;
    private final Members members;
    private final Member by;

    TrainingDeskView(
            Trainings trainings, TrainingWishes wishes, TrainingDesk desk, Members members, CurrentMember current) {
        super("training-desk.title");
        this.trainings = trainings;
        this.wishes = wishes;
        this.desk = desk;
        this.members = members;
        this.by = current.get();
        show();
    }

    private void show() {
        removeAll();
        add(new Anchor("/trainings", getTranslation("trainings.title")), heading());
        List<Training> all = trainings.all();
        if (all.isEmpty()) {
            add(new Card(new Paragraph(getTranslation("training-desk.none"))));
        }
        all.forEach(training -> add(card(training)));
        if (by.is(Role.MANAGER)) {
            Button add = new Button(
                    getTranslation("training-desk.add"),
                    click -> new TrainingDialog(desk.blank(), trainings, desk, by, this::show).open());
            add.addThemeVariants(ButtonVariant.PRIMARY);
            add(add);
        }
    }

    private Card card(Training training) {
        H2 name = new H2(training.name());
        Div head = new Div(name);
        head.addClassName("heading");
        if (by.is(Role.MANAGER)) {
            Button edit = new Button(
                    getTranslation("training-desk.edit"),
                    click -> new TrainingDialog(training, trainings, desk, by, this::show).open());
            edit.setAriaLabel(getTranslation("training-desk.edit") + " · " + training.name());
            head.add(edit);
        }
        Card card = new Card(head);
        Paragraph asked = new Paragraph();
        card.add(asked);
        asked.setText(
                getTranslation("training-desk.waiting", waitingFor(training).size()));
        if (training.retired()) {
            card.add(new Paragraph(getTranslation("training-desk.retired")));
            return card;
        }
        MultiSelectComboBox<Member> people = Fields.several(getTranslation("training-desk.people"));
        people.setItemLabelGenerator(Member::name);
        people.setItems(
                query -> members.search(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                        .skip(query.getOffset()));
        people.setWidthFull();
        Div answer = new Div();
        answer.getElement().setAttribute("role", "status");
        Button fill = new Button(
                getTranslation("training-desk.take-waiting"), click -> people.setValue(waitingFor(training)));
        fill.setEnabled(!waitingFor(training).isEmpty());
        Button grant = new Button(getTranslation("training-desk.grant"), click -> {
            answer(answer, desk.grant(by, training, List.copyOf(people.getValue())));
            people.clear();
            int left = waitingFor(training).size();
            asked.setText(getTranslation("training-desk.waiting", left));
            fill.setEnabled(left > 0);
        });
        grant.addThemeVariants(ButtonVariant.PRIMARY);
        Div actions = new Div(grant, fill);
        actions.addClassName("actions");
        card.add(people, actions, answer);
        return card;
    }

    private Set<Member> waitingFor(Training training) {
        return wishes.waitingFor(training.id()).stream()
                .map(members::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private void answer(Div answer, TrainingDesk.Granted granted) {
        answer.removeAll();
        Paragraph done = new Paragraph(
                getTranslation("training-desk.granted", granted.granted().size()));
        done.addClassName("fine");
        answer.add(done);
        if (!granted.refused().isEmpty()) {
            UnorderedList refused = new UnorderedList();
            granted.refused()
                    .forEach(lacking -> refused.add(new ListItem(getTranslation(
                            "training-desk.lacking",
                            lacking.member().name(),
                            String.join(
                                    ", ",
                                    lacking.prerequisites().stream()
                                            .map(Training::name)
                                            .toList())))));
            refused.addClassName("refused");
            answer.add(refused);
        }
    }
}
