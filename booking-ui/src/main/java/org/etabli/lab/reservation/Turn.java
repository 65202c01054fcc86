package org.etabli.lab.reservation;

import java.util.Arrays;
import java.util.function.Supplier;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One change at a time to a member's and a machine's reservations: between the checks of a wish and its being kept,
 * nobody else changes what was checked. That no two overlap needs no turn, the database sees to it; quotas and the time
 * between users do.
 */
@Component
class Turn {

    /** Two moves that cross each other may have to be tried again; more often than this something else is wrong. */
    private static final int TRIES = 5;

    private final JdbcClient db;
    private final TransactionTemplate transaction;

    Turn(JdbcClient db, PlatformTransactionManager transactions) {
        this.db = db;
        this.transaction = new TransactionTemplate(transactions);
        // Inside a wider transaction (a request with an idempotency key) a refused write rolls back to here only.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Runs the work in a transaction that holds the member's and the machines' rows, always locked in the same order. */
    <T> T of(MemberId member, Supplier<T> work, MachineId... machines) {
        for (int left = TRIES; ; left--) {
            try {
                T done = transaction.execute(status -> {
                    lock("select 1 from member where id = ? for update", member.value());
                    Arrays.stream(machines)
                            .map(MachineId::value)
                            .distinct()
                            .sorted()
                            .forEach(id -> lock("select 1 from machine where id = ? for update", id));
                    return work.get();
                });
                return java.util.Objects.requireNonNull(done);
            } catch (PessimisticLockingFailureException e) {
                if (left <= 1) {
                    throw e;
                }
            }
        }
    }

    private void lock(String select, Object id) {
        db.sql(select).param(id).query(Integer.class).optional();
    }
}
