package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import org.etabli.lab.member.Groups;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;

/** The groups that rules may single out: added and ended here. */
class GroupsCard extends Card {

    private final Groups groups;
    private final Member by;
    private final Runnable changed;
    private final Div known = new Div();

    /** @param changed called when there is one more, or one less */
    GroupsCard(Groups groups, Member by, Runnable changed) {
        this.groups = groups;
        this.by = by;
        this.changed = changed;
        add(new H2(getTranslation("groups.title")), new Paragraph(getTranslation("groups.what")), known, addition());
        show();
    }

    private void show() {
        known.removeAll();
        groups.list().forEach(group -> known.add(line(group)));
    }

    private Div line(Groups.Group group) {
        int size = groups.size(group);
        Span name = new Span(group.label());
        name.addClassName("line-name");
        Div words = new Div(name, new Span(getTranslation("groups.size", size)));
        words.addClassName("line-link");
        NativeButton remove = new NativeButton(
                getTranslation("groups.remove"), click -> confirmed(group, size).open());
        remove.addClassName("quiet");
        remove.getElement().setAttribute("aria-label", getTranslation("groups.remove.which", group.label()));
        Div line = new Div(words, remove);
        line.addClassName("line");
        return line;
    }

    /** What goes with the group is not seen here: it is said before it goes. */
    private ConfirmDialog confirmed(Groups.Group group, int size) {
        ConfirmDialog dialog = new ConfirmDialog(
                getTranslation("groups.remove.which", group.label()),
                getTranslation("groups.remove.what", size),
                getTranslation("groups.remove"),
                confirm -> {
                    groups.remove(by, group);
                    changed();
                });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("groups.keep"));
        return dialog;
    }

    private void changed() {
        show();
        changed.run();
    }

    private Div addition() {
        TextField label = new TextField(getTranslation("groups.label"));
        label.setMaxLength(Groups.LONGEST_LABEL);
        Paragraph answer = new Paragraph();
        answer.getElement().setAttribute("role", "status");
        Button add = new Button(getTranslation("groups.add"), click -> {
            boolean added = groups.add(label.getValue()).isPresent();
            answer.setText(getTranslation(added ? "groups.added" : "groups.refused", label.getValue()));
            if (added) {
                label.clear();
                changed();
            }
        });
        Div fields = new Div(label, add);
        fields.addClassNames("fields", "bottom");
        Div addition = new Div(fields, answer);
        addition.addClassName("stack");
        return addition;
    }
}
