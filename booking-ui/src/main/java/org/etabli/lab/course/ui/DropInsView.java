package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.DropInDesk;
import org.etabli.lab.course.NewParticipant;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.Participants;
import org.etabli.lab.course.Rotas;
import org.etabli.lab.course.rota.DropIn;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** Drop-ins: who was helped in passing, how often, and, after the third time, which course would help them more. */
@Route("courses/drop-ins")
@RolesAllowed("VOLUNTEER")
public class DropInsView extends Page {

    private static final int MOST_FOUND = 50;
    private static final int MOST_LATEST = 20;

    private final DropInDesk desk;
    private final Rotas rotas;
    private final Member by;
    private final Figures figures;
    private final ComboBox<Participant> known = new ComboBox<>();
    private final TextField name = new TextField();
    private final TextField about = new TextField();
    private final Answer answer = new Answer();
    private final Div proposed = new Div();
    private final Div latest = new Div();

    DropInsView(DropInDesk desk, Rotas rotas, Participants participants, CurrentMember current, FiguresOf figures) {
        super("course.drop-in.title");
        this.desk = desk;
        this.rotas = rotas;
        this.by = current.get();
        this.figures = figures.in(getLocale());
        known.setLabel(getTranslation("course.drop-in.known"));
        known.setItemLabelGenerator(p -> p.callName() + (p.birthYear() == null ? "" : " · " + p.birthYear()));
        known.setItems(query -> participants.search(query.getFilter().orElse(""), MOST_FOUND).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        known.setClearButtonVisible(true);
        name.setLabel(getTranslation("course.drop-in.new"));
        name.setMaxLength(Participant.LONGEST_NAME);
        about.setLabel(getTranslation("course.drop-in.about"));
        about.setMaxLength(Rotas.LONGEST_ABOUT);
        about.setRequiredIndicatorVisible(true);
        Button help = new Button(getTranslation("course.drop-in.do"), click -> help());
        help.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(known, name, about, help);
        fields.addClassNames("fields", "bottom", "drop-in");
        proposed.addClassName("proposed");
        add(
                new Anchor("/courses", getTranslation("course.title")),
                heading(),
                new Card(new Paragraph(getTranslation("course.drop-in.what", DropIn.MOST)), fields, answer, proposed),
                Card.titled(getTranslation("course.drop-in.latest"), latest));
        show();
    }

    private void help() {
        proposed.removeAll();
        if (known.isEmpty() && name.isEmpty()) {
            answer.bad(getTranslation("course.drop-in.who"));
            return;
        }
        DropInDesk.Answer came = known.isEmpty()
                ? desk.help(by, NewParticipant.called(name.getValue()), about.getValue())
                : desk.help(by, known.getValue(), about.getValue());
        switch (came) {
            case DropInDesk.Answer.Helped helped -> {
                answer.good(
                        getTranslation("course.drop-in.helped", helped.who().callName(), helped.time(), DropIn.MOST));
                List.of(name, about).forEach(TextField::clear);
                known.clear();
                show();
            }
            case DropInDesk.Answer.Proposed course -> propose(course);
            case DropInDesk.Answer.Refused refused -> answer.bad(getTranslation(refused.text()));
        }
    }

    private void propose(DropInDesk.Answer.Proposed proposal) {
        answer.good(getTranslation("course.drop-in.propose", proposal.who().callName(), DropIn.MOST));
        UnorderedList list = new UnorderedList();
        for (Course course : proposal.courses()) {
            list.add(new ListItem(new Anchor("/courses/" + course.id(), course.name())));
        }
        proposed.add(proposal.courses().isEmpty() ? new Paragraph(getTranslation("course.none")) : list);
    }

    private void show() {
        latest.removeAll();
        rotas.latestDropIns(MOST_LATEST).forEach(helped -> {
            Span who = new Span(helped.who());
            who.addClassName("line-name");
            Div line = new Div(who, new Span(helped.about()), new Span(figures.shortDay(helped.at())));
            line.addClassName("line");
            latest.add(line);
        });
    }
}
