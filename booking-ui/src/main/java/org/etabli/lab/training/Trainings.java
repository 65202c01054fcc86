package org.etabli.lab.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue: all trainings, what they need, and which machines need them. */
@Repository
public class Trainings {

    private static final String SELECT =
            "select id, name, description, how_to_get, valid_months, retired_at from training ";

    private final JdbcClient db;
    private final Clock clock;

    Trainings(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    public List<Training> all() {
        Map<TrainingId, Set<TrainingId>> needs = prerequisites();
        return db.sql(SELECT + "order by lower(name)")
                .query((row, n) -> read(row, needs))
                .list();
    }

    public Optional<Training> find(TrainingId id) {
        Map<TrainingId, Set<TrainingId>> needs = prerequisites();
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query((row, n) -> read(row, needs))
                .optional();
    }

    /** What somebody has to hold to use a machine; nothing for most. */
    public List<Training> neededBy(MachineId machine) {
        Set<UUID> ids = new HashSet<>(db.sql("select training_id from machine_training where machine_id = ?")
                .param(machine.value())
                .query(UUID.class)
                .list());
        return all().stream()
                .filter(training -> ids.contains(training.id().value()))
                .toList();
    }

    /** The machines a training is needed for. */
    public List<MachineId> machinesOf(TrainingId training) {
        return db
                .sql("select machine_id from machine_training where training_id = ? order by machine_id")
                .param(training.value())
                .query(String.class)
                .list()
                .stream()
                .map(MachineId::new)
                .toList();
    }

    boolean isNamed(String name, TrainingId except) {
        return db.sql("select count(*) from training where lower(name) = lower(?) and id <> ?")
                        .params(name, except.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional
    void keep(Training training) {
        List<Object> values = Arrays.asList(
                training.name(),
                training.description(),
                training.howToGet(),
                training.validMonths(),
                training.retired() ? Columns.at(clock.instant()) : null,
                training.id().value());
        int changed = db.sql("update training set name = ?, description = ?, how_to_get = ?, valid_months = ?,"
                        + " retired_at = ? where id = ?")
                .params(values)
                .update();
        if (changed == 0) {
            db.sql("insert into training (name, description, how_to_get, valid_months, retired_at, id)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(values)
                    .update();
        }
        db.sql("delete from training_prerequisite where training_id = ?")
                .param(training.id().value())
                .update();
        for (TrainingId needed : training.prerequisites()) {
            db.sql("insert into training_prerequisite (training_id, needs_id) values (?, ?)")
                    .params(training.id().value(), needed.value())
                    .update();
        }
    }

    @Transactional
    void need(MachineId machine, Set<TrainingId> trainings) {
        db.sql("delete from machine_training where machine_id = ?")
                .param(machine.value())
                .update();
        for (TrainingId training : trainings) {
            db.sql("insert into machine_training (machine_id, training_id) values (?, ?)")
                    .params(machine.value(), training.value())
                    .update();
        }
    }

    private Map<TrainingId, Set<TrainingId>> prerequisites() {
        Map<TrainingId, Set<TrainingId>> needs = new HashMap<>();
        db.sql("select training_id, needs_id from training_prerequisite").query(row -> {
            needs.computeIfAbsent(new TrainingId(Columns.uuid(row, "training_id")), id -> new HashSet<>())
                    .add(new TrainingId(Columns.uuid(row, "needs_id")));
        });
        return needs;
    }

    private static Training read(ResultSet row, Map<TrainingId, Set<TrainingId>> needs) throws SQLException {
        TrainingId id = new TrainingId(Columns.uuid(row, "id"));
        return new Training(
                id,
                row.getString("name"),
                row.getString("description"),
                row.getString("how_to_get"),
                row.getObject("valid_months", Integer.class),
                needs.getOrDefault(id, Set.of()),
                row.getObject("retired_at") != null);
    }
}
