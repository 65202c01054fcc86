package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import org.etabli.lab.course.Room;
import org.etabli.lab.course.RoomDesk;
import org.etabli.lab.course.Rooms;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.shell.Card;

/** The rooms of the lab in which courses take place. */
class RoomsCard extends Card {

    private static final int USUAL_SEATS = 12;

    private final Rooms rooms;
    private final RoomDesk desk;
    private final Member by;
    private final Div list = new Div();
    private final Answer answer = new Answer();

    RoomsCard(Rooms rooms, RoomDesk desk, Member by) {
        this.rooms = rooms;
        this.desk = desk;
        this.by = by;
        addClassName("rooms");
        TextField name = new TextField(getTranslation("course.room.name"));
        name.setMaxLength(Room.LONGEST_NAME);
        IntegerField seats = new IntegerField(getTranslation("course.room.seats"));
        seats.setValue(USUAL_SEATS);
        Button add = new Button(getTranslation("course.room.add"), click -> {
            say(desk.add(by, name.getValue(), seats.isEmpty() ? 0 : seats.getValue()));
            name.clear();
        });
        Div fields = new Div(name, seats, add);
        fields.addClassNames("fields", "bottom");
        add(
                new H2(getTranslation("course.rooms")),
                new Paragraph(getTranslation("course.rooms.what")),
                list,
                fields,
                answer);
        show();
    }

    private void say(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            answer.bad(getTranslation(refused.text()));
        } else {
            answer.removeAll();
        }
        show();
    }

    private void show() {
        list.removeAll();
        for (Room room : rooms.all()) {
            Span name = new Span(room.name());
            name.addClassName("line-name");
            Button remove = new Button(getTranslation("course.room.remove"), click -> say(desk.remove(by, room.id())));
            remove.setAriaLabel(getTranslation("course.room.remove") + " · " + room.name());
            Div line = new Div(name, new Span(getTranslation("course.room.places", room.seats())), remove);
            line.addClassName("line");
            list.add(line);
        }
    }
}
