package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.message.Kind;
import org.etabli.lab.message.Message;
import org.etabli.lab.message.Messages;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

class CourseNewsTest {

    @OnBothDatabases
    void whoWaitedIsToldOfTheirPlaceAndOfACancelledCourse(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(1);
        EnrolmentDesk desk = its.lab.bean(EnrolmentDesk.class);
        Participant first = its.called(course, "A");
        its.lab.clock().step(Duration.ofSeconds(1));
        Member member = People.in(its.lab);
        assertThat(desk.enrol(member, course.id(), member)).isInstanceOf(Enrolling.Waiting.class);

        desk.cancel(its.animator, course.id(), first);
        eventually(its.lab, member.id(), Kind.COURSE_PLACE);
        its.lab.clock().step(Duration.ofSeconds(1));
        its.lab.bean(CourseDesk.class).cancel(its.animator, course);
        eventually(its.lab, member.id(), Kind.COURSE_CANCELLED, Kind.COURSE_PLACE);
    }

    /** The registry tells listeners after the commit, on a thread of its own. */
    private static void eventually(Lab lab, MemberId member, Kind... kinds) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(lab.bean(Messages.class).of(member, 10))
                        .extracting(Message::kind)
                        .containsExactlyInAnyOrder(kinds));
    }
}
