package org.etabli.bench.feedback;

import com.pi4j.io.gpio.digital.DigitalOutput;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.etabli.bench.gate.Notice;
import org.jspecify.annotations.Nullable;

/** Two lamps, a buzzer and a display, fed from a thread of their own: a slow display delays no gate. */
public final class PinFace implements Face, AutoCloseable {

    /** What is older than the last few words nobody reads. */
    private static final int MOST_WAITING = 4;

    private static final int SHORT_MILLIS = 80;
    private static final int LONG_MILLIS = 500;

    private final @Nullable DigitalOutput green;
    private final @Nullable DigitalOutput red;
    private final @Nullable DigitalOutput buzzer;
    private final @Nullable Ssd1306 display;
    private final Words words;
    private final BlockingQueue<Notice> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;

    public PinFace(
            @Nullable DigitalOutput green,
            @Nullable DigitalOutput red,
            @Nullable DigitalOutput buzzer,
            @Nullable Ssd1306 display,
            Words words,
            String machine) {
        this.green = green;
        this.red = red;
        this.buzzer = buzzer;
        this.display = display;
        this.words = words;
        this.thread = Thread.ofPlatform().daemon().name("face " + machine).start(this::run);
        show(new Notice.Ready());
    }

    @Override
    public void show(Notice notice) {
        while (!waiting.offer(notice)) {
            waiting.poll();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Notice notice = waiting.take();
                if (display != null) {
                    display.show(words.of(notice));
                }
                light(notice);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void light(Notice notice) throws InterruptedException {
        switch (notice) {
            case Notice.Welcome welcome -> lamps(true, false, 1, SHORT_MILLIS);
            case Notice.PressStart press -> lamps(true, false, 2, SHORT_MILLIS);
            case Notice.SupervisorAsked asked -> lamps(true, true, 2, SHORT_MILLIS);
            case Notice.Refused refused -> flashRed();
            case Notice.NextInLine next -> flashRed();
            case Notice.Noted noted -> beep(1, SHORT_MILLIS);
            case Notice.EndsSoon soon -> lamps(true, true, 3, SHORT_MILLIS);
            case Notice.Overtime overtime -> lamps(true, true, 3, SHORT_MILLIS);
            case Notice.LeavingAfterJob leaving -> lamps(true, true, 1, SHORT_MILLIS);
            case Notice.CoolingDown cooling -> lamps(true, true, 0, 0);
            case Notice.Goodbye goodbye -> lamps(false, false, 1, SHORT_MILLIS);
            case Notice.Ready ready -> lamps(false, false, 0, 0);
            case Notice.Closed closed -> lamps(false, true, 0, 0);
            case Notice.Stopped stopped -> lamps(false, true, 1, LONG_MILLIS);
        }
    }

    /** A refusal disturbs nobody: the lamp of whoever is working comes back by itself. */
    private void flashRed() throws InterruptedException {
        set(red, true);
        beep(1, LONG_MILLIS);
        set(red, false);
    }

    private void lamps(boolean greenOn, boolean redOn, int beeps, int millis) throws InterruptedException {
        set(green, greenOn);
        set(red, redOn);
        beep(beeps, millis);
    }

    private void beep(int times, int millis) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            set(buzzer, true);
            TimeUnit.MILLISECONDS.sleep(millis);
            set(buzzer, false);
            TimeUnit.MILLISECONDS.sleep(SHORT_MILLIS);
        }
    }

    private static void set(@Nullable DigitalOutput pin, boolean on) {
        if (pin != null) {
            pin.setState(on);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
