package org.etabli.controller.sim;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.etabli.controller.sim.MarlinTraits.Feature;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/**
 * A printer with Marlin 2 on an 8-bit board, from the firmware's documentation: a finite receive buffer, a short queue
 * of lines, numbers and checksums, {@code Resend:} with the flush behind it, a planner that takes the time moves take,
 * heaters that ramp, {@code busy:} while something blocks.
 */
public final class SimulatedMarlin extends SimulatedFirmware {

    private static final long SECOND = 1_000_000_000L;
    private static final long BOOT = SECOND / 2;
    private static final long HOMING = 6 * SECOND;
    private static final long PROBING = 12 * SECOND;

    /** The emergency parser needs no more of a line than its longest word. */
    private static final int URGENT_LENGTH = 16;

    private final MarlinTraits traits;
    private final MarlinMachine machine;
    private final MarlinLines lines;
    private final StringBuilder urgent = new StringBuilder();
    private boolean halted;
    private long greetsAt;
    private @Nullable String current;
    private long processedAt;
    private @Nullable Wait wait;
    private long keepAliveEvery;
    private long keepAliveAt;
    private long autoReportEvery;
    private long autoReportAt = Long.MAX_VALUE;
    private long heatReportAt = Long.MAX_VALUE;
    private boolean waitBroken;
    private boolean waitsForPerson;

    /**
     * Something a command blocks on, and what it does once that is over.
     *
     * @param heats whether temperatures are told every second meanwhile
     */
    private record Wait(BooleanSupplier over, LongSupplier wakeAt, Runnable then, boolean heats) {}

    /** A printer as the profile describes it, on a board with these traits. */
    public SimulatedMarlin(MachineProfile profile, MarlinTraits traits) {
        this.traits = traits;
        this.machine = new MarlinMachine(profile, traits.blocks());
        this.lines = new MarlinLines(traits, this::emit, () -> answer("ok"), this::taken);
        boot();
    }

    /** As if it had just printed: the nozzle at this temperature, °C, and held there. */
    public SimulatedMarlin warm(double celsius) {
        machine.nozzle.preheat(celsius);
        return this;
    }

    /** A slow display, a card, a network: it takes so long to greet, s, the first time. */
    public SimulatedMarlin bootingFor(double seconds) {
        greetsAt = now() + (long) (seconds * SECOND);
        return this;
    }

    @Override
    void received(int value) {
        if (traits.has(Feature.EMERGENCY_PARSER)) {
            listenForUrgent(value);
        }
        if (greetsAt == Long.MAX_VALUE || traits.has(Feature.HEARS_BEFORE_BOOT)) {
            lines.receive(value);
        }
    }

    /** The emergency parser sees each byte in the interrupt, before the buffer. */
    private void listenForUrgent(int value) {
        if (value != '\n' && value != '\r') {
            if (urgent.length() < URGENT_LENGTH) {
                urgent.append((char) value);
            }
            return;
        }
        act(urgent.toString().strip());
        urgent.setLength(0);
    }

    private void act(String whole) {
        switch (whole) {
            case "M108" -> waitBroken = true;
            case "M112" -> kill();
            case "M410" -> machine.quickStop();
            default -> {}
        }
    }

    /** Without an emergency parser, Marlin 2 looks at each line as it takes it into its queue. */
    private void taken(String line) {
        if (traits.has(Feature.EARLY_COMMANDS) && !traits.has(Feature.EMERGENCY_PARSER)) {
            act(line);
        }
    }

    @Override
    void work() {
        if (now() >= greetsAt) {
            greetsAt = Long.MAX_VALUE;
            if (traits.has(Feature.GREETING)) {
                MarlinSpeech.GREETING.forEach(this::emit);
            }
        }
        machine.planner.advance(now(), done -> {});
        boolean again = greetsAt == Long.MAX_VALUE;
        while (again && !halted) {
            lines.read();
            again = executeOne();
        }
        if (!halted) {
            report();
        }
    }

    private boolean executeOne() {
        String command = current;
        if (command == null) {
            current = lines.next();
            processedAt = now() + traits.commandNanos();
            return current != null;
        }
        if (now() < processedAt) {
            return false;
        }
        Wait waiting = wait;
        if (waiting == null) {
            waiting = wait = perform(command);
            keepAliveAt = now() + keepAliveEvery;
            heatReportAt = waiting.heats() ? now() + SECOND : Long.MAX_VALUE;
        }
        if (halted || !waiting.over().getAsBoolean()) {
            return false;
        }
        waiting.then().run();
        waitsForPerson = false;
        wait = null;
        current = null;
        heatReportAt = Long.MAX_VALUE;
        answerTo(command);
        return true;
    }

