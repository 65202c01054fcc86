package org.etabli.lab.course;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.etabli.lab.course.rota.DropIn;
import org.etabli.lab.course.rota.Shift;
import org.etabli.lab.course.rota.StaffKind;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who of the lab is there when, on what terms, and whom they helped in passing. */
@Repository
public class Rotas {

    /** A line. */
    public static final int LONGEST_ABOUT = 200;

    private static final String SHIFTS = """
            select x.member_id, s.starts_at, s.ends_at, coalesce(staff.kind, 'VOLUNTEER') as kind
            from (select session_id, member_id from rota_shift
                  union select s.id, c.animator_id from course_session s join course c on c.id = s.course_id) x
            join course_session s on s.id = x.session_id
            join course c on c.id = s.course_id and c.cancelled_at is null
            left join staff on staff.member_id = x.member_id\s""";

    private final JdbcClient db;
    private final Clock clock;

    Rotas(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    void employ(MemberId member, StaffKind kind) {
        db.sql("delete from staff where member_id = ?").param(member.value()).update();
        db.sql("insert into staff (member_id, kind) values (?, ?)")
                .params(member.value(), kind.name())
                .update();
    }

    public StaffKind kind(MemberId member) {
        return db.sql("select kind from staff where member_id = ?")
                .param(member.value())
                .query(String.class)
                .optional()
                .map(StaffKind::valueOf)
                .orElse(StaffKind.VOLUNTEER);
    }

    /** Says that a machine is only used by volunteers of the service civique with a salaried supervisor. */
    @Transactional
    void supervise(MachineId machine, boolean needed) {
        db.sql("delete from supervised_machine where machine_id = ?")
                .param(machine.value())
                .update();
        if (needed) {
            db.sql("insert into supervised_machine (machine_id) values (?)")
                    .param(machine.value())
                    .update();
        }
    }

    public Set<MachineId> supervised() {
        return Set.copyOf(db.sql("select machine_id from supervised_machine")
                .query((row, n) -> new MachineId(row.getString(1)))
                .list());
    }

    /** Who helps in a session beside the course's animator. */
    public List<MemberId> helpers(SessionId session) {
        return db.sql("select member_id from rota_shift where session_id = ? order by member_id")
                .param(session.value())
                .query((row, n) -> new MemberId(Columns.uuid(row, "member_id")))
                .list();
    }

    @Transactional
    void plan(SessionId session, MemberId member) {
        unplan(session, member);
        db.sql("insert into rota_shift (session_id, member_id) values (?, ?)")
                .params(session.value(), member.value())
                .update();
    }

    @Transactional
    void unplan(SessionId session, MemberId member) {
        db.sql("delete from rota_shift where session_id = ? and member_id = ?")
                .params(session.value(), member.value())
                .update();
    }

    /** Everybody's shifts that touch a window, the courses' animators included. */
    public List<Shift> during(TimeSlot window) {
        return db.sql(SHIFTS + "where s.starts_at < ? and s.ends_at > ?")
                .params(Columns.at(window.end()), Columns.at(window.start()))
                .query((row, n) -> new Shift(
                        new MemberId(Columns.uuid(row, "member_id")),
                        StaffKind.valueOf(row.getString("kind")),
                        new TimeSlot(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at"))))
                .list();
    }

    /** Helps somebody in passing; after the third time, it is a course that helps. */
    @Transactional
    DropIn dropIn(ParticipantId who, MemberId by, String about) {
        db.sql("select id from participant where id = ? for update")
                .param(who.value())
                .query(UUID.class)
                .single();
        DropIn answer = DropIn.after(dropIns(who));
        if (answer instanceof DropIn.Help) {
            db.sql("insert into drop_in (id, participant_id, helped_by, helped_at, about) values (?, ?, ?, ?, ?)")
                    .params(
                            UUID.randomUUID(),
                            who.value(),
                            by.value(),
                            Columns.at(clock.instant()),
                            about.length() <= LONGEST_ABOUT ? about : about.substring(0, LONGEST_ABOUT))
                    .update();
        }
        return answer;
    }

    /** @param about what it was about */
    public record Helped(String who, java.time.Instant at, String about) {}

    /** The latest drop-ins. */
    public List<Helped> latestDropIns(int most) {
        return db.sql("select p.call_name, d.helped_at, d.about from drop_in d join participant p"
                        + " on p.id = d.participant_id order by d.helped_at desc, d.id fetch first ? rows only")
                .param(most)
                .query((row, n) -> new Helped(
                        row.getString("call_name"), Columns.instant(row, "helped_at"), row.getString("about")))
                .list();
    }

    public int dropIns(ParticipantId who) {
        return db.sql("select count(*) from drop_in where participant_id = ?")
                .param(who.value())
                .query(Integer.class)
                .single();
    }
}
