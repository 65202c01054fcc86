package org.etabli.lab.course.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.etabli.lab.course.FreeLicence;
import org.etabli.lab.course.Handout;
import org.etabli.lab.course.Handouts;
import org.etabli.lab.course.Template;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Figures;

/** The files that go with a kind of course, each with whose it is and under which free licence. */
class HandoutsDialog extends Dialog {

    private final Template template;
    private final Handouts handouts;
    private final Member by;
    private final Figures figures;
    private final Select<FreeLicence> licence = new Select<>();
    private final TextField author = new TextField();
    private final Answer answer = new Answer();
    private final Div list = new Div();

    HandoutsDialog(Template template, Handouts handouts, Member by, Figures figures) {
        this.template = template;
        this.handouts = handouts;
        this.by = by;
        this.figures = figures;
        setHeaderTitle(getTranslation("course.handouts") + " · " + template.name());
        licence.setLabel(getTranslation("course.handout.licence"));
        licence.setItems(FreeLicence.values());
        licence.setItemLabelGenerator(FreeLicence::title);
        licence.setValue(FreeLicence.CC_BY_SA);
        author.setLabel(getTranslation("course.handout.by"));
        author.setMaxLength(Handout.LONGEST_AUTHOR);
        author.setValue(by.name());
        Div fields = new Div(licence, author);
        fields.addClassName("fields");
        Div all = new Div(list, fields, upload(), answer);
        all.addClassNames("stack", "handouts");
        add(new Paragraph(getTranslation("course.handouts.what", Handout.MOST, Handout.MOST_BYTES >> 20)), all);
        getFooter().add(new Button(getTranslation("course.close-dialog"), click -> close()));
        show();
    }

    private Upload upload() {
        UI ui = UI.getCurrent();
        return Fields.files(
                event -> receive(event, ui),
                getTranslation("course.handout.choose"),
                getTranslation("course.handout.drop"));
    }

    /** Runs on the upload's own thread. */
    private void receive(UploadEvent event, UI ui) throws IOException {
        Outcome outcome = handouts.add(
                by, template.id(), event.getFileName(), licence.getValue(), author.getValue(), event.getInputStream());
        ui.access(() -> {
            if (outcome instanceof Outcome.Refused refused) {
                answer.bad(getTranslation(refused.text()));
            } else {
                answer.good(getTranslation("course.handout.kept", event.getFileName()));
            }
            show();
        });
    }

    private void show() {
        list.removeAll();
        for (Handout handout : handouts.of(template.id())) {
            Button remove = new Button(getTranslation("course.handout.remove"), click -> {
                try {
                    handouts.remove(by, handout);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot remove " + handout.name(), e);
                }
                show();
            });
            remove.setAriaLabel(getTranslation("course.handout.remove") + " · " + handout.name());
            Span name = new Span(handout.name());
            name.addClassName("line-name");
            Div line = new Div(
                    name,
                    new Span(handout.author() + " · " + handout.licence().title() + " · "
                            + figures.bytes(handout.bytes())),
                    remove);
            line.addClassName("line");
            list.add(line);
        }
    }
}
