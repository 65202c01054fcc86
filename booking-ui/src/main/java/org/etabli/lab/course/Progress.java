package org.etabli.lab.course;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people learned: steps validated by the animator, and how sure they feel of each, before and after. Who may say
 * so is {@link ProgressDesk}'s to know.
 */
@Repository
public class Progress {

    /** When somebody says how sure they feel. */
    public enum Moment {
        BEFORE,
        AFTER
    }

    /** From not at all to very. */
    public static final int SUREST = 3;

    /** From here on somebody feels at ease. */
    public static final int AT_EASE = 2;

    private final JdbcClient db;
    private final Clock clock;

    Progress(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The steps somebody has behind them, by their place in the course. */
    public Set<Integer> validated(CourseId course, ParticipantId who) {
        return new TreeSet<>(db.sql("select place from step_validated where course_id = ? and participant_id = ?")
                .params(course.value(), who.value())
                .query(Integer.class)
                .list());
    }

    @Transactional
    void validate(CourseId course, ParticipantId who, int step, MemberId by) {
        if (!validated(course, who).contains(step)) {
            db.sql("insert into step_validated (course_id, participant_id, place, validated_at, validated_by)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(course.value(), who.value(), step, Columns.at(clock.instant()), by.value())
                    .update();
        }
    }

    @Transactional
    void takeBack(CourseId course, ParticipantId who, int step) {
        db.sql("delete from step_validated where course_id = ? and participant_id = ? and place = ?")
                .params(course.value(), who.value(), step)
                .update();
    }

    /** How sure somebody feels of each step they answered for. */
    public Map<Integer, Integer> feelings(CourseId course, ParticipantId who, Moment moment) {
        Map<Integer, Integer> feelings = new TreeMap<>();
        db.sql("select place, feeling from self_assessment"
                        + " where course_id = ? and participant_id = ? and moment = ?")
                .params(course.value(), who.value(), moment.name())
                .query(row -> {
                    feelings.put(row.getInt("place"), row.getInt("feeling"));
                });
        return feelings;
    }

    @Transactional
    void feel(CourseId course, ParticipantId who, Moment moment, int step, int feeling) {
        if (feeling < 0 || feeling > SUREST) {
            throw new IllegalArgumentException("a feeling is 0 to " + SUREST + ", not " + feeling);
        }
        db.sql("delete from self_assessment"
                        + " where course_id = ? and participant_id = ? and moment = ? and place = ?")
                .params(course.value(), who.value(), moment.name(), step)
                .update();
        db.sql("insert into self_assessment (course_id, participant_id, moment, place, feeling)"
                        + " values (?, ?, ?, ?, ?)")
                .params(course.value(), who.value(), moment.name(), step, feeling)
                .update();
    }
}
