package org.etabli.lab.machine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All machines, in the order the lab shows them. */
@Repository
public class Machines {

    private static final String SELECT = "select id, name, profile, bench, hourly_cents, condition_name from machine ";

    private final JdbcClient db;
    private final Profiles profiles;

    Machines(JdbcClient db, Profiles profiles) {
        this.db = db;
        this.profiles = profiles;
    }

    @Transactional
    public void add(MachineId id, String name, String profile, String bench, int hourlyCents) {
        int place = db.sql("select coalesce(max(place), 0) + 1 from machine")
                .query(Integer.class)
                .single();
        db.sql("insert into machine (id, name, profile, bench, hourly_cents, place) values (?, ?, ?, ?, ?, ?)")
                .params(id.value(), name, profile, bench, hourlyCents, place)
                .update();
    }

    public List<Machine> all() {
        return db.sql(SELECT + "order by place").query(this::read).list();
    }

    public List<Machine> at(String bench) {
        return all().stream().filter(m -> m.bench().equals(bench)).toList();
    }

    public Optional<Machine> find(MachineId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(this::read)
                .optional();
    }

    /** What is told about a machine beside its figures. */
    public Optional<MachineSheet> sheet(MachineId id) {
        return db.sql("select guide, picture, condition_reason, condition_since from machine where id = ?")
                .param(id.value())
                .query((row, n) -> new MachineSheet(
                        row.getString("guide"),
                        row.getString("picture"),
                        row.getString("condition_reason"),
                        Columns.instantOrNull(row, "condition_since")))
                .optional();
    }

    private Machine read(ResultSet row, int number) throws SQLException {
        String profile = row.getString("profile");
        return new Machine(
                new MachineId(row.getString("id")),
                row.getString("name"),
                profiles.named(profile),
                profile,
                row.getString("bench"),
                row.getInt("hourly_cents"),
                Condition.valueOf(row.getString("condition_name")));
    }
}
