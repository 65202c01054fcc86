package org.etabli.lab.course;

import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.springframework.stereotype.Component;

/** Who may do what with a course and its sessions; every desk asks here, whatever page or device it is asked from. */
@Component
public class Team {

    private final Courses courses;
    private final Rotas rotas;

    Team(Courses courses, Rotas rotas) {
        this.courses = courses;
        this.rotas = rotas;
    }

    /** Whether somebody runs a course: its animator, or any animator of the lab. */
    public boolean runs(Member member, Course course) {
        return member.is(Role.ANIMATOR) || course.animator().equals(member.id());
    }

    /** Whether somebody runs a session: who runs its course, or a helper of its rota. */
    public boolean runs(Member member, CourseSession session) {
        return runs(member, courses.find(session.course()).orElseThrow())
                || rotas.helpers(session.id()).contains(member.id());
    }

    /** @throws IllegalArgumentException where a page lets somebody try what is not theirs */
    public void check(Member by, CourseSession session) {
        if (!runs(by, session)) {
            throw new IllegalArgumentException("a session is run by its animator and helpers");
        }
    }

    /** @throws IllegalArgumentException where a page lets somebody try what is not theirs */
    void check(Member by, Course course) {
        if (!runs(by, course)) {
            throw new IllegalArgumentException("a course is run by its animator");
        }
    }
}
