package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.etabli.lab.course.CourseDesk;
import org.etabli.lab.course.Level;
import org.etabli.lab.course.Template;
import org.etabli.lab.course.TemplateId;
import org.etabli.lab.course.cycle.Cycle;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.training.Training;
import org.jspecify.annotations.Nullable;

/** Everything a kind of course has, on one page. */
class TemplateDialog extends Dialog {

    private static final int USUAL_PEOPLE = 12;

    private final Template before;
    private final TextField name = new TextField();
    private final TextField theme = new TextField();
    private final Select<Level> level = new Select<>();
    private final TextArea goals = new TextArea();
    private final TextArea kit = new TextArea();
    private final IntegerField sessions = new IntegerField();
    private final IntegerField minutes = new IntegerField();
    private final IntegerField capacity = new IntegerField();
    private final IntegerField ageFrom = new IntegerField();
    private final IntegerField ageTo = new IntegerField();
    private final NumberField price = new NumberField();
    private final ComboBox<Training> training = new ComboBox<>();
    private final MultiSelectComboBox<Machine> machines = Fields.several(getTranslation("course.field.machines"));
    private final TextArea steps = new TextArea();
    private final TextArea materials = new TextArea();

    TemplateDialog(
            Template template,
            CourseDesk desk,
            List<Machine> allMachines,
            List<Training> allTrainings,
            Member by,
            Runnable kept) {
        this.before = template;
        setHeaderTitle(getTranslation("course.template.edit"));
        level.setItems(Level.values());
        level.setItemLabelGenerator(
                l -> getTranslation("course.level." + l.name().toLowerCase(Locale.ROOT)));
        training.setItems(allTrainings);
        training.setItemLabelGenerator(Training::name);
        training.setClearButtonVisible(true);
        machines.setItems(allMachines);
        machines.setItemLabelGenerator(Machine::name);
        fill(template, allMachines, allTrainings);
        Div fields = new Div(
                labelled(),
                goals,
                kit,
                row(sessions, minutes, capacity),
                row(ageFrom, ageTo, price),
                machines,
                training,
                steps,
                materials);
        fields.addClassName("stack");
        Answer answer = new Answer();
        Button keep = new Button(getTranslation("course.template.keep"), click -> {
            switch (desk.keep(by, value())) {
                case Outcome.Done _ -> {
                    close();
                    kept.run();
                }
                case Outcome.Refused refused -> answer.bad(getTranslation(refused.text()));
            }
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        add(fields, answer);
        getFooter().add(new Button(getTranslation("course.close-dialog"), click -> close()), keep);
    }

    static Template blank() {
        return new Template(
                TemplateId.fresh(),
                "",
                "",
                Level.BEGINNERS,
                "",
                "",
                Cycle.USUAL_SESSIONS,
                (int) Cycle.USUAL_LENGTH.toMinutes(),
                USUAL_PEOPLE,
                null,
                null,
                0,
                null,
                Set.of(),
                List.of(),
                List.of(),
                false);
    }

    private Div labelled() {
        name.setLabel(getTranslation("course.field.name"));
        name.setRequiredIndicatorVisible(true);
        theme.setLabel(getTranslation("course.field.theme"));
        theme.setRequiredIndicatorVisible(true);
        theme.setHelperText(getTranslation("course.field.theme.help"));
        level.setLabel(getTranslation("course.field.level"));
        goals.setLabel(getTranslation("course.field.goals"));
        kit.setLabel(getTranslation("course.field.kit"));
        sessions.setLabel(getTranslation("course.field.sessions"));
        minutes.setLabel(getTranslation("course.field.minutes"));
        capacity.setLabel(getTranslation("course.field.capacity"));
        ageFrom.setLabel(getTranslation("course.field.age-from"));
        ageTo.setLabel(getTranslation("course.field.age-to"));
        price.setLabel(getTranslation("course.field.price"));
        price.setHelperText(getTranslation("course.field.price.help"));
        training.setLabel(getTranslation("course.field.training"));
        machines.setWidthFull();
        steps.setLabel(getTranslation("course.field.steps"));
        steps.setHelperText(getTranslation("course.field.steps.help"));
        materials.setLabel(getTranslation("course.field.materials"));
        materials.setHelperText(getTranslation("course.field.materials.help"));
        return row(name, theme, level);
    }

    private static Div row(com.vaadin.flow.component.Component... fields) {
        Div row = new Div(fields);
        row.addClassName("fields");
        return row;
    }

    private void fill(Template t, List<Machine> allMachines, List<Training> allTrainings) {
        name.setValue(t.name());
        theme.setValue(t.theme());
        level.setValue(t.level());
        goals.setValue(t.goals());
        kit.setValue(t.kit());
        sessions.setValue(t.sessions());
        minutes.setValue(t.minutes());
        capacity.setValue(t.capacity());
        ageFrom.setValue(t.ageFrom());
        ageTo.setValue(t.ageTo());
        price.setValue(t.priceCents() / 100.0);
        allTrainings.stream()
                .filter(x -> x.id().equals(t.training()))
                .findFirst()
                .ifPresent(training::setValue);
        machines.setValue(
                allMachines.stream().filter(m -> t.machines().contains(m.id())).collect(Collectors.toSet()));
        steps.setValue(String.join("\n", t.steps()));
        materials.setValue(t.materials().stream()
                .map(m -> m.name() + " | " + m.address() + " | " + m.licence())
                .collect(Collectors.joining("\n")));
    }

    private Template value() {
        return new Template(
                before.id(),
                name.getValue(),
                theme.getValue(),
                level.getValue(),
                goals.getValue(),
                kit.getValue(),
                orNought(sessions.getValue()),
                orNought(minutes.getValue()),
                orNought(capacity.getValue()),
                ageFrom.getValue(),
                ageTo.getValue(),
                price.isEmpty() ? 0 : (int) Math.round(price.getValue() * 100),
                training.isEmpty() ? null : training.getValue().id(),
                machines.getValue().stream().map(Machine::id).collect(Collectors.toSet()),
                lines(steps.getValue()),
                lines(materials.getValue()).stream()
                        .map(TemplateDialog::material)
                        .toList(),
                before.retired());
    }

    private static int orNought(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** A line as it is typed: name, address and licence between bars; what is missing is refused when it is kept. */
    private static Template.Material material(String line) {
        String[] parts = line.split("\\|", 3);
        return new Template.Material(
                parts[0].strip(), parts.length > 1 ? parts[1].strip() : "", parts.length > 2 ? parts[2].strip() : "");
    }
}
