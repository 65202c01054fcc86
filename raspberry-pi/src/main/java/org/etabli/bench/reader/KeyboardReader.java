package org.etabli.bench.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A USB reader that types its numbers like a keyboard. It is grabbed, so that badge numbers never reach a console, and
 * read as the kernel's input events.
 */
public final class KeyboardReader implements BadgeReader {

    private static final long REOPEN_MILLIS = 2_000;

    private final Path device;
    private final LongSupplier nanos;
    private final Debounce debounce = new Debounce();
    private volatile @Nullable Thread thread;
    private volatile @Nullable InputDevice open;

    public KeyboardReader(Path device, LongSupplier nanos) {
        this.device = device;
        this.nanos = nanos;
    }

    @Override
    public void start(Listener listener) {
        thread = Thread.ofPlatform().daemon().name("reader " + device).start(() -> run(listener));
    }

    private void run(Listener listener) {
        boolean failed = false;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try (InputDevice input = InputDevice.grab(device)) {
                    open = input;
                    if (failed) {
                        listener.recovered();
                    }
                    failed = false;
                    listen(input, listener);
                } catch (IOException e) {
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

    private void listen(InputDevice input, Listener listener) throws IOException {
        KeyFrames keys = new KeyFrames();
        ByteBuffer events =
                ByteBuffer.allocateDirect(KeyFrames.EVENT_BYTES * 64).order(ByteOrder.nativeOrder());
        while (!Thread.currentThread().isInterrupted()) {
            events.clear();
            input.read(events);
            events.flip();
            for (String number : keys.accept(events)) {
                if (debounce.isNew(number, Duration.ofNanos(nanos.getAsLong()))) {
                    listener.presented(number);
                }
            }
        }
    }

    @Override
    public void probe() throws ReaderException {
        try {
            InputDevice.grab(device).close();
        } catch (IOException e) {
            throw new ReaderException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public String name() {
        return device.toString();
    }

    @Override
    public void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        InputDevice input = open;
        if (input != null) {
            input.close();
        }
    }
}
