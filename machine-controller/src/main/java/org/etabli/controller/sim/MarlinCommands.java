package org.etabli.controller.sim;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.etabli.controller.sim.MarlinTraits.Feature;
import org.jspecify.annotations.Nullable;

/** What a simulated Marlin does with each command, and what each blocks on. */
final class MarlinCommands {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOMING = 6 * SECOND;
    private static final long PROBING = 12 * SECOND;

    private final SimulatedMarlin board;
    private final MarlinTraits traits;
    private final MarlinMachine machine;
    private final MarlinLines lines;
    private final MarlinReports reports;
    private boolean waitBroken;
    private boolean waitsForPerson;

    /**
     * Something a command blocks on, and what it does once that is over.
     *
     * @param heats whether temperatures are told every second meanwhile
     */
    record Wait(BooleanSupplier over, LongSupplier wakeAt, Runnable then, boolean heats) {}

    MarlinCommands(
            SimulatedMarlin board,
            MarlinTraits traits,
            MarlinMachine machine,
            MarlinLines lines,
            MarlinReports reports) {
        this.board = board;
        this.traits = traits;
        this.machine = machine;
        this.lines = lines;
        this.reports = reports;
    }

    /** M108: whatever waits for heat or for a person goes on. */
    void breakWait() {
        waitBroken = true;
    }

    boolean waitsForPerson() {
        return waitsForPerson;
    }

    /** What was waited for is over. */
    void waited() {
        waitsForPerson = false;
    }

    void forget() {
        waitBroken = false;
    }

    /** A line without number and checksum. */
    static String body(String text) {
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

    /** Begins a line taken from the queue. */
    Wait perform(String text) {
        String body = body(text);
        boolean checked = text.charAt(0) == 'N';
        Words words = Words.of(body);
        Runnable ran = () -> board.executed(body, checked);
        char kind = body.isEmpty() ? ' ' : body.charAt(0);
        Wait wait =
                switch (kind) {
                    case 'G' -> performG((int) words.value('G', -1), words, ran);
                    case 'M' -> performM((int) words.value('M', -1), words, ran);
                    case 'T' -> at(ran);
                    default -> null;
                };
        if (wait == null) {
            board.emit("echo:Unknown command: \"" + body + "\"");
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
                            String refused = machine.move(words, board.now());
                            if (!refused.isEmpty()) {
                                board.emit("echo:" + refused);
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
            case 112 -> at(ran, board::kill);
            case 113 -> at(ran, () -> reports.keepAlive((long) (words.value('S', 2) * SECOND)));
            case 114 -> at(ran, () -> board.emit(machine.positionReport()));
            case 115 -> at(ran, () -> MarlinSpeech.about(traits).forEach(board::emit));
            case 140 -> at(ran, () -> machine.bed.target(words.value('S', 0)));
            case 155 ->
                traits.has(Feature.AUTO_REPORT) ? at(ran, () -> reports.auto((long) words.value('S', 0))) : null;
            case 190 -> heats(machine.bed, words, ran);
            case 400 -> afterMotion(0, ran);
            case 410 -> at(ran, machine::quickStop);
            case 500, 501, 503 -> at(ran, () -> board.emit("echo:Settings Stored (0 bytes; crc 0)"));
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
                        end[0] = board.now() + extraNanos;
                    }
                    return board.now() >= end[0];
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
}
