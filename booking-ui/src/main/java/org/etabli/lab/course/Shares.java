package org.etabli.lab.course;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Everybody's shares of the machines' records. */
@Repository
public class Shares {

    private final JdbcClient db;

    Shares(JdbcClient db) {
        this.db = db;
    }

    @Transactional
    void replace(SessionId session, MachineId machine, List<Share> shares) {
        db.sql("delete from course_share where session_id = ? and machine_id = ?")
                .params(session.value(), machine.value())
                .update();
        shares.forEach(share -> db.sql("insert into course_share (session_id, machine_id, participant_id, seconds,"
                        + " milligrams, milliwatt_hours) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        session.value(),
                        machine.value(),
                        share.participant() == null ? null : share.participant().value(),
                        share.seconds(),
                        share.milligrams(),
                        share.milliwattHours()))
                .update());
    }

    public List<Share> of(SessionId session) {
        return db.sql("select * from course_share where session_id = ? order by machine_id")
                .param(session.value())
                .query((row, n) -> {
                    UUID who = Columns.uuidOrNull(row, "participant_id");
                    return new Share(
                            new MachineId(row.getString("machine_id")),
                            who == null ? null : new ParticipantId(who),
                            row.getLong("seconds"),
                            row.getLong("milligrams"),
                            row.getLong("milliwatt_hours"));
                })
                .list();
    }
}