    private void report() {
        if (traits.has(Feature.KEEP_ALIVE) && wait != null && now() >= keepAliveAt && keepAliveEvery > 0) {
            keepAliveAt = now() + keepAliveEvery;
            emit(waitsForPerson ? "echo:busy: paused for user" : "echo:busy: processing");
        }
        if (now() >= heatReportAt) {
            heatReportAt = now() + SECOND;
            emit(" " + machine.temperatures() + " W:?");
        }
        if (now() >= autoReportAt) {
            autoReportAt = now() + autoReportEvery;
            emit(" " + machine.temperatures());
        }
    }

    @Override
    long nextWorkAt() {
        long at = Math.min(Math.min(machine.planner.wakeAt(), autoReportAt), greetsAt);
        if (halted || current == null) {
            return halted ? Long.MAX_VALUE : at;
        }
        Wait waiting = wait;
        if (waiting == null) {
            return Math.min(at, processedAt);
        }
        at = Math.min(at, Math.min(waiting.wakeAt().getAsLong(), heatReportAt));
        return traits.has(Feature.KEEP_ALIVE) && keepAliveEvery > 0 ? Math.min(at, keepAliveAt) : at;
    }

    private void answerTo(String text) {
        String body = body(text);
        if (body.equals("M105") && traits.has(Feature.TEMPERATURES_BEFORE_OK)) {
            emit(machine.temperatures());
            answer("ok");
        } else if (body.equals("M105")) {
            answer("ok " + (traits.has(Feature.NO_HEATERS) ? "T:0" : machine.temperatures()));
        } else if (traits.has(Feature.ADVANCED_OK)) {
            String number = text.charAt(0) == 'N' ? "N" + MarlinLines.leadingNumber(text, 1) + " " : "";
            answer("ok " + number + "P" + machine.planner.free() + " B" + lines.free());
        } else {
            answer("ok");
        }
    }

    private static String body(String text) {
        String body = text;
        if (body.charAt(0) == 'N') {
            int at = 1;
            while (at < body.length() && (Character.isDigit(body.charAt(at)) || body.charAt(at) == ' ')) {
                at++;
            }
            body = body.substring(at);
        }
        int star = body.indexOf('*');
        return (star < 0 ? body : body.substring(0, star)).strip();
    }

    private Wait perform(String text) {
        String body = body(text);
        boolean checked = text.charAt(0) == 'N';
        Words words = Words.of(body);
        Runnable ran = () -> executed(body, checked);
        char kind = body.isEmpty() ? ' ' : body.charAt(0);
        Wait wait =
                switch (kind) {
                    case 'G' -> performG((int) words.value('G', -1), words, ran);
                    case 'M' -> performM((int) words.value('M', -1), words, ran);
                    case 'T' -> at(ran);
                    default -> null;
                };
        if (wait == null) {
            emit("echo:Unknown command: \"" + body + "\"");
            return at(() -> {});
        }
        return wait;
    }

    private @Nullable Wait performG(int code, Words words, Runnable ran) {
        return switch (code) {
            case 0, 1, 2, 3 ->
                new Wait(
                        () -> !machine.planner.isFull(),
                        machine.planner::wakeAt,
                        () -> {
                            ran.run();
                            String refused = machine.move(words, now());
                            if (!refused.isEmpty()) {
                                emit("echo:" + refused);
                            }
                        },
                        false);
            case 4 -> afterMotion((long) (words.value('S', 0) * SECOND + words.value('P', 0) * 1e6), ran);
            case 10, 11, 17, 18, 19, 53, 54, 80 -> at(ran);
            case 20, 21, 90, 91 -> at(ran, () -> machine.mode(code));
            case 28 -> afterMotion(HOMING, ran, () -> machine.home(words));
            case 29 -> afterMotion(PROBING, ran);
            case 92 -> at(ran, () -> machine.setPosition(words));
            default -> null;
        };
    }

