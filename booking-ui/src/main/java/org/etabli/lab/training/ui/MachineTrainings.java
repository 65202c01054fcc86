package org.etabli.lab.training.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.ui.MachinePart;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;
import org.etabli.lab.training.Trainings;

/** What a machine needs, on its page, and whether I have it. */
@org.springframework.stereotype.Component
class MachineTrainings implements MachinePart {

    private final Trainings trainings;
    private final TrainingDesk desk;
    private final Standings standings;

    MachineTrainings(Trainings trainings, TrainingDesk desk, Standings standings) {
        this.trainings = trainings;
        this.desk = desk;
        this.standings = standings;
    }

    @Override
    public Component show(Machine machine, Member reader) {
        Card card = new Card();
        card.add(new H2(card.getTranslation("machine.needs")));
        List<Training> needed = trainings.neededBy(machine.id());
        if (needed.isEmpty()) {
            card.add(new Paragraph(card.getTranslation("machine.needs.nothing")));
        }
        needed.forEach(training -> card.add(standings.line(training, standings.of(reader, training))));
        if (reader.is(Role.MANAGER)) {
            MultiSelectComboBox<Training> choice = Fields.several(card.getTranslation("machine.needs.choose"));
            choice.setItems(trainings.all());
            choice.setItemLabelGenerator(Training::name);
            choice.setValue(Set.copyOf(needed));
            choice.addValueChangeListener(changed -> desk.need(
                    reader,
                    machine.id(),
                    changed.getValue().stream().map(Training::id).collect(Collectors.toSet())));
            card.add(choice);
        }
        return card;
    }
}
