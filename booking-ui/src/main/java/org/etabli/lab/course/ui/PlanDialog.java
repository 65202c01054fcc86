package org.etabli.lab.course.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.etabli.lab.course.CourseDesk;
import org.etabli.lab.course.Room;
import org.etabli.lab.course.RoomDesk;
import org.etabli.lab.course.Rooms;
import org.etabli.lab.course.Template;
import org.etabli.lab.course.cycle.Cycle;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Figures;

/** From a template to a planned course: a day, an hour, an animator; the sessions are shown before anything is kept. */
class PlanDialog extends Dialog {

    private static final int USUAL_AFTER_MINUTES = 60;

    private final Template template;
    private final CourseDesk desk;
    private final RoomDesk roomDesk;
    private final Figures figures;
    private final DatePicker first = Fields.day(getTranslation("course.plan.first"));
    private final TimePicker at = Fields.hour(getTranslation("course.plan.at"));
    private final ComboBox<Member> animator = new ComboBox<>();
    private final Select<Room> room = new Select<>();
    private final IntegerField after = new IntegerField();
    private final Div preview = new Div();

    PlanDialog(
            Template template,
            CourseDesk desk,
            Members members,
            Rooms rooms,
            RoomDesk roomDesk,
            Member by,
            Figures figures,
            LocalDate day) {
        this.template = template;
        this.desk = desk;
        this.roomDesk = roomDesk;
        this.figures = figures;
        setHeaderTitle(getTranslation("course.plan") + " · " + template.name());
        first.setValue(day);
        at.setStep(Duration.ofMinutes(15));
        at.setValue(LocalTime.of(14, 0));
        animator.setLabel(getTranslation("course.plan.animator"));
        animator.setItems(members.withRoleAtLeast(Role.VOLUNTEER));
        animator.setItemLabelGenerator(Member::name);
        animator.setValue(by);
        after.setLabel(getTranslation("course.plan.after"));
        after.setHelperText(getTranslation("course.plan.after.help"));
        after.setValue(USUAL_AFTER_MINUTES);
        after.setMin(0);
        after.setMax((int) CourseDesk.LONGEST_AFTER.toMinutes());
        after.setStepButtonsVisible(true);
        after.setStep(15);
        first.addValueChangeListener(changed -> show());
        at.addValueChangeListener(changed -> show());
        room.setLabel(getTranslation("course.plan.room"));
        room.setItems(rooms.all());
        room.setItemLabelGenerator(r -> r == null ? getTranslation("course.room.none") : r.name());
        room.setEmptySelectionAllowed(true);
        room.setEmptySelectionCaption(getTranslation("course.room.none"));
        room.setVisible(!rooms.all().isEmpty());
        Div fields = new Div(first, at, animator, after, room);
        fields.addClassName("fields");
        preview.getElement().setAttribute("aria-live", "polite");
        Button plan = new Button(getTranslation("course.plan.do"), click -> plan(by));
        plan.addThemeVariants(ButtonVariant.PRIMARY);
        add(fields, preview);
        getFooter().add(new Button(getTranslation("course.close-dialog"), click -> close()), plan);
        show();
    }

    private boolean isComplete() {
        return !first.isEmpty() && !at.isEmpty() && !animator.isEmpty() && !after.isEmpty() && !after.isInvalid();
    }

    private void show() {
        preview.removeAll();
        if (first.isEmpty() || at.isEmpty()) {
            return;
        }
        Cycle cycle = desk.cycle(template, first.getValue(), at.getValue());
        OrderedList sessions = new OrderedList();
        cycle.slots()
                .forEach(slot -> sessions.add(new ListItem(figures.day(figures.date(slot.start())) + " · "
                        + figures.time(slot.start()) + " – " + figures.time(slot.end()))));
        preview.add(sessions);
        cycle.skipped().forEach(skipped -> {
            String why = skipped.why().isKey()
                    ? getTranslation(skipped.why().text())
                    : skipped.why().text();
            preview.add(new Paragraph(getTranslation("course.plan.skipped", figures.day(skipped.day()), why)));
        });
    }

    private void plan(Member by) {
        if (isComplete()) {
            CourseDesk.Planned planned = desk.plan(
                    by,
                    template,
                    animator.getValue(),
                    first.getValue(),
                    at.getValue(),
                    Duration.ofMinutes(after.getValue()));
            if (room.getValue() != null) {
                roomDesk.keep(by, planned.course(), room.getValue().id());
            }
            close();
            UI.getCurrent().navigate("courses/" + planned.course().id());
        }
    }
}
