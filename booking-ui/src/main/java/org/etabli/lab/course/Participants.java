package org.etabli.lab.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.Participant.Gender;
import org.etabli.lab.course.Participant.SocialStatus;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody who takes or took part in courses: one row a person, so that people are counted once. */
@Repository
public class Participants {

    private static final String SELECT = "select * from participant ";

    private final JdbcClient db;
    private final Clock clock;

    Participants(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    Participant add(NewParticipant who) {
        Participant added = new Participant(
                ParticipantId.fresh(),
                who.member(),
                who.callName(),
                who.guardian(),
                who.birthYear(),
                who.gender(),
                who.status(),
                who.commune());
        db.sql("insert into participant (id, member_id, call_name, guardian_id, birth_year, gender, status, commune,"
                        + " known_since) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        added.id().value(),
                        value(added.member()),
                        added.callName(),
                        value(added.guardian()),
                        added.birthYear(),
                        added.gender().name(),
                        added.status().name(),
                        added.commune(),
                        Columns.at(clock.instant())))
                .update();
        return added;
    }

    @Transactional
    void change(ParticipantId id, NewParticipant told) {
        db.sql("update participant set call_name = ?, birth_year = ?, gender = ?, status = ?, commune = ? where id = ?")
                .params(Arrays.asList(
                        told.callName(),
                        told.birthYear(),
                        told.gender().name(),
                        told.status().name(),
                        told.commune(),
                        id.value()))
                .update();
    }

    public Optional<Participant> find(ParticipantId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(Participants::read)
                .optional();
    }

    public Optional<Participant> of(MemberId member) {
        return db.sql(SELECT + "where member_id = ?")
                .param(member.value())
                .query(Participants::read)
                .optional();
    }

    /** Those somebody answers for who have no account of their own. */
    public List<Participant> guardedBy(MemberId guardian) {
        return db.sql(SELECT + "where guardian_id = ? and erased_at is null order by lower(call_name), id")
                .param(guardian.value())
                .query(Participants::read)
                .list();
    }

    /** Those whose name begins so, at most so many. */
    public List<Participant> search(String name, int most) {
        return db.sql(SELECT + "where lower(call_name) like ? escape '!' and erased_at is null"
                        + " order by lower(call_name), id fetch first ? rows only")
                .params(name.strip().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%", most)
                .query(Participants::read)
                .list();
    }

    /** Forgets who they are; what the report counts stays. */
    @Transactional
    void forget(ParticipantId id) {
        db.sql("update participant set member_id = null, guardian_id = null, call_name = '—', commune = null,"
                        + " erased_at = ? where id = ?")
                .params(Columns.at(clock.instant()), id.value())
                .update();
        db.sql("update attendance set signature = null where participant_id = ?")
                .param(id.value())
                .update();
        db.sql("update course_piece set label = '—' where participant_id = ?")
                .param(id.value())
                .update();
        db.sql("delete from self_assessment where participant_id = ?")
                .param(id.value())
                .update();
        db.sql("update drop_in set about = '—' where participant_id = ?")
                .param(id.value())
                .update();
    }

    private static @Nullable UUID value(@Nullable MemberId member) {
        return member == null ? null : member.value();
    }

    static Participant read(ResultSet row, int number) throws SQLException {
        UUID member = Columns.uuidOrNull(row, "member_id");
        UUID guardian = Columns.uuidOrNull(row, "guardian_id");
        return new Participant(
                new ParticipantId(Columns.uuid(row, "id")),
                member == null ? null : new MemberId(member),
                row.getString("call_name"),
                guardian == null ? null : new MemberId(guardian),
                row.getObject("birth_year", Integer.class),
                Gender.valueOf(row.getString("gender")),
                SocialStatus.valueOf(row.getString("status")),
                row.getString("commune"));
    }
}
