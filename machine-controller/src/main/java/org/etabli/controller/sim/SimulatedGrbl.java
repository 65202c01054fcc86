package org.etabli.controller.sim;

import java.util.Locale;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/**
 * A laser cutter with GRBL 1.1, from the firmware's documentation: bytes counted against a finite buffer, real-time
 * bytes that skip it, hold, door and alarm states, settings whose writing makes the board deaf, a beam that follows
 * laser mode.
 */
public final class SimulatedGrbl extends SimulatedFirmware {

    private static final long SECOND = 1_000_000_000L;
    private static final long BOOT = SECOND / 5;
    private static final long HOMING = 4 * SECOND;
    private static final String JOG = "$J=";

    private final GrblTraits traits;
    private final GrblSettings settings;
    private final GrblMachine machine;
    private final ReceiveBuffer rx;
    private final GrblLineReader reader;
    private State state = State.IDLE;
    private long greetsAt;
    private boolean locked;
    private boolean doorOpen;
    private boolean programPause;
    private boolean checkMode;
    private boolean coldStart;
    private long heldAt;
    private long deafUntil;
    private boolean writing;
    private int lastError;
    private @Nullable String current;
    private long processedAt;
    private long homedAt = Long.MAX_VALUE;
    private long dwellEndsAt = Long.MAX_VALUE;
    private int reports;

    /** Homing required, until another is raised. */
    private int alarmCode = 11;

    private final GrblOverrides overrides = new GrblOverrides();
    private double laserOnSeconds;

    private enum State {
        IDLE,
        HOLD,
        DOOR,
        ALARM,
        HOME,
        JOG,
        SLEEP
    }

    /** A laser cutter as the profile describes it, on a board with these traits. */
    public SimulatedGrbl(MachineProfile profile, GrblTraits traits) {
        this.traits = traits;
        this.settings = new GrblSettings(profile);
        this.machine = new GrblMachine(traits.blocks(), settings, profile);
        this.rx = new ReceiveBuffer(traits.rxBuffer());
        this.reader = new GrblLineReader(rx);
        boot();
    }

    /** Writes a setting as a technician would have, before the job. */
    public SimulatedGrbl with(int setting, String value) {
        settings.write(setting, value);
        if (setting == 22) {
            boot();
        }
        return this;
    }

    /** A network of its own, a card: it takes so long to greet, s, the first time. */
    public SimulatedGrbl bootingFor(double seconds) {
        greetsAt = now() + (long) (seconds * SECOND);
        return this;
    }

    @Override
    void received(int value) {
        if (greetsAt != Long.MAX_VALUE) {
            return;
        }
        switch (value) {
            case '?' -> {
                if (state != State.HOME || !traits.homesDeaf()) {
                    emit(status());
                }
            }
            case '!' -> hold();
            case '~' -> resume();
            case 0x18 -> softReset();
            case 0x84 -> openDoor();
            case 0x85 -> cancelJog();
            case 0x90, 0x91, 0x92, 0x93, 0x94 -> overrides.feed(value - 0x90);
            case 0x99, 0x9A, 0x9B, 0x9C, 0x9D -> overrides.power(value - 0x99);
            default -> {
                if (value < 0x80 && now() >= deafUntil) {
                    rx.add(value);
                }
            }
        }
    }

    private void hold() {
        cancelJog();
        if (state == State.IDLE && !checkMode) {
            state = State.HOLD;
            heldAt = now() + machine.brakingNanos();
            machine.planner.hold(now());
        }
    }

    /** A jog ends at once, and what was jogged behind it is forgotten; the position is kept. */
    private void cancelJog() {
        if (state == State.JOG) {
            machine.stop(now());
            state = State.IDLE;
        }
    }

    private void resume() {
        if (state == State.HOLD && now() >= heldAt || state == State.DOOR && !doorOpen) {
            state = State.IDLE;
            machine.planner.release(now());
        }
    }

    private void openDoor() {
        if (state == State.IDLE || state == State.HOLD) {
            state = State.DOOR;
            machine.planner.hold(now());
        }
    }

    private void softReset() {
        boolean moving = state == State.HOME
                || !machine.planner.isEmpty() && !machine.planner.held()
                || state == State.HOLD && now() < heldAt;
        // An alarm outlives the reset that ends its loop; only homing or $X ends it.
        boolean wasAlarm = state == State.ALARM || state == State.SLEEP;
        boolean homing = state == State.HOME;
        restartMemory();
        if (moving) {
            alarmCode = homing ? 6 : 3;
            emit("ALARM:" + alarmCode);
        }
        state = moving || wasAlarm ? State.ALARM : State.IDLE;
        greet();
        if (doorOpen && state == State.IDLE) {
            openDoor();
        }
    }

