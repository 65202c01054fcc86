package org.etabli.controller.sim;

import org.etabli.controller.sim.GrblState.Name;
import org.jspecify.annotations.Nullable;

/** What a simulated GRBL does with G-code lines; see {@link GrblSystem} for its own commands. */
final class GrblCommands {

    private static final long SECOND = 1_000_000_000L;
    private static final String JOG = "$J=";

    private final SimulatedGrbl board;
    private final GrblTraits traits;
    private final GrblSettings settings;
    private final GrblMachine machine;
    private final GrblState state;
    private boolean programPause;
    private long deafUntil;
    private long dwellEndsAt = Long.MAX_VALUE;

    GrblCommands(SimulatedGrbl board, GrblTraits traits, GrblSettings settings, GrblMachine machine, GrblState state) {
        this.board = board;
        this.traits = traits;
        this.settings = settings;
        this.machine = machine;
        this.state = state;
    }

    private long now() {
        return board.now();
    }

    void forget() {
        dwellEndsAt = Long.MAX_VALUE;
        programPause = false;
    }

    /** When a dwell ends that is under way. */
    long wakeAt() {
        return dwellEndsAt;
    }

    /** Until when the board hears no line, because it writes its memory. */
    long deafUntil() {
        return deafUntil;
    }

    void write() {
        deafUntil = now() + traits.eepromNanos();
    }

    /** The answer's error code, 0 for ok, or null while the line has to wait. */
    @Nullable
    Integer run(String text) {
        GrblParser.Parsed line = GrblParser.parse(text);
        if (line.error() != 0) {
            return line.error();
        }
        Words words = line.words();
        if (line.hasG(4)) {
            return dwell(text, words);
        }
        boolean writes = line.hasG(10) || line.hasG(28.1) || line.hasG(30.1);
        boolean moves = words.has('X') || words.has('Y') || words.has('Z') || words.has('I') || words.has('J');
        boolean waits = !line.m().isEmpty() || writes;
        if (waits && !machine.planner.isEmpty() || machine.planner.isFull()) {
            return null;
        }
        if (paused(line)) {
            return null;
        }
        machine.apply(line, words);
        if (line.hasG(10) || line.hasG(92)) {
            boolean here = line.hasG(92) || words.value('L', 2) == 20;
            machine.setWork(words, line.hasG(92) ? machine.g92() : machine.g54(), here);
        } else if (moves && !writes) {
            double[] target = machine.target(words, line.hasG(53));
            if (machine.motion != 0 && machine.feed == 0) {
                return 22;
            }
            if (settings.isOn(20) && machine.outside(target)) {
                board.alarm(2);
                return 0;
            }
            if (!state.checkMode) {
                machine.move(target, words, now());
            }
        }
        board.executed(text, true);
        if (writes) {
            write();
        }
        return 0;
    }

    /** M0 and M1 hold, and are answered when somebody lets the program go on. */
    private boolean paused(GrblParser.Parsed line) {
        boolean pauses = line.m().contains(0.0) || line.m().contains(1.0);
        programPause = pauses && !programPause;
        if (programPause) {
            state.hold(now());
        }
        return programPause;
    }

    /** A dwell waits for the moves before it, then for its time. */
    private @Nullable Integer dwell(String text, Words words) {
        if (!words.has('P')) {
            return 28;
        }
        if (!machine.planner.isEmpty()) {
            return null;
        }
        if (dwellEndsAt == Long.MAX_VALUE) {
            dwellEndsAt = now() + (long) (words.value('P', 0) * SECOND);
        }
        if (now() < dwellEndsAt) {
            return null;
        }
        dwellEndsAt = Long.MAX_VALUE;
        board.executed(text, true);
        return 0;
    }

    static boolean isJog(String text) {
        return text.startsWith(JOG);
    }

    @Nullable
    Integer jog(String text) {
        if (!state.is(Name.JOG) && (!state.is(Name.IDLE) || !machine.planner.isEmpty())) {
            return 8;
        }
        GrblParser.Parsed line = GrblParser.parse(text.substring(JOG.length()));
        if (line.error() != 0) {
            return line.error();
        }
        if (!line.m().isEmpty() || !GrblMachine.JOGGED_BY.containsAll(line.g())) {
            return 16;
        }
        if (!line.words().has('F')) {
            return 22;
        }
        if (machine.planner.isFull()) {
            return null;
        }
        machine.jog(line, now());
        state.name = Name.JOG;
        board.executed(text, true);
        return 0;
    }
}
