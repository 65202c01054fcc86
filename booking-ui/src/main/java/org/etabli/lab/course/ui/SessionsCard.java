package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseDesk;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Room;
import org.etabli.lab.course.RotaDesk;
import org.etabli.lab.course.Rotas;
import org.etabli.lab.course.report.Papers;
import org.etabli.lab.course.rota.RotaFinding;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;

/** The sessions of a course; for the team also their machines, who helps, and the sheets. */
class SessionsCard extends Card {

    private final CourseDesk desk;
    private final Machines machines;
    private final Members members;
    private final Rotas rotas;
    private final RotaDesk rotaDesk;
    private final SessionRoom.Desk rooms;
    private final Member member;
    private final Figures figures;
    private final Runnable changed;

    SessionsCard(
            Course course,
            Courses courses,
            CourseDesk desk,
            Machines machines,
            Members members,
            Rotas rotas,
            RotaDesk rotaDesk,
            SessionRoom.Desk rooms,
            Papers papers,
            Member member,
            Figures figures,
            Runnable changed) {
        this.desk = desk;
        this.machines = machines;
        this.members = members;
        this.rotas = rotas;
        this.rotaDesk = rotaDesk;
        this.rooms = rooms;
        this.member = member;
        this.figures = figures;
        this.changed = changed;
        add(new com.vaadin.flow.component.html.H2(getTranslation("course.sessions")));
        List<CourseSession> sessions = courses.sessions(course.id());
        boolean runs = desk.runs(member, course);
        sessions.forEach(session -> add(line(session, runs && !course.cancelled())));
        if (runs) {
            List<CourseDesk.Conflict> conflicts = course.cancelled() ? List.of() : desk.keepMachines(course);
            conflicts.forEach(conflict -> add(conflict(conflict)));
            if (!course.cancelled()) {
                rooms.desk().conflicts(course).forEach(conflict -> add(SessionRoom.conflict(conflict, rooms, this)));
            }
            Anchor sheet = new Anchor(
                    DownloadHandler.fromInputStream(event -> {
                        byte[] pdf = papers.sheet(course, sessions, figures.language());
                        return new DownloadResponse(
                                new ByteArrayInputStream(pdf), "emargement.pdf", "application/pdf", pdf.length);
                    }),
                    AttachmentType.INLINE,
                    getTranslation("course.sheet.print"));
            sheet.addClassNames("sheet", "button-link");
            add(sheet);
        }
    }

    private Div line(CourseSession session, boolean runs) {
        Span when = new Span(getTranslation(
                "course.session",
                session.number(),
                figures.shortDay(session.slot().start()),
                figures.time(session.slot().start()),
                figures.time(session.slot().end())));
        when.addClassName("line-name");
        Div words = new Div(when);
        words.addClassName("line-link");
        Div line = new Div(words);
        line.addClassName("line");
        if (!runs) {
            rooms.rooms()
                    .of(session.id())
                    .filter(Room.Place::kept)
                    .ifPresent(place -> words.add(new Span(place.room().name())));
        }
        if (session.closedAt() != null) {
            line.add(new Chip(getTranslation("course.session.closed"), Chip.Mood.QUIET));
        } else if (session.openedAt() != null) {
            line.add(new Chip(getTranslation("course.session.open"), Chip.Mood.BUSY));
        }
        if (runs) {
            String names = session.machines().stream()
                    .map(kept -> name(kept.machine()) + (kept.reservation() == null ? " ✕" : " ✓"))
                    .collect(Collectors.joining(" · "));
            words.add(new Span(names), new SessionRoom(session, rooms, member, changed), helpers(session));
            Anchor run = new Anchor("/courses/sessions/" + session.id(), getTranslation("course.session.run"));
            run.addClassName("button-link");
            run.getElement().setAttribute("aria-label", getTranslation("course.session.run") + " " + session.number());
            line.add(run);
        }
        return line;
    }

    private Div helpers(CourseSession session) {
        Div box = new Div();
        box.addClassName("actions");
        rotas.helpers(session.id()).forEach(id -> members.find(id).ifPresent(helper -> {
            Button off = new Button(helper.name() + " ✕", click -> {
                rotaDesk.remove(member, session, helper);
                changed.run();
            });
            off.setAriaLabel(getTranslation("course.helper.remove", helper.name()));
            box.add(member.is(Role.ANIMATOR) ? off : new Span(helper.name()));
        }));
        Answer answer = new Answer();
        if (member.is(Role.ANIMATOR)) {
            ComboBox<Member> helper = new ComboBox<>();
            helper.setPlaceholder(getTranslation("course.helper.add"));
            helper.setAriaLabel(getTranslation("course.helper.add"));
            helper.setItems(members.withRoleAtLeast(Role.VOLUNTEER));
            helper.setItemLabelGenerator(Member::name);
            helper.addValueChangeListener(chosen -> {
                if (chosen.getValue() != null) {
                    List<RotaFinding> findings = rotaDesk.add(member, session, chosen.getValue());
                    if (findings.isEmpty()) {
                        changed.run();
                    } else {
                        answer.bad(findings.stream().map(this::words).collect(Collectors.joining(" ")));
                    }
                }
            });
            box.add(helper);
        }
        rotaDesk.check(session).forEach(finding -> answer.bad(words(finding)));
        box.add(answer);
        return box;
    }

    private String words(RotaFinding finding) {
        return RotaWords.of(finding, members, figures, this);
    }

    private Div conflict(CourseDesk.Conflict conflict) {
        Paragraph what = new Paragraph(getTranslation(
                "course.conflict",
                conflict.session().number(),
                name(conflict.machine()),
                getTranslation(conflict.text()),
                conflict.taken().stream()
                        .map(r -> members.find(r.member()).map(Member::name).orElse("—") + " "
                                + figures.time(r.slot().start()) + "–"
                                + figures.time(r.slot().end()))
                        .collect(Collectors.joining(", "))));
        Div box = new Div(what);
        box.addClassNames("conflict", "refused");
        if (conflict.taken().stream().anyMatch(r -> r.arrivedAt() == null) && member.is(Role.ANIMATOR)) {
            Button move = new Button(getTranslation("course.conflict.move"), click -> {
                desk.makeRoom(member, conflict);
                changed.run();
            });
            box.add(new Paragraph(getTranslation("course.conflict.move.what")), move);
        }
        return box;
    }

    private String name(MachineId id) {
        Optional<Machine> machine = machines.find(id);
        return machine.map(Machine::name).orElse(id.value());
    }
}
