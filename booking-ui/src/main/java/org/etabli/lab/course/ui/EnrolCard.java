package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.Enrolling;
import org.etabli.lab.course.Enrolment;
import org.etabli.lab.course.EnrolmentDesk;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.NewParticipant;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.Participant.Gender;
import org.etabli.lab.course.Participant.SocialStatus;
import org.etabli.lab.course.Participants;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.jspecify.annotations.Nullable;

/** Places in a course: one's own, one's children's; for the team anybody's, with nothing but a name. */
class EnrolCard extends Card {

    private static final int MOST_FOUND = 50;

    /** What it needs. */
    record Desk(Enrolments enrolments, EnrolmentDesk desk, Participants participants, Members members) {}

    private final Course course;
    private final Desk desk;
    private final Member member;
    private final Runnable changed;
    private final Answer answer = new Answer();

    EnrolCard(Course course, Desk desk, Member member, boolean runs, Runnable changed) {
        this.course = course;
        this.desk = desk;
        this.member = member;
        this.changed = changed;
        addClassName("enrol");
        add(new H2(getTranslation("course.enrol")));
        desk.desk().withAccount(member).forEach(person -> add(own(person)));
        desk.participants().guardedBy(member.id()).forEach(child -> add(known(child)));
        add(newcomer("course.enrol.child", true));
        if (runs) {
            add(newcomer("course.enrol.door", false), again(), pair());
        }
        if (member.is(Role.ANIMATOR)) {
            add(account());
        }
        add(answer);
    }

    private Div own(Member person) {
        List<Enrolment> mine = desk.participants()
                .of(person.id())
                .map(p -> desk.enrolments().of(p.id()))
                .orElse(List.of());
        return line(
                person.name(),
                mine,
                () -> said(desk.desk().enrol(member, course.id(), person)),
                () -> desk.participants().of(person.id()).ifPresent(p -> desk.desk()
                        .cancel(member, course.id(), p)));
    }

    private Div known(Participant child) {
        return line(
                child.callName(),
                desk.enrolments().of(child.id()),
                () -> said(desk.desk().enrol(member, course.id(), child)),
                () -> desk.desk().cancel(member, course.id(), child));
    }

    private Div line(String name, List<Enrolment> all, Runnable enrol, Runnable cancel) {
        Span who = new Span(name);
        who.addClassName("line-name");
        Div line = new Div(who);
        line.addClassName("line");
        all.stream()
                .filter(e -> e.course().equals(course.id()))
                .findFirst()
                .ifPresentOrElse(
                        enrolment -> {
                            boolean waits = enrolment.state() == Enrolment.State.WAITING;
                            line.add(new Chip(
                                    getTranslation(waits ? "course.enrol.waits" : "course.enrol.enrolled"),
                                    waits ? Chip.Mood.WAITING : Chip.Mood.GOOD));
                            Button back = new Button(getTranslation("course.enrol.cancel"), click -> {
                                cancel.run();
                                changed.run();
                            });
                            back.setAriaLabel(getTranslation("course.enrol.cancel") + " · " + name);
                            line.add(back);
                        },
                        () -> {
                            Button go = new Button(getTranslation("course.enrol.do"), click -> enrol.run());
                            go.setAriaLabel(getTranslation("course.enrol.do") + " · " + name);
                            line.add(go);
                        });
        return line;
    }

