package org.etabli.controller.sim;

import java.util.Locale;
import org.etabli.controller.sim.GrblState.Name;
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

    private final GrblTraits traits;
    private final GrblSettings settings;
    private final GrblMachine machine;
    private final ReceiveBuffer rx;
    private final GrblLineReader reader;
    private final GrblState state;
    private final GrblCommands commands;
    private final GrblSystem system;
    private long greetsAt;
    private boolean coldStart;
    private boolean writing;
    private int lastError;
    private @Nullable String current;
    private long processedAt;
    private int reports;
    private final GrblOverrides overrides = new GrblOverrides();
    private double laserOnSeconds;

    /** A laser cutter as the profile describes it, on a board with these traits. */
    public SimulatedGrbl(MachineProfile profile, GrblTraits traits) {
        this.traits = traits;
        this.settings = new GrblSettings(profile);
        this.machine = new GrblMachine(traits.blocks(), settings, profile);
        this.rx = new ReceiveBuffer(traits.rxBuffer());
        this.reader = new GrblLineReader(rx);
        this.state = new GrblState(machine);
        this.commands = new GrblCommands(this, traits, settings, machine, state);
        this.system = new GrblSystem(this, traits, settings, machine, state, commands);
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
                if (!state.is(Name.HOME) || !traits.homesDeaf()) {
                    emit(status());
                }
            }
            case '!' -> state.hold(now());
            case '~' -> state.resume(now());
            case 0x18 -> softReset();
            case 0x84 -> state.openDoor(now());
            case 0x85 -> state.cancelJog(now());
            case 0x90, 0x91, 0x92, 0x93, 0x94 -> overrides.feed(value - 0x90);
            case 0x99, 0x9A, 0x9B, 0x9C, 0x9D -> overrides.power(value - 0x99);
            default -> {
                if (value < 0x80 && now() >= commands.deafUntil()) {
                    rx.add(value);
                }
            }
        }
    }

    private void softReset() {
        boolean moving = state.moves(now());
        // An alarm outlives the reset that ends its loop; only homing or $X ends it.
        boolean wasAlarm = state.is(Name.ALARM) || state.is(Name.SLEEP);
        boolean homing = state.is(Name.HOME);
        restartMemory();
        if (moving) {
            state.alarmCode = homing ? 6 : 3;
            emit("ALARM:" + state.alarmCode);
        }
        state.name = moving || wasAlarm ? Name.ALARM : Name.IDLE;
        greet();
        if (state.doorOpen && state.is(Name.IDLE)) {
            state.openDoor(now());
        }
    }

    private void greet() {
        emit("");
        emit(traits.greeting());
        if (state.is(Name.ALARM)) {
            if (coldStart && traits.alarmTold()) {
                emit("ALARM:" + state.alarmCode);
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
        if (state.is(Name.JOG) && machine.planner.isEmpty()) {
            state.name = Name.IDLE;
        }
        boolean again = greetsAt == Long.MAX_VALUE;
        while (again && !state.stands()) {
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
            if (commands.deafUntil() > now()) {
                // The answer comes when the EEPROM is written; what arrives meanwhile is lost.
                writing = true;
                processedAt = commands.deafUntil();
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
            return system.run(text);
        }
        if (state.is(Name.ALARM) || state.is(Name.SLEEP) || state.is(Name.JOG)) {
            return 9;
        }
        if (traits.errorsStick() && lastError != 0) {
            return lastError;
        }
        return commands.run(text);
    }

    void alarm(int code) {
        machine.stop(now());
        machine.beam = 5;
        state.name = Name.ALARM;
        state.alarmCode = code;
        emit("ALARM:" + code);
        if (code <= 2) {
            state.locked = true;
            emit("[MSG:Reset to continue]");
        }
    }

    private String status() {
        double[] at = machine.reported(now());
        StringBuilder report = new StringBuilder("<")
                .append(state.told(now(), traits.alarmTold()))
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
        if (state.doorOpen) {
            report.append("|Pn:D");
        }
        return report.append('>').toString();
    }

    @Override
    long nextWorkAt() {
        long at = Math.min(Math.min(machine.planner.wakeAt(), greetsAt), state.wakeAt(now()));
        if (current != null && !state.stands()) {
            if (now() < processedAt) {
                at = Math.min(at, processedAt);
            }
            at = Math.min(at, Math.min(system.wakeAt(), commands.wakeAt()));
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
        commands.forget();
        system.forget();
        machine.stop(now());
        machine.modalDefaults();
        state.forget();
        lastError = 0;
        overrides.reset();
    }

    @Override
    void boot() {
        state.name = settings.isOn(22) ? Name.ALARM : Name.IDLE;
        coldStart = true;
        state.alarmCode = 11;
        greetsAt = now() + BOOT;
    }

    @Override
    void protect() {
        alarm(1);
    }

    /** The door opens, or closes again. */
    @Override
    void askAttention() {
        state.doorOpen = !state.doorOpen;
        if (state.doorOpen) {
            state.openDoor(now());
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