    private void greet() {
        emit("");
        emit(traits.greeting());
        if (state == State.ALARM) {
            if (coldStart && traits.alarmTold()) {
                emit("ALARM:" + alarmCode);
            }
            emit("[MSG:'$H'|'$X' to unlock]");
        }
        coldStart = false;
    }

    @Override
    void work() {
        if (now() >= greetsAt) {
            greetsAt = Long.MAX_VALUE;
            greet();
        }
        machine.advance(now());
        if (state == State.JOG && machine.planner.isEmpty()) {
            state = State.IDLE;
        }
        boolean again = greetsAt == Long.MAX_VALUE;
        while (again && state != State.HOLD && state != State.DOOR && !locked) {
            again = executeOne();
        }
    }

    private boolean executeOne() {
        String text = current;
        if (text == null) {
            current = reader.next();
            processedAt = now() + traits.commandNanos();
            return current != null;
        }
        if (now() < processedAt) {
            return false;
        }
        if (!writing) {
            Integer error = perform(text);
            if (error == null) {
                return false;
            }
            lastError = error;
            if (deafUntil > now()) {
                // The answer comes when the EEPROM is written; what arrives meanwhile is lost.
                writing = true;
                processedAt = deafUntil;
                return false;
            }
        }
        writing = false;
        current = null;
        answer(lastError == 0 ? "ok" : "error:" + lastError);
        return true;
    }

    /** The answer's error code, 0 for ok, or null while the line has to wait. */
    private @Nullable Integer perform(String text) {
        if (text.equals(GrblLineReader.TOO_LONG)) {
            return 11;
        }
        if (text.isEmpty()) {
            return 0;
        }
        if (text.charAt(0) == '$') {
            return system(text);
        }
        if (state == State.ALARM || state == State.SLEEP || state == State.JOG) {
            return 9;
        }
        if (traits.errorsStick() && lastError != 0) {
            return lastError;
        }
        GrblParser.Parsed parsed = GrblParser.parse(text);
        if (parsed.error() != 0) {
            return parsed.error();
        }
        return run(text, parsed);
    }

