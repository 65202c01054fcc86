package org.etabli.lab.message;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseCancelled;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.Participants;
import org.etabli.lab.course.PlaceGiven;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Members;
import org.etabli.lab.shell.Figures;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells people, or who answers for them, that they have a place in a course now, or that it does not take place. */
@Component
class CourseNews {

    private final Courses courses;
    private final Participants participants;
    private final Enrolments enrolments;
    private final Members members;
    private final Families families;
    private final Notes notes;

    CourseNews(
            Courses courses,
            Participants participants,
            Enrolments enrolments,
            Members members,
            Families families,
            Notes notes) {
        this.courses = courses;
        this.participants = participants;
        this.enrolments = enrolments;
        this.members = members;
        this.families = families;
        this.notes = notes;
    }

    @ApplicationModuleListener
    void on(PlaceGiven given) {
        courses.find(given.course())
                .ifPresent(course ->
                        participants.find(given.participant()).ifPresent(who -> tell(course, who, Kind.COURSE_PLACE)));
    }

    @ApplicationModuleListener
    void on(CourseCancelled cancelled) {
        courses.find(cancelled.course()).ifPresent(course -> Stream.concat(
                        enrolments.enrolled(course.id()).stream(), enrolments.waiting(course.id()).stream())
                .forEach(enrolment -> tell(course, enrolment.participant(), Kind.COURSE_CANCELLED)));
    }

    private void tell(Course course, Participant who, Kind kind) {
        CourseSession first = courses.sessions(course.id()).getFirst();
        for (Member reader : readers(who)) {
            Figures figures = notes.figures(reader);
            notes.tell(
                    reader,
                    "course/" + course.id() + "/" + who.id() + "/" + kind.word(),
                    kind,
                    "courses/" + course.id(),
                    course.name(),
                    who.callName(),
                    figures.shortDay(first.slot().start()),
                    figures.time(first.slot().start()));
        }
    }

    /** Somebody themselves, and for a child who answers for it; nobody where neither has an account. */
    private List<Member> readers(Participant who) {
        Stream<MemberId> known = Stream.of(Optional.ofNullable(who.member()), Optional.ofNullable(who.guardian()))
                .flatMap(Optional::stream);
        Stream<Member> guardians = who.member() == null ? Stream.empty() : families.guardiansOf(who.member()).stream();
        return Stream.concat(known.flatMap(id -> members.find(id).stream()), guardians)
                .distinct()
                .toList();
    }
}
