package org.etabli.controller.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.LineSplitter;
import org.etabli.controller.stream.ProgramLine;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Sender;
import org.etabli.controller.stream.SenderEvent;
import org.etabli.controller.stream.Stage;
import org.jspecify.annotations.Nullable;

/** A sender and a simulated firmware on one wire in virtual time: hours pass in milliseconds, the same every time. */
public final class VirtualBench {

    private static final long SECOND = 1_000_000_000L;

    /** More at one instant is a wake-up that was asked for and not answered. */
    private static final int MOST_STEPS_AT_ONCE = 10_000;

    private final Sender sender;
    private final SimulatedFirmware firmware;
    private final Wire toMachine;
    private final Wire toHost;
    private final LineSplitter splitter = new LineSplitter();
    private final byte[] one = new byte[1];
    private final List<Timed> plan = new ArrayList<>();
    private long now;
    private boolean unplugged;

    public final List<String> executed = new ArrayList<>();
    public final List<String> unchecked = new ArrayList<>();
    public final List<ProgramLine> acknowledged = new ArrayList<>();
    /** Those of them whose filament the machine said that it had not moved. */
    public final List<String> notMoved = new ArrayList<>();

    public final List<Stage> stages = new ArrayList<>();
    public final List<Effect> notices = new ArrayList<>();
    public final List<String> sentLines = new ArrayList<>();
    public final List<String> heard = new ArrayList<>();
    /** Both directions, for a person who looks into a seed. */
    public final List<String> log = new ArrayList<>();

    public @Nullable Failure failure;
    public long bytesSent;
    public long resends;
    /** When the first and the last command of the file went on the wire, s, and the bytes of all of them. */
    public double firstSent = Double.NaN;

    public double lastAcknowledged;
    public long bytesAtLastAcknowledged;
    public long streamedBytes;

    private record Timed(long at, Runnable doing) {}

    public VirtualBench(Sender sender, SimulatedFirmware firmware) {
        this(sender, firmware, 115_200, WireFaults.NONE, 0);
    }

    public VirtualBench(Sender sender, SimulatedFirmware firmware, int baud, WireFaults faults, long seed) {
        this(sender, firmware, baud, faults, faults, seed);
    }

    public VirtualBench(
            Sender sender, SimulatedFirmware firmware, int baud, WireFaults there, WireFaults back, long seed) {
        this.sender = sender;
        this.firmware = firmware;
        this.toMachine = new Wire(baud, there, new Random(seed));
        this.toHost = new Wire(baud, back, new Random(seed + 1));
        firmware.listener((command, checked) -> {
            executed.add(command);
            if (!checked) {
                unchecked.add(command);
            }
        });
    }

    /** Does something when so much virtual time has passed. */
    public VirtualBench at(double seconds, Runnable doing) {
        plan.add(new Timed((long) (seconds * SECOND), doing));
        plan.sort(java.util.Comparator.comparingLong(Timed::at));
        return this;
    }

    public VirtualBench fault(double seconds, FirmwareFault fault) {
        return at(seconds, () -> firmware.fault(fault));
    }

    public VirtualBench ask(double seconds, Request request) {
        return at(seconds, () -> apply(sender.step(new SenderEvent.Asked(now, request))));
    }

    /** Pulls the cable for a while. */
    public VirtualBench unplug(double seconds, double forSeconds) {
        at(seconds, () -> {
            unplugged = true;
            toMachine.cut();
            toHost.cut();
            splitter.clear();
        });
        return at(seconds + forSeconds, () -> {
            unplugged = false;
            apply(sender.step(new SenderEvent.Opened(now, true)));
        });
    }

    /** Opens the port so much later than the board was powered: what it said meanwhile is gone. */
    public VirtualBench late(double seconds) {
        now = (long) (seconds * SECOND);
        firmware.advanceTo(now);
        firmware.takeOutput();
        return this;
    }

