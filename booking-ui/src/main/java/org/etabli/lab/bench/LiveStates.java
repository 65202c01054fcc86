package org.etabli.lab.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.MachineState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each machine is doing now, as its bench last said; kept in memory only, the broker retains it. */
@Component
public class LiveStates {

    private final Map<String, MachineState> machines = new ConcurrentHashMap<>();
    private final Map<String, String> hosts = new ConcurrentHashMap<>();
    private final Map<String, BenchStatus> benches = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Told on a broker thread that a machine's state has changed. */
    @FunctionalInterface
    public interface Listener {
        void changed(String machine);
    }

    public Optional<MachineState> of(String machine) {
        return Optional.ofNullable(machines.get(machine));
    }

    public Optional<BenchStatus> ofBench(String bench) {
        return Optional.ofNullable(benches.get(bench));
    }

    /** The machines the bench has told of, by name. */
    List<String> machinesOf(String bench) {
        return hosts.entrySet().stream()
                .filter(host -> host.getValue().equals(bench))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** How many times faster than life the fastest simulated bench runs; 0 when every machine is real. */
    public double simulatedSpeed() {
        return benches.values().stream()
                .mapToDouble(BenchStatus::simulated)
                .max()
                .orElse(0);
    }

    /** Listens until the returned handle is run. */
    public Runnable listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    void put(String bench, String machine, MachineState state) {
        hosts.put(machine, bench);
        put(machine, state);
    }

    void put(String machine, MachineState state) {
        machines.put(machine, state);
        touched(machine);
    }

    /** What is known of a machine has changed elsewhere: an event of it is in the database. */
    void touched(@Nullable String machine) {
        if (machine != null) {
            listeners.forEach(listener -> listener.changed(machine));
        }
    }

    void put(String bench, BenchStatus status) {
        benches.put(bench, status);
    }
}
