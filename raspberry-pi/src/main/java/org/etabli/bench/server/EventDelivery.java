package org.etabli.bench.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.journal.JournalException;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the journal's events to the server, in order, and marks them delivered only when the broker has acknowledged
 * them. What a broken connection left in doubt is sent again: bench and number make a copy harmless.
 */
public final class EventDelivery implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(EventDelivery.class);

    /** Events on their way at one time: the broker need not take more, and a resend repeats no more. */
    static final int WINDOW = 64;

    private static final long ACKNOWLEDGE_SECONDS = 30;
    private static final long IDLE_MILLIS = 1_000;
    private static final long OFFLINE_MILLIS = 200;

    private final EventJournal journal;
    private final MqttSession session;

    public EventDelivery(EventJournal journal, MqttSession session) {
        this.journal = journal;
        this.session = session;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!session.isConnected()) {
                    TimeUnit.MILLISECONDS.sleep(OFFLINE_MILLIS);
                } else if (journal.awaitAfter(journal.lastDelivered(), IDLE_MILLIS)) {
                    deliverBatch();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliverBatch() throws InterruptedException {
        try {
            List<BenchEvent> batch = journal.from(journal.lastDelivered() + 1, WINDOW);
            if (batch.isEmpty()) {
                log.error("Events after {} are not to be found in the journal", journal.lastDelivered());
                journal.delivered(journal.lastSequence());
                return;
            }
            List<CompletableFuture<?>> sent = new ArrayList<>(batch.size());
            for (BenchEvent event : batch) {
                sent.add(session.publishEvent(Wire.write(event)));
            }
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(ACKNOWLEDGE_SECONDS, TimeUnit.SECONDS);
            journal.delivered(batch.getLast().sequence());
        } catch (ExecutionException | TimeoutException e) {
            log.warn(
                    "Events after {} not acknowledged, sending them again: {}",
                    journal.lastDelivered(),
                    e.getMessage());
            TimeUnit.MILLISECONDS.sleep(OFFLINE_MILLIS);
        } catch (JournalException e) {
            log.error("Events cannot be sent: {}", e.getMessage());
            TimeUnit.MILLISECONDS.sleep(IDLE_MILLIS);
        }
    }

    /** Waits until the server has everything, for at most so long; for an orderly stop. */
    public boolean drain(long millis) throws InterruptedException {
        long waited = 0;
        while (journal.lastDelivered() < journal.lastSequence() && waited < millis && session.isConnected()) {
            TimeUnit.MILLISECONDS.sleep(20);
            waited += 20;
        }
        return journal.lastDelivered() >= journal.lastSequence();
    }
}
