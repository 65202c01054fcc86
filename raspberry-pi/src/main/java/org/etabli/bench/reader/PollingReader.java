package org.etabli.bench.reader;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.etabli.bench.reader.chip.CardChip;
import org.jspecify.annotations.Nullable;

/** A reader chip, asked again and again: it sees cards come, and go. */
public final class PollingReader implements BadgeReader {

    /** A card held for a moment is seen at least twice. */
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private static final long AFTER_FAILURE_MILLIS = 2_000;

    private final String name;
    private final CardChip chip;
    private final LongSupplier nanos;
    private volatile @Nullable Thread thread;

    public PollingReader(String name, CardChip chip, LongSupplier nanos) {
        this.name = name;
        this.chip = chip;
        this.nanos = nanos;
    }

    @Override
    public void start(Listener listener) {
        thread = Thread.ofPlatform().daemon().name("reader " + name).start(() -> run(listener));
    }

    private void run(Listener listener) {
        Presence presence = new Presence(listener);
        boolean failed = false;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    chip.begin();
                    if (failed) {
                        listener.recovered();
                    }
                    failed = false;
                    look(presence);
                } catch (ReaderException e) {
                    if (!failed) {
                        listener.failed(String.valueOf(e.getMessage()));
                    }
                    failed = true;
                    TimeUnit.MILLISECONDS.sleep(AFTER_FAILURE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            chip.close();
        }
    }

    private void look(Presence presence) throws ReaderException, InterruptedException {
        while (!Thread.currentThread().isInterrupted()) {
            presence.seen(chip.poll(), Duration.ofNanos(nanos.getAsLong()));
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    @Override
    public void probe() throws ReaderException {
        chip.begin();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