    /** Somebody new, with nothing but a name; the rest for who wants to tell it. */
    private Div newcomer(String title, boolean guarded) {
        TextField name = new TextField(getTranslation("course.enrol.name"));
        name.setMaxLength(Participant.LONGEST_NAME);
        name.setHelperText(getTranslation("course.enrol.name.help"));
        IntegerField born = new IntegerField(getTranslation("course.enrol.born"));
        Select<Gender> gender = new Select<>();
        gender.setLabel(getTranslation("course.enrol.gender"));
        gender.setItems(Gender.values());
        gender.setItemLabelGenerator(g -> getTranslation(g.text()));
        gender.setValue(Gender.UNSAID);
        Select<SocialStatus> status = new Select<>();
        status.setLabel(getTranslation("course.enrol.status"));
        status.setItems(SocialStatus.values());
        status.setItemLabelGenerator(s -> getTranslation(s.text()));
        status.setValue(SocialStatus.UNSAID);
        TextField commune = new TextField(getTranslation("course.enrol.commune"));
        commune.setMaxLength(Participant.LONGEST_COMMUNE);
        Button add = new Button(
                getTranslation("course.enrol.do"),
                click -> said(desk.desk()
                        .enrol(
                                member,
                                course.id(),
                                new NewParticipant(
                                        null,
                                        name.getValue(),
                                        guarded ? member.id() : null,
                                        born.getValue(),
                                        gender.getValue(),
                                        status.getValue(),
                                        commune.getValue()))));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        Div more = new Div(born, gender, status, commune);
        more.addClassName("fields");
        Details details = new Details(
                getTranslation("course.enrol.more"), new Paragraph(getTranslation("course.enrol.why")), more);
        Div first = new Div(name, add);
        first.addClassNames("fields", "bottom");
        Div box = new Div(new H3(getTranslation(title)), first, details);
        box.addClassNames("entry", guarded ? "enrol-child" : "enrol-door");
        return box;
    }

    private ComboBox<Participant> search(String label) {
        ComboBox<Participant> who = new ComboBox<>(getTranslation(label));
        who.setItemLabelGenerator(p -> p.callName() + (p.birthYear() == null ? "" : " · " + p.birthYear()));
        who.setItems(query -> {
            Stream<Participant> found =
                    desk.participants().search(query.getFilter().orElse(""), MOST_FOUND).stream();
            return found.skip(query.getOffset()).limit(query.getLimit());
        });
        return who;
    }

    private Div again() {
        ComboBox<Participant> who = search("course.enrol.again");
        Button add = new Button(getTranslation("course.enrol.do"), click -> {
            if (who.getValue() != null) {
                said(desk.desk().enrol(member, course.id(), who.getValue()));
            }
        });
        return row("course.enrol.again.title", who, null, add);
    }

    /** Whoever has an account is enrolled with it: what they learn counts for them. */
    private Div account() {
        ComboBox<Member> who = new ComboBox<>(getTranslation("course.enrol.account.who"));
        who.setItemLabelGenerator(Member::name);
        who.setItems(query -> desk.members().search(query.getFilter().orElse(""), MOST_FOUND).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        Button add = new Button(getTranslation("course.enrol.do"), click -> {
            if (who.getValue() != null) {
                said(desk.desk().enrol(member, course.id(), who.getValue()));
            }
        });
        Div row = new Div(who, add);
        row.addClassNames("fields", "bottom");
        Div box = new Div(new H3(getTranslation("course.enrol.account")), row);
        box.addClassNames("entry", "enrol-account");
        return box;
    }

    private Div pair() {
        ComboBox<Participant> one = search("course.enrol.pair.one");
        ComboBox<Participant> other = search("course.enrol.pair.other");
        Button add = new Button(getTranslation("course.enrol.do"), click -> {
            if (one.getValue() != null && other.getValue() != null) {
                said(desk.desk().enrolPair(member, course.id(), one.getValue(), other.getValue()));
            }
        });
        return row("course.enrol.pair", one, other, add);
    }

    private Div row(String title, ComboBox<Participant> one, @Nullable ComboBox<Participant> other, Button add) {
        List<com.vaadin.flow.component.Component> fields = new ArrayList<>(List.of(one));
        if (other != null) {
            fields.add(other);
        }
        fields.add(add);
        Div row = new Div(fields.toArray(com.vaadin.flow.component.Component[]::new));
        row.addClassNames("fields", "bottom");
        Div box = new Div(new H3(getTranslation(title)), row);
        box.addClassName("entry");
        return box;
    }

    private void said(Enrolling enrolling) {
        switch (enrolling) {
            case Enrolling.Enrolled _ -> changed.run();
            case Enrolling.Waiting _ -> changed.run();
            case Enrolling.Refused refused -> answer.bad(getTranslation(refused.text()));
        }
    }
}