    /** Runs until the job is over, or the virtual time given has passed. */
    public VirtualBench run(double atMostSeconds) {
        long limit = (long) (atMostSeconds * SECOND);
        // The board was powered before the port was opened.
        apply(sender.step(new SenderEvent.Opened(now, false)));
        int standing = 0;
        while (!over() && now < limit) {
            long next = Math.max(now, Math.min(limit, nextEvent()));
            standing = next == now ? standing + 1 : 0;
            if (standing > MOST_STEPS_AT_ONCE) {
                throw new IllegalStateException("time stands still at " + seconds() + " s");
            }
            now = next;
            while (toMachine.nextArrival() <= now) {
                firmware.advanceTo(toMachine.nextArrival());
                firmware.receive(toMachine.take());
            }
            firmware.advanceTo(now);
            byte[] said = firmware.takeOutput();
            if (!unplugged) {
                toHost.send(said, said.length, now);
            }
            while (!plan.isEmpty() && plan.getFirst().at() <= now) {
                plan.removeFirst().doing().run();
            }
            hear();
            if (sender.wakeAt() <= now && !over() && !unplugged) {
                apply(sender.step(new SenderEvent.Elapsed(now)));
            }
        }
        return this;
    }

    private long nextEvent() {
        long at = Math.min(Math.min(toMachine.nextArrival(), toHost.nextArrival()), firmware.wakeAt());
        if (!plan.isEmpty()) {
            at = Math.min(at, plan.getFirst().at());
        }
        return unplugged ? at : Math.min(at, sender.wakeAt());
    }

    private void hear() {
        while (toHost.nextArrival() <= now && !over()) {
            one[0] = (byte) toHost.take();
            for (String line : splitter.split(one, 1)) {
                heard.add(line);
                log.add(String.format(java.util.Locale.ROOT, "%.4f < %s", seconds(), line));
                apply(sender.step(new SenderEvent.Received(now, line)));
            }
        }
    }

    private void apply(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Send send -> {
                    bytesSent += send.bytes().length;
                    if (stages.contains(Stage.READY)) {
                        firstSent = Double.isNaN(firstSent) ? seconds() : firstSent;
                        streamedBytes += send.bytes().length;
                    }
                    log.add(String.format(
                            java.util.Locale.ROOT,
                            "%.4f > %s",
                            seconds(),
                            new String(send.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1)
                                    .replace('\n', '\u00b6')));
                    sentLines.add(new String(send.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
                    if (!unplugged) {
                        toMachine.send(send.bytes(), send.bytes().length, now);
                    }
                }
                case Effect.Acknowledged taken -> {
                    acknowledged.add(taken.line());
                    if (!taken.filamentMoved()) {
                        notMoved.add(taken.line().text());
                    }
                    lastAcknowledged = seconds();
                    bytesAtLastAcknowledged = streamedBytes;
                }
                case Effect.Reached reached -> stages.add(reached.stage());
                case Effect.Failed failed -> failure = failed.failure();
                case Effect.Resent resent -> resends = resent.total();
                default -> notices.add(effect);
            }
        }
    }

    public boolean over() {
        return failure != null || stages.contains(Stage.FINISHED) || stages.contains(Stage.CANCELLED);
    }

    /** Why it failed; a job that did not is a mistake of the test. */
    public Failure failed() {
        return java.util.Objects.requireNonNull(failure, "the job did not fail");
    }

    public boolean finished() {
        return stages.contains(Stage.FINISHED);
    }

    public double seconds() {
        return now / (double) SECOND;
    }

    /** Lets the machine go on by itself, as it does when nobody talks to it any more. */
    public VirtualBench settle(double seconds) {
        long until = now + (long) (seconds * SECOND);
        while (toMachine.nextArrival() <= until) {
            firmware.advanceTo(toMachine.nextArrival());
            firmware.receive(toMachine.take());
        }
        firmware.advanceTo(until);
        now = until;
        return this;
    }
}
