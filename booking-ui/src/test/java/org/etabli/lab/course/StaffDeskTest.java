package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.etabli.lab.course.rota.DropIn;
import org.etabli.lab.course.rota.RotaFinding;
import org.etabli.lab.course.rota.StaffKind;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

/** Who of the lab is there on what terms, and whom they help in passing. */
class StaffDeskTest {

    @OnBothDatabases
    void aRotaThatBreaksALimitIsRefusedAndSaysWhich(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);
        Member lou = People.in(its.lab, Role.VOLUNTEER);
        Rotas rotas = its.lab.bean(Rotas.class);
        rotas.employ(lou.id(), StaffKind.SERVICE_CIVIQUE);
        rotas.supervise(its.machines.getFirst(), true);
        RotaDesk desk = its.lab.bean(RotaDesk.class);

        assertThat(desk.add(its.animator, session, lou))
                .containsExactly(new RotaFinding.Unsupervised(lou.id(), session.slot()));
        assertThat(rotas.helpers(session.id())).isEmpty();

        rotas.employ(its.animator.id(), StaffKind.SALARIED);
        assertThat(desk.add(its.animator, session, lou)).isEmpty();
        Course sameTime = its.course(12);
        assertThat(desk.add(its.animator, its.session(sameTime, 1), lou))
                .hasAtLeastOneElementOfType(RotaFinding.TwoPlaces.class);
    }

    @OnBothDatabases
    void theFourthDropInIsNotGivenButACourseProposed(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Participant who = its.called(its.course(5), "A");
        DropInDesk desk = its.lab.bean(DropInDesk.class);

        for (int time = 1; time <= DropIn.MOST; time++) {
            assertThat(desk.help(its.animator, who, "slicer")).isEqualTo(new DropInDesk.Answer.Helped(who, time));
        }

        assertThat(desk.help(its.animator, who, "slicer"))
                .isInstanceOfSatisfying(DropInDesk.Answer.Proposed.class, proposed -> assertThat(proposed.courses())
                        .isNotEmpty());
        assertThat(its.lab.bean(Rotas.class).dropIns(who.id())).isEqualTo(3);
        assertThat(desk.help(its.animator, NewParticipant.called("B"), " "))
                .isEqualTo(new DropInDesk.Answer.Refused("course.drop-in.about.missing"));
    }

    @OnBothDatabases
    void aLimitSetLaterIsToldOfEveryRotaToCome(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        CourseSession session = its.session(its.course(12), 1);
        Member lou = People.in(its.lab, Role.VOLUNTEER);
        Member manager = People.in(its.lab, Role.MANAGER);
        StaffDesk staff = its.lab.bean(StaffDesk.class);
        its.lab.bean(RotaDesk.class).add(its.animator, session, lou);
        assertThat(broken(staff, session)).isEmpty();

        staff.employ(manager, lou, StaffKind.SERVICE_CIVIQUE);
        staff.supervise(manager, its.machines.getFirst(), true);

        assertThat(broken(staff, session)).containsExactly(new RotaFinding.Unsupervised(lou.id(), session.slot()));
        staff.supervise(manager, its.machines.getFirst(), false);
        assertThat(broken(staff, session)).isEmpty();
    }

    @OnBothDatabases
    void onlyManagersSayOnWhatTermsPeopleWorkAndOnlyTheLabsPeopleHelp(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        StaffDesk staff = its.lab.bean(StaffDesk.class);
        Participant who = its.called(its.course(5), "A");

        assertThatThrownBy(() -> staff.employ(its.animator, its.animator, StaffKind.SALARIED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> staff.supervise(its.animator, its.machines.getFirst(), true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> its.lab.bean(DropInDesk.class).help(People.in(its.lab), who, "slicer"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<RotaFinding> broken(StaffDesk staff, CourseSession session) {
        return staff.broken().stream()
                .filter(one -> one.session().id().equals(session.id()))
                .flatMap(one -> one.findings().stream())
                .toList();
    }
}
