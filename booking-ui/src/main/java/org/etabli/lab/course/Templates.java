package org.etabli.lab.course;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.sql.Columns;
import org.etabli.lab.training.TrainingId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All course templates. */
@Repository
public class Templates {

    private final JdbcClient db;
    private final Clock clock;

    Templates(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Those in use, by name. */
    public List<Template> all() {
        return db.sql("select * from course_template where retired_at is null order by lower(name)")
                .query(this::read)
                .list();
    }

    public Optional<Template> find(TemplateId id) {
        return db.sql("select * from course_template where id = ?")
                .param(id.value())
                .query(this::read)
                .optional();
    }

    boolean isNamed(String name, TemplateId except) {
        return db.sql("select count(*) from course_template where lower(name) = lower(?) and id <> ?")
                        .params(name.strip(), except.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Adds it, or puts it in the place of the one with its id. */
    @Transactional
    void keep(Template t) {
        UUID training = t.training() == null ? null : t.training().value();
        Object retired = t.retired() ? Columns.at(clock.instant()) : null;
        List<@Nullable Object> columns = Arrays.asList(
                t.name().strip(),
                t.theme().strip(),
                t.level().name(),
                t.goals(),
                t.kit(),
                t.sessions(),
                t.minutes(),
                t.capacity(),
                t.ageFrom(),
                t.ageTo(),
                t.priceCents(),
                training,
                retired,
                t.id().value());
        int changed = db.sql("update course_template set name = ?, theme = ?, level_name = ?, goals = ?, kit = ?,"
                        + " sessions = ?, minutes = ?, capacity = ?, age_from = ?, age_to = ?, price_cents = ?,"
                        + " training_id = ?, retired_at = ? where id = ?")
                .params(columns)
                .update();
        if (changed == 0) {
            db.sql("insert into course_template (name, theme, level_name, goals, kit, sessions, minutes, capacity,"
                            + " age_from, age_to, price_cents, training_id, retired_at, id)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(columns)
                    .update();
        }
        for (String part : List.of("course_template_machine", "course_template_step", "course_material")) {
            db.sql("delete from " + part + " where template_id = ?")
                    .param(t.id().value())
                    .update();
        }
        t.machines().forEach(machine -> db.sql(
                        "insert into course_template_machine (template_id, machine_id) values (?, ?)")
                .params(t.id().value(), machine.value())
                .update());
        for (int i = 0; i < t.steps().size(); i++) {
            db.sql("insert into course_template_step (template_id, place, words) values (?, ?, ?)")
                    .params(t.id().value(), i, t.steps().get(i).strip())
                    .update();
        }
        for (int i = 0; i < t.materials().size(); i++) {
            Template.Material m = t.materials().get(i);
            db.sql("insert into course_material (template_id, place, name, address, licence) values (?, ?, ?, ?, ?)")
                    .params(t.id().value(), i, m.name(), m.address(), m.licence())
                    .update();
        }
    }

    private Template read(ResultSet row, int number) throws SQLException {
        UUID id = Columns.uuid(row, "id");
        UUID training = Columns.uuidOrNull(row, "training_id");
        return new Template(
                new TemplateId(id),
                row.getString("name"),
                row.getString("theme"),
                Level.valueOf(row.getString("level_name")),
                row.getString("goals"),
                row.getString("kit"),
                row.getInt("sessions"),
                row.getInt("minutes"),
                row.getInt("capacity"),
                row.getObject("age_from", Integer.class),
                row.getObject("age_to", Integer.class),
                row.getInt("price_cents"),
                training == null ? null : new TrainingId(training),
                Set.copyOf(db.sql("select machine_id from course_template_machine where template_id = ?")
                        .param(id)
                        .query((machine, n) -> new MachineId(machine.getString(1)))
                        .list()),
                db.sql("select words from course_template_step where template_id = ? order by place")
                        .param(id)
                        .query(String.class)
                        .list(),
                db.sql("select name, address, licence from course_material where template_id = ? order by place")
                        .param(id)
                        .query((m, n) -> new Template.Material(m.getString(1), m.getString(2), m.getString(3)))
                        .list(),
                row.getObject("retired_at") != null);
    }
}
