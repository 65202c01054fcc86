package org.etabli.lab.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.Optional;
import java.util.stream.Collectors;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Room;
import org.etabli.lab.course.RoomDesk;
import org.etabli.lab.course.Rooms;
import org.etabli.lab.member.Member;

/** The room of one session: chosen here, and who has it where it could not be kept. */
class SessionRoom extends Div {

    /** What it needs. */
    record Desk(Rooms rooms, RoomDesk desk, Courses courses) {}

    SessionRoom(CourseSession session, Desk desk, Member by, Runnable changed) {
        addClassName("session-room");
        Optional<Room.Place> place = desk.rooms().of(session.id());
        if (desk.rooms().all().isEmpty()) {
            return;
        }
        Select<Room> room = new Select<>();
        room.setItems(desk.rooms().all());
        room.setItemLabelGenerator(r -> r == null ? getTranslation("course.room.none") : r.name());
        room.setEmptySelectionAllowed(true);
        room.setEmptySelectionCaption(getTranslation("course.room.none"));
        room.setAriaLabel(getTranslation("course.room.of", session.number()));
        place.ifPresent(p -> room.setValue(p.room()));
        room.addValueChangeListener(chosen -> {
            desk.desk()
                    .choose(
                            by,
                            session,
                            chosen.getValue() == null ? null : chosen.getValue().id());
            changed.run();
        });
        add(room);
    }

    /** What is said where another session has the room. */
    static Paragraph conflict(RoomDesk.Conflict conflict, Desk desk, Component reader) {
        String who = conflict.taken().stream()
                .map(taken ->
                        desk.courses().find(taken.course()).map(Course::name).orElse("") + " · "
                                + reader.getTranslation("course.session.number", taken.number()))
                .collect(Collectors.joining(", "));
        String free = desk.rooms().free(conflict.session().slot()).stream()
                .map(Room::name)
                .collect(Collectors.joining(", "));
        Paragraph words = new Paragraph(reader.getTranslation(
                "course.room.conflict",
                conflict.session().number(),
                conflict.room().name(),
                who));
        words.add(new Span(" "
                + (free.isEmpty()
                        ? reader.getTranslation("course.room.none-free")
                        : reader.getTranslation("course.room.free", free))));
        words.addClassNames("conflict", "refused");
        return words;
    }
}
