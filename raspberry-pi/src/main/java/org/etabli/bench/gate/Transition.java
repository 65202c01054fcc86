package org.etabli.bench.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where a gate stands after an event, and what it wants done, in order. */
public record Transition(Gate next, List<Effect> effects) {

    public Transition {
        effects = List.copyOf(effects);
    }

    static Transition to(Gate next, Effect... effects) {
        return new Transition(next, List.of(effects));
    }

    Transition and(Effect... more) {
        List<Effect> all = new ArrayList<>(effects);
        all.addAll(List.of(more));
        return new Transition(next, all);
    }

    Transition then(java.util.function.Function<Gate, Transition> step) {
        Transition after = step.apply(next);
        List<Effect> all = new ArrayList<>(effects);
        all.addAll(after.effects);
        return new Transition(after.next, all);
    }

    Transition map(UnaryOperator<Gate> change) {
        return new Transition(change.apply(next), effects);
    }
}
