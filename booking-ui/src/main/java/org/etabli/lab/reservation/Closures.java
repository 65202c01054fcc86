package org.etabli.lab.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All closures. */
@Repository
public class Closures {

    private static final String SELECT = "select id, machine_id, starts_at, ends_at, reason from closure ";

    private final JdbcClient db;

    Closures(JdbcClient db) {
        this.db = db;
    }

    /** @param machine absent: the whole lab */
    public Closure add(@Nullable MachineId machine, TimeSlot slot, String reason) {
        Closure closure = new Closure(UUID.randomUUID(), machine, slot, reason.strip());
        db.sql("insert into closure (id, machine_id, starts_at, ends_at, reason) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        closure.id(),
                        machine == null ? null : machine.value(),
                        Columns.at(slot.start()),
                        Columns.at(slot.end()),
                        closure.reason()))
                .update();
        return closure;
    }

    /** Says whether there was such a closure. */
    public boolean remove(UUID id) {
        return db.sql("delete from closure where id = ?").param(id).update() > 0;
    }

    /** The lab's and this machine's closures that touch the window, by start. */
    public List<Closure> during(TimeSlot window, MachineId machine) {
        return db.sql(SELECT + "where (machine_id is null or machine_id = ?) and starts_at < ? and ends_at > ?"
                        + " order by starts_at")
                .params(machine.value(), Columns.at(window.end()), Columns.at(window.start()))
                .query(Closures::read)
                .list();
    }

    /** All closures that touch the window, by start. */
    public List<Closure> during(TimeSlot window) {
        return db.sql(SELECT + "where starts_at < ? and ends_at > ? order by starts_at")
                .params(Columns.at(window.end()), Columns.at(window.start()))
                .query(Closures::read)
                .list();
    }

    public List<Closure> endingAfter(Instant instant) {
        return db.sql(SELECT + "where ends_at > ? order by starts_at")
                .param(Columns.at(instant))
                .query(Closures::read)
                .list();
    }

    private static Closure read(ResultSet row, int number) throws SQLException {
        String machine = row.getString("machine_id");
        return new Closure(
                Columns.uuid(row, "id"),
                machine == null ? null : new MachineId(machine),
                new TimeSlot(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")),
                row.getString("reason"));
    }
}
