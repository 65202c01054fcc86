package org.etabli.lab.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening.DrillTried;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All safety drills: asked for here, tried and timed at the benches, kept among what the benches told. */
@Repository
public class SafetyDrills {

    /** Three trials on each of a bench's machines, and there is room for more machines than a bench has pins. */
    private static final int MOST_TRIALS = 100;

    private final JdbcClient db;
    private final Orders orders;
    private final LiveStates states;

    SafetyDrills(JdbcClient db, Orders orders, LiveStates states) {
        this.db = db;
        this.orders = orders;
        this.states = states;
    }

    /** One trial as its bench timed it. */
    public record Trial(Instant at, String machine, DrillTried tried) {}

    /** Asks the bench to try each machine it has told of; those machines. */
    public List<String> ask(String bench) {
        String drill = UUID.randomUUID().toString();
        List<String> machines = states.machinesOf(bench);
        machines.forEach(machine -> orders.send(bench, machine, new Order.RunDrill(drill)));
        return machines;
    }

    /** The trials of the bench's latest drill, first tried first; none where none was ever told. */
    public List<Trial> latest(String bench) {
        List<Trial> newest = db.sql("select happened_at, body from bench_event where bench = ? and kind = 'drill-tried'"
                        + " order by sequence desc fetch first ? rows only")
                .params(bench, MOST_TRIALS)
                .query((row, n) -> trial(Columns.instant(row, "happened_at"), row.getString("body")))
                .list();
        return newest.isEmpty()
                ? newest
                : newest.reversed().stream()
                        .filter(trial -> trial.tried()
                                .drill()
                                .equals(newest.getFirst().tried().drill()))
                        .toList();
    }

    private static Trial trial(Instant at, String body) {
        try {
            BenchEvent event = Wire.read(body.getBytes(StandardCharsets.UTF_8), BenchEvent.class);
            return new Trial(at, String.valueOf(event.machine()), (DrillTried) event.what());
        } catch (WireException e) {
            throw new IllegalStateException("an event kept in the database cannot be read", e);
        }
    }
}
