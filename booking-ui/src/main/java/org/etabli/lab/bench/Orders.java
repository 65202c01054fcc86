package org.etabli.lab.bench;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.etabli.controller.contract.Command;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Wire;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends orders to machines; one that comes late is never run. */
@Service
public class Orders {

    /** A person who pressed a button is still there after this long, and no longer expects it to happen later. */
    private static final Duration EXPIRY = Duration.ofSeconds(30);

    private final Benches benches;
    private final BenchLink link;
    private final Clock clock;

    Orders(Benches benches, BenchLink link, Clock clock) {
        this.benches = benches;
        this.link = link;
        this.clock = clock;
    }

    /** Once what it follows from is committed: a bench may answer before that, and its answer would find nothing. */
    public void send(String bench, String machine, Order order) {
        Command command = new Command(
                Wire.VERSION, UUID.randomUUID().toString(), clock.instant().plus(EXPIRY), order);
        String topic = benches.topics(bench).command(machine);
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            link.send(topic, command, EXPIRY);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                link.send(topic, command, EXPIRY);
            }
        });
    }
}
