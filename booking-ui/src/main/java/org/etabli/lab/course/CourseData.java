package org.etabli.lab.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Somebody's courses, and those of the children they answer for. What the report counts stays, without a name. */
@Repository
class CourseData implements PersonalData {

    private final JdbcClient db;
    private final Participants participants;
    private final Enrolments enrolments;
    private final Courses courses;
    private final Progress progress;
    private final Rotas rotas;

    CourseData(
            JdbcClient db,
            Participants participants,
            Enrolments enrolments,
            Courses courses,
            Progress progress,
            Rotas rotas) {
        this.rotas = rotas;
        this.db = db;
        this.participants = participants;
        this.enrolments = enrolments;
        this.courses = courses;
        this.progress = progress;
    }

    @Override
    public String topic() {
        return "course";
    }

    @Override
    public java.time.@Nullable Period kept() {
        return null;
    }

    @Override
    public List<Map<String, Object>> export(MemberId member) {
        List<Map<String, Object>> facts = new ArrayList<>();
        all(member).forEach(participant -> enrolments.of(participant.id()).forEach(enrolment -> {
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put("calledName", participant.callName());
            fact.put(
                    "course", courses.find(enrolment.course()).map(Course::name).orElse(""));
            fact.put("state", enrolment.state().name());
            fact.put("enrolledAt", enrolment.enrolledAt().toString());
            fact.put(
                    "stepsValidated",
                    progress.validated(enrolment.course(), participant.id()).size());
            for (Progress.Moment moment : Progress.Moment.values()) {
                fact.put(
                        moment == Progress.Moment.BEFORE ? "feelingsBefore" : "feelingsAfter",
                        progress.feelings(enrolment.course(), participant.id(), moment)
                                .toString());
            }
            fact.put("dropIns", rotas.dropIns(participant.id()));
            fact.put("birthYear", String.valueOf(participant.birthYear()));
            fact.put("gender", participant.gender().name());
            fact.put("status", participant.status().name());
            fact.put("commune", String.valueOf(participant.commune()));
            facts.add(fact);
        }));
        return facts;
    }

    private List<Participant> all(MemberId member) {
        List<Participant> all = new ArrayList<>(participants.guardedBy(member));
        Optional<Participant> self = participants.of(member);
        self.ifPresent(all::add);
        return all;
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        all(member).forEach(participant -> participants.forget(participant.id()));
        db.sql("delete from rota_shift where member_id = ?")
                .param(member.value())
                .update();
        db.sql("delete from staff where member_id = ?").param(member.value()).update();
    }

    @Override
    public int sweep() {
        return 0;
    }
}
