package org.etabli.lab.training.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.stream.Collectors;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;
import org.etabli.lab.training.Trainings;

/** A training of the catalogue, added or changed. */
class TrainingDialog extends Dialog {

    private final Training before;
    private final TextField name = new TextField(getTranslation("training.name"));
    private final TextArea description = new TextArea(getTranslation("training.description"));
    private final TextArea how = new TextArea(getTranslation("training.how"));
    private final IntegerField months = new IntegerField(getTranslation("training.months"));
    private final MultiSelectComboBox<Training> needs = Fields.several(getTranslation("training.needs"));
    private final Checkbox retired = new Checkbox(getTranslation("training.retired"));

    TrainingDialog(Training before, Trainings trainings, TrainingDesk desk, Member by, Runnable kept) {
        this.before = before;
        setHeaderTitle(getTranslation("training.title"));
        setWidth("min(34rem, 100%)");
        name.setMaxLength(TrainingDesk.LONGEST_NAME);
        description.setMaxLength(TrainingDesk.LONGEST_DESCRIPTION);
        how.setMaxLength(TrainingDesk.LONGEST_HOW);
        how.setHelperText(getTranslation("training.how.help"));
        months.setMin(1);
        months.setMax(TrainingDesk.MOST_MONTHS);
        months.setHelperText(getTranslation("training.months.help"));
        needs.setItems(trainings.all().stream()
                .filter(t -> !t.id().equals(before.id()))
                .toList());
        needs.setItemLabelGenerator(Training::name);
        name.setValue(before.name());
        description.setValue(before.description());
        how.setValue(before.howToGet());
        months.setValue(before.validMonths());
        needs.setValue(trainings.all().stream()
                .filter(t -> before.prerequisites().contains(t.id()))
                .collect(Collectors.toSet()));
        retired.setValue(before.retired());
        Div fields = new Div(name, description, how, months, needs, retired);
        fields.addClassName("stack");
        Div said = new Div();
        said.getElement().setAttribute("role", "alert");
        add(fields, said);
        Button save = new Button(getTranslation("person.save"), click -> {
            switch (desk.keep(by, value())) {
                case Outcome.Done _ -> {
                    close();
                    kept.run();
                }
                case Outcome.Refused refused -> {
                    said.removeAll();
                    Paragraph why = new Paragraph(getTranslation(refused.text()));
                    why.addClassName("refused");
                    said.add(why);
                }
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(getTranslation("reserve.close"), click -> close()), save);
    }

    private Training value() {
        return new Training(
                before.id(),
                name.getValue().strip(),
                description.getValue().strip(),
                how.getValue().strip(),
                months.getValue(),
                needs.getValue().stream().map(Training::id).collect(Collectors.toSet()),
                retired.getValue());
    }
}
