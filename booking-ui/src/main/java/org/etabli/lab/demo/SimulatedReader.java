package org.etabli.lab.demo;

import org.etabli.controller.contract.Order;
import org.etabli.lab.bench.Orders;
import org.etabli.lab.machine.Machine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Service;

/** Holds a badge to a simulated reader, as a hand would to a real one. */
@Service
@ConditionalOnBooleanProperty("etabli.demo")
public class SimulatedReader {

    private final Orders orders;

    SimulatedReader(Orders orders) {
        this.orders = orders;
    }

    /** Holds the badge of the demo's person with this address; of nobody's where there is none. */
    public void present(Machine machine, String email) {
        String badge = DemoPeople.withEmail(email).map(DemoPeople.Person::badge).orElse(DemoPeople.UNKNOWN_BADGE);
        orders.send(machine.bench(), machine.id().value(), new Order.PresentBadge(badge));
    }
}