    private @Nullable Integer run(String text, GrblParser.Parsed line) {
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
                alarm(2);
                return 0;
            }
            if (!checkMode) {
                machine.move(target, words, now());
            }
        }
        executed(text, true);
        if (writes) {
            deafUntil = now() + traits.eepromNanos();
        }
        return 0;
    }

    /** M0 and M1 hold, and are answered when somebody lets the program go on. */
    private boolean paused(GrblParser.Parsed line) {
        boolean pauses = line.m().contains(0.0) || line.m().contains(1.0);
        programPause = pauses && !programPause;
        if (programPause) {
            hold();
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
        executed(text, true);
        return 0;
    }

    private @Nullable Integer jog(String text) {
        if (state != State.JOG && (state != State.IDLE || !machine.planner.isEmpty())) {
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
        state = State.JOG;
        executed(text, true);
        return 0;
    }

    private @Nullable Integer system(String text) {
        if (text.startsWith(JOG)) {
            return jog(text);
        }
        boolean idle = (state == State.IDLE || state == State.ALARM) && machine.planner.isEmpty();
        switch (text) {
            case "$" -> emit("[HLP:$$ $# $G $I $N $x=val $Nx=line $J=line $SLP $C $X $H ~ ! ? ctrl-x]");
            case "$G" -> emit(machine.modes());
            case "$I" -> {
                traits.about().forEach(this::emit);
            }
            case "$#" -> {
                emit("[G54:" + GrblMachine.triple(machine.g54()[0], machine.g54()[1], machine.g54()[2]) + "]");
                emit("[G92:" + GrblMachine.triple(machine.g92()[0], machine.g92()[1], machine.g92()[2]) + "]");
            }
            case "$N" -> {
                emit("$N0=");
                emit("$N1=");
            }
            case "$$" -> {
                if (!idle) {
                    return 8;
                }
                settings.list(this::emit);
            }
            case "$X" -> {
                if (state == State.ALARM) {
                    state = State.IDLE;
                    emit("[MSG:Caution: Unlocked]");
                }
            }
            case "$H" -> {
                return home(idle);
            }
            case "$C" -> {
                checkMode = !checkMode;
                emit(checkMode ? "[MSG:Enabled]" : "[MSG:Disabled]");
            }
            case "$SLP" -> {
                state = State.SLEEP;
                emit("[MSG:Sleeping]");
            }
            default -> {
                int error = idle || text.indexOf('=') < 0 ? settings.assign(text) : 8;
                deafUntil = error == 0 ? now() + traits.eepromNanos() : deafUntil;
                return error;
            }
        }
        return 0;
    }

    private @Nullable Integer home(boolean idle) {
        if (!settings.isOn(22)) {
            return 5;
        }
        if (homedAt == Long.MAX_VALUE) {
            if (!idle) {
                return 8;
            }
            state = State.HOME;
            homedAt = now() + HOMING;
        }
        if (now() < homedAt) {
            return null;
        }
        homedAt = Long.MAX_VALUE;
        machine.homed();
        state = State.IDLE;
        return 0;
    }

    private void alarm(int code) {
        machine.stop(now());
        machine.beam = 5;
        state = State.ALARM;
        alarmCode = code;
        emit("ALARM:" + code);
        if (code <= 2) {
            locked = true;
            emit("[MSG:Reset to continue]");
        }
    }

    private String status() {
        double[] at = machine.reported(now());
        StringBuilder report = new StringBuilder("<")
                .append(stateName())
                .append("|MPos:")
                .append(GrblMachine.triple(at[0], at[1], at[2]));
        int mask = (int) settings.number(10);
        if ((mask & 2) != 0) {
            report.append("|Bf:").append(machine.planner.free()).append(',').append(rx.free());
        }
        boolean moving = machine.planner.moving();
        report.append(String.format(
                Locale.ROOT, "|FS:%.0f,%.0f", moving ? machine.feed : 0, machine.beamNow() * settings.number(30)));
        if (reports++ % 10 == 0) {
            report.append("|WCO:").append(machine.workOffset());
        } else if (reports % 10 == 5) {
            report.append("|Ov:").append(overrides);
        }
        if (doorOpen) {
            report.append("|Pn:D");
        }
        return report.append('>').toString();
    }

    private String stateName() {
        return switch (state) {
            case IDLE ->
                // A dwell is no motion: the board says Idle while it rests.
                checkMode ? "Check" : machine.planner.isEmpty() ? "Idle" : "Run";
            case HOLD -> now() < heldAt ? "Hold:1" : "Hold:0";
            case DOOR -> doorOpen ? "Door:1" : "Door:0";
            case ALARM -> traits.alarmTold() ? "Alarm:" + alarmCode : "Alarm";
            case HOME -> "Home";
            case JOG -> "Jog";
            case SLEEP -> "Sleep";
        };
    }

    @Override
    long nextWorkAt() {
        long at = Math.min(machine.planner.wakeAt(), greetsAt);
        if (state == State.HOLD && now() < heldAt) {
            at = Math.min(at, heldAt);
        }
        if (current != null && state != State.HOLD && state != State.DOOR && !locked) {
            if (now() < processedAt) {
                at = Math.min(at, processedAt);
            }
            at = Math.min(at, Math.min(homedAt, dwellEndsAt));
        }
        return at;
    }

    @Override
    void heat(double seconds) {
        if (powered() && machine.beamNow() > 0) {
            laserOnSeconds += seconds;
        }
    }

    @Override
    void reset() {
        restartMemory();
        machine.lost();
    }

    private void restartMemory() {
        rx.clear();
        reader.forget();
        current = null;
        writing = false;
        homedAt = dwellEndsAt = Long.MAX_VALUE;
        machine.stop(now());
        machine.modalDefaults();
        locked = false;
        checkMode = false;
        programPause = false;
        lastError = 0;
        overrides.reset();
    }

    @Override
    void boot() {
        state = settings.isOn(22) ? State.ALARM : State.IDLE;
        coldStart = true;
        alarmCode = 11;
        greetsAt = now() + BOOT;
    }

    @Override
    void protect() {
        alarm(1);
    }

    /** The door opens, or closes again. */
    @Override
    void askAttention() {
        doorOpen = !doorOpen;
        if (doorOpen) {
            openDoor();
        }
    }

    @Override
    public double watts() {
        return powered() ? machine.watts() : 0;
    }

    @Override
    public long bytesLost() {
        return rx.lost();
    }

    /** Whether light leaves the head now. */
    public boolean burning() {
        return powered() && machine.beamNow() > 0;
    }

    /** How long light left the head, s, to a tenth. */
    public double laserOnSeconds() {
        return laserOnSeconds;
    }

    /** X, Y, Z in machine coordinates, mm. */
    public double[] position() {
        return machine.position(now());
    }

    @Override
    String lineEnd() {
        return "\r\n";
    }
}
