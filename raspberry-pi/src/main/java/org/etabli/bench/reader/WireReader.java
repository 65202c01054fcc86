package org.etabli.bench.reader;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.etabli.controller.link.Link;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.LinkOpener;
import org.jspecify.annotations.Nullable;

/** A reader at the end of a serial wire that says numbers by itself. */
public final class WireReader implements BadgeReader {

    private static final Duration LISTEN = Duration.ofMillis(100);
    private static final long REOPEN_MILLIS = 2_000;
    private static final int CHUNK = 256;

    private final String name;
    private final LinkOpener opener;
    private final BadgeFrames frames;
    private final LongSupplier nanos;
    private final Debounce debounce = new Debounce();
    private volatile @Nullable Thread thread;

    public WireReader(String name, LinkOpener opener, BadgeFrames frames, LongSupplier nanos) {
        this.name = name;
        this.opener = opener;
        this.frames = frames;
        this.nanos = nanos;
    }

    @Override
    public void start(Listener listener) {
        thread = Thread.ofPlatform().daemon().name("reader " + name).start(() -> run(listener));
    }

    private void run(Listener listener) {
        boolean failed = false;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try (Link link = opener.open()) {
                    if (failed) {
                        listener.recovered();
                    }
                    failed = false;
                    listen(link, listener);
                } catch (LinkException e) {
                    if (!failed) {
                        listener.failed(String.valueOf(e.getMessage()));
                    }
                    failed = true;
                    TimeUnit.MILLISECONDS.sleep(REOPEN_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Link link, Listener listener) throws LinkException {
        byte[] chunk = new byte[CHUNK];
        while (!Thread.currentThread().isInterrupted()) {
            int count = link.read(chunk, LISTEN);
            for (String number : frames.accept(chunk, count)) {
                if (debounce.isNew(number, Duration.ofNanos(nanos.getAsLong()))) {
                    listener.presented(number);
                }
            }
        }
    }

    @Override
    public void probe() throws ReaderException {
        try {
            opener.open().close();
        } catch (LinkException e) {
            throw new ReaderException(String.valueOf(e.getMessage()), e);
        }
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
