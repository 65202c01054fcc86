package org.etabli.controller.sim;

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
    private final MarlinReports reports;
    private final MarlinCommands commands;
    private MarlinCommands.@Nullable Wait wait;

    /** A printer as the profile describes it, on a board with these traits. */
    public SimulatedMarlin(MachineProfile profile, MarlinTraits traits) {
        this.traits = traits;
        this.machine = new MarlinMachine(profile, traits.blocks());
        this.lines = new MarlinLines(traits, this::emit, () -> answer("ok"), this::taken);
        this.reports = new MarlinReports(this, traits, machine);
        this.commands = new MarlinCommands(this, traits, machine, lines, reports);
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
            case "M108" -> commands.breakWait();
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
            reports.say(wait != null, commands.waitsForPerson());
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
        MarlinCommands.Wait waiting = wait;
        if (waiting == null) {
            waiting = wait = commands.perform(command);
            reports.begin(waiting.heats());
        }
        if (halted || !waiting.over().getAsBoolean()) {
            return false;
        }
        waiting.then().run();
        commands.waited();
        wait = null;
        current = null;
        reports.begin(false);
        answerTo(command);
        return true;
    }

    @Override
    long nextWorkAt() {
        long at = Math.min(Math.min(machine.planner.wakeAt(), reports.autoAt()), greetsAt);
        if (halted || current == null) {
            return halted ? Long.MAX_VALUE : at;
        }
        MarlinCommands.Wait waiting = wait;
        if (waiting == null) {
            return Math.min(at, processedAt);
        }
        return Math.min(at, Math.min(waiting.wakeAt().getAsLong(), reports.wakeAt()));
    }

    private void answerTo(String text) {
        String body = MarlinCommands.body(text);
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

    void kill() {
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
        reports.forget();
        commands.forget();
    }

    @Override
    void boot() {
        reports.keepAlive(2 * SECOND);
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
