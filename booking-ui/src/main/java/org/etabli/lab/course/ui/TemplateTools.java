package org.etabli.lab.course.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import org.etabli.lab.course.CourseDesk;
import org.etabli.lab.course.Handouts;
import org.etabli.lab.course.RoomDesk;
import org.etabli.lab.course.Rooms;
import org.etabli.lab.course.Template;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.training.Trainings;

/** Makes what is opened from the page of templates, each with what it needs. */
@SpringComponent
class TemplateTools {

    private final CourseDesk desk;
    private final Machines machines;
    private final Trainings trainings;
    private final Members members;
    private final Rooms rooms;
    private final RoomDesk roomDesk;
    private final Handouts handouts;

    TemplateTools(
            CourseDesk desk,
            Machines machines,
            Trainings trainings,
            Members members,
            Rooms rooms,
            RoomDesk roomDesk,
            Handouts handouts) {
        this.desk = desk;
        this.machines = machines;
        this.trainings = trainings;
        this.members = members;
        this.rooms = rooms;
        this.roomDesk = roomDesk;
        this.handouts = handouts;
    }

    void plan(Template template, Member by, Figures figures, java.time.LocalDate day) {
        new PlanDialog(template, desk, members, rooms, roomDesk, by, figures, day).open();
    }

    void edit(Template template, Member by, Runnable kept) {
        new TemplateDialog(template, desk, machines.all(), trainings.all(), by, kept).open();
    }

    void handouts(Template template, Member by, Figures figures) {
        new HandoutsDialog(template, handouts, by, figures).open();
    }

    RoomsCard rooms(Member by) {
        return new RoomsCard(rooms, roomDesk, by);
    }
}