    private @Nullable Wait performM(int code, Words words, Runnable ran) {
        return switch (code) {
            case 0, 1 -> untilUser(ran);
            case 17 -> at(ran, () -> machine.motors(true));
            case 18, 84 -> afterMotion(0, ran, () -> machine.motors(false));
            case 82, 83 -> at(ran, () -> machine.relativeE(code == 83));
            case 104 -> at(ran, () -> machine.nozzle.target(words.value('S', 0)));
            case 105 -> at(ran);
            case 106 -> at(ran, () -> machine.fan(words.value('S', 255) / 255));
            case 107 -> at(ran, () -> machine.fan(0));
            case 108 -> at(ran, () -> waitBroken = true);
            case 109 -> heats(machine.nozzle, words, ran);
            case 110 -> at(ran, () -> lines.renumber((long) words.value('N', 0)));
            case 112 -> at(ran, this::kill);
            case 113 -> at(ran, () -> keepAliveEvery = (long) (words.value('S', 2) * SECOND));
            case 114 -> at(ran, () -> emit(machine.positionReport()));
            case 115 -> at(ran, () -> MarlinSpeech.about(traits).forEach(this::emit));
            case 140 -> at(ran, () -> machine.bed.target(words.value('S', 0)));
            case 155 -> traits.has(Feature.AUTO_REPORT) ? at(ran, () -> autoReport((long) words.value('S', 0))) : null;
            case 190 -> heats(machine.bed, words, ran);
            case 400 -> afterMotion(0, ran);
            case 410 -> at(ran, machine::quickStop);
            case 500, 501, 503 -> at(ran, () -> emit("echo:Settings Stored (0 bytes; crc 0)"));
            default -> MarlinSpeech.isKnown(code) ? at(ran) : null;
        };
    }

    private static Wait at(Runnable... doings) {
        return new Wait(() -> true, () -> Long.MAX_VALUE, all(doings), false);
    }

    private Wait afterMotion(long extraNanos, Runnable... doings) {
        long[] end = {Long.MAX_VALUE};
        return new Wait(
                () -> {
                    if (end[0] == Long.MAX_VALUE && machine.planner.isEmpty()) {
                        end[0] = now() + extraNanos;
                    }
                    return now() >= end[0];
                },
                () -> Math.min(machine.planner.wakeAt(), end[0]),
                all(doings),
                false);
    }

    private Wait heats(Heater heater, Words words, Runnable ran) {
        double target = words.has('R') ? words.value('R', 0) : words.value('S', 0);
        heater.target(target);
        waitBroken = false;
        return new Wait(() -> heater.reached() || waitBroken, () -> Long.MAX_VALUE, ran, true);
    }

    private Wait untilUser(Runnable ran) {
        waitBroken = false;
        waitsForPerson = true;
        return new Wait(() -> waitBroken, () -> Long.MAX_VALUE, ran, false);
    }

    private static Runnable all(Runnable... doings) {
        return () -> {
            for (Runnable doing : doings) {
                doing.run();
            }
        };
    }

    private void autoReport(long seconds) {
        autoReportEvery = Math.clamp(seconds, 0, 60) * SECOND;
        autoReportAt = seconds > 0 ? now() + autoReportEvery : Long.MAX_VALUE;
    }

    private void kill() {
        halt("Error:Printer halted. kill() called!");
    }

    private void halt(String last) {
        machine.quickStop();
        machine.heatersOff();
        emit(last);
        halted = true;
    }

    @Override
    void protect() {
        emit("Error:Thermal Runaway, system stopped! Heater_ID: 0");
        kill();
    }

    @Override
    void askAttention() {
        emit("//action:pause filament_runout 0");
    }

    @Override
    void heat(double seconds) {
        if (!powered()) {
            machine.heatersOff();
        }
        machine.heat(seconds);
    }

    @Override
    void reset() {
        lines.forget();
        machine.forget();
        urgent.setLength(0);
        current = null;
        wait = null;
        halted = false;
        autoReportAt = Long.MAX_VALUE;
        heatReportAt = Long.MAX_VALUE;
        waitBroken = false;
    }

    @Override
    void boot() {
        keepAliveEvery = 2 * SECOND;
        greetsAt = now() + BOOT;
    }

    @Override
    public double watts() {
        return powered() ? machine.watts() : 0;
    }

    @Override
    public long bytesLost() {
        return lines.lost();
    }

    /** Filament pushed so far, mm: what a scale would weigh. */
    public double filamentMm() {
        return machine.filamentMm();
    }

    /** X, Y, Z in mm and E, where the firmware believes the head will be when its planner is empty. */
    public double[] position() {
        return machine.position();
    }

    public double nozzleTarget() {
        return machine.nozzle.target();
    }

    public double bedTarget() {
        return machine.bed.target();
    }

    @Override
    String lineEnd() {
        return "\n";
    }
}
