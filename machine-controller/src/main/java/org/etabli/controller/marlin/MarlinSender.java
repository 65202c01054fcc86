package org.etabli.controller.marlin;

import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Parking;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Stage;
import org.etabli.controller.stream.SteppedSender;
import org.jspecify.annotations.Nullable;

/**
 * The sender for the Marlin family.
 *
 * <pre>
 *  SHAKING ({@link MarlinHandshake}) ──► STREAMING ──end──► FINISHING ──M114──► over
 *                                         │   ▲
 *                PAUSE: STOPPING ► PARKING ► PARKED ► RETURNING
 *  CANCEL, from any of them: CANCELLING ► LEAVING ──► over
 * </pre>
 *
 * <p>Several lines are under way at once while the cable is clean; {@link MarlinRecovery} says when not.
 */
public final class MarlinSender extends SteppedSender {

    /** Without numbers, because behind a failed job these can no longer be trusted. */
    private static final String HEATERS_OFF = "\nM104 S0\nM140 S0\nM107\n";

    /** Per cent of the file's speeds. */
    private static final int PLANNED = 100;

    private static final int SPEED_STEP = 10;

    /** Beyond these a person means something else than a correction. */
    private static final int SLOWEST = 10;

    private static final int FASTEST = 200;

    private final MarlinBoard board = new MarlinBoard();
    private final MarlinWire wire;
    private final MarlinRecovery recovery;
    private final MarlinHandshake handshake;
    private final MarlinStops stops;

    private Phase phase = Phase.SHAKING;
    private long pollAt = Long.MAX_VALUE;
    private long cancelBy = Long.MAX_VALUE;
    private long cancelAtMost = Long.MAX_VALUE;
    private boolean pauseWanted;

    /** Asked to go on before the head had even parked. */
    private boolean resumeWanted;

    private boolean away;

    /** The board waits for a person, as at M0 or M600. */
    private boolean held;

    private int speed = PLANNED;

    private enum Phase {
        SHAKING,
        STREAMING,
        FINISHING,
        STOPPING,
        PARKING,
        PARKED,
        RETURNING,
        CANCELLING,
        LEAVING
    }

    /**
     * @param program the file's commands, pulled as there is room for them
     * @param rxBuffer bytes of the board's receive buffer
     */
    public MarlinSender(Program program, int rxBuffer, Parking parking) {
        this.wire = new MarlinWire(program, rxBuffer, this::tell);
        this.recovery = new MarlinRecovery(wire, board, this::tell);
        this.handshake = new MarlinHandshake(wire, recovery);
        this.stops = new MarlinStops(wire, board, parking);
    }

    @Override
    public long sentIndex() {
        return wire.lines().highestSent();
    }

    @Override
    protected long nextTimer() {
        long timers = Math.min(recovery.nextTimer(), Math.min(cancelBy, pollAt));
        return phase == Phase.SHAKING ? Math.min(timers, handshake.nextTimer()) : timers;
    }

    @Override
    protected void opened(boolean again) {
        if (again && phase != Phase.SHAKING) {
            recovery.reopened(now());
        } else {
            handshake.opened(now());
        }
    }

    // ---- what the machine says

    @Override
    protected void received(String line) {
        handshake.heard(now());
        recovery.heard(now());
        switch (MarlinParser.parse(line)) {
            case MarlinReply.Ok ok -> ok(ok.number());
            case MarlinReply.OkTemperatures ok -> {
                tell(new Effect.Measured(ok.temperatures()));
                if (recovery.fence(now())) {
                    answered();
                }
            }
            case MarlinReply.TemperatureReport report -> {
                tell(new Effect.Measured(report.temperatures()));
                handshake.temperatures();
                if (report.waiting() && wire.lines().heating()) {
                    recovery.progress(now());
                }
            }
            case MarlinReply.Resend resend -> recovery.resend(resend.number(), now());
            case MarlinReply.Busy busy -> {
                board.saysBusy();
                handshake.busy(now());
                recovery.progress(now());
                if (!busy.forPerson()) {
                    // It works off what was under way: that ends by itself, and is better than a halted machine.
                    patient();
                }
                if (busy.forPerson() && phase == Phase.STREAMING && !held) {
                    held = true;
                    tell(new Effect.Reached(Stage.HELD_BY_MACHINE));
                }
            }
            case MarlinReply.Idle idle -> recovery.idle(now());
            case MarlinReply.Booted booted -> booted();
            case MarlinReply.LineError error -> recovery.lineError(error.lastLine(), now());
            case MarlinReply.Halted halted -> halted(halted);
            case MarlinReply.OtherError error -> tell(new Effect.Noticed("machine.error", error.text()));
            case MarlinReply.Position at -> position(at);
            case MarlinReply.Firmware named -> {
                board.firmware(named);
                handshake.named();
            }
            case MarlinReply.Capability capability -> board.capability(capability);
            case MarlinReply.Action action -> action(action.words());
            case MarlinReply.UnknownCommand unknown -> unknown(unknown.text());
            case MarlinReply.ColdExtrusion cold -> cold();
            case MarlinReply.Garbled garbled -> recovery.garbled(now());
            case MarlinReply.Chatter chatter -> {}
        }
    }

    private void unknown(String quoted) {
        if (quoted.contains("M115")) {
            handshake.named();
        }
        recovery.unknown(quoted, now());
    }

    private void ok(long number) {
        if (phase == Phase.SHAKING && handshake.strangeOk(number, now())) {
            return;
        }
        handshake.plainOk();
        if (recovery.ok(number, now())) {
            answered();
        }
        if (held && !wire.lines().blocked()) {
            held = false;
            tell(new Effect.Reached(Stage.RESUMED));
        }
    }

    /** Something was answered: perhaps a whole script is. */
    private void answered() {
        if (!wire.quiet()) {
            return;
        }
        switch (phase) {
            case SHAKING -> {
                handshake.answered();
                if (handshake.done()) {
                    ready();
                }
            }
            case FINISHING -> finished(Stage.FINISHED);
            case STOPPING -> {
                phase = Phase.PARKING;
                stops.park();
            }
            case PARKING -> {
                phase = Phase.PARKED;
                if (resumeWanted) {
                    comeBack();
                } else {
                    tell(new Effect.Reached(Stage.PAUSED));
                }
            }
            case RETURNING -> {
                phase = Phase.STREAMING;
                tell(new Effect.Reached(Stage.RESUMED));
            }
            case CANCELLING -> {
                phase = Phase.LEAVING;
                stops.leave(away);
            }
            case LEAVING -> finished(Stage.CANCELLED);
            case STREAMING, PARKED -> {}
        }
    }

    private void ready() {
        phase = Phase.STREAMING;
        tell(new Effect.Identified(board.firmware(), board.capabilities()));
        tell(new Effect.Reached(Stage.READY));
        if (board.reportsTemperatures()) {
            wire.ask("M155 S2");
        } else {
            pollAt = now() + MarlinTimes.POLL;
        }
    }

    private void booted() {
        if (phase == Phase.SHAKING) {
            handshake.restart(now());
        } else {
            fail(Failure.of(FailureKind.BOARD_RESET, ""));
        }
    }

    private void halted(MarlinReply.Halted halted) {
        boolean refusedOnly = halted.error() == MarlinError.COMMAND_REFUSED;
        fail(new Failure(FailureKind.HALTED, halted.error().name() + ": " + halted.text(), !refusedOnly));
    }

    private void position(MarlinReply.Position at) {
        stops.at(at);
        tell(new Effect.Positioned(at.x(), at.y(), at.z()));
        wire.lines().positionAnswered();
        recovery.progress(now());
    }

    private void action(String words) {
        String first = words.isEmpty() ? "" : words.split("[ _]", 2)[0];
        switch (first) {
            case "pause", "paused" -> tell(new Effect.MachineAsks(Request.PAUSE, words));
            case "resume", "resumed" -> tell(new Effect.MachineAsks(Request.RESUME, words));
            case "cancel" -> tell(new Effect.MachineAsks(Request.CANCEL, words));
            default -> tell(new Effect.Noticed("machine.action", words));
        }
    }

    private void cold() {
        Outgoing head = wire.lines().head();
        if (head != null) {
            head.markCold();
        }
        tell(new Effect.Noticed("machine.cold", ""));
    }

    // ---- time

    @Override
    protected void timers() {
        if (phase == Phase.SHAKING) {
            handshake.timers(now());
            if (handshake.nameless(now())) {
                ok(-1);
            }
        }
        if (now() >= cancelBy && !isOver()) {
            wire.sendRaw("\nM112\n");
            fail(Failure.of(FailureKind.STALLED, "M112"));
        }
        if (isOver()) {
            return;
        }
        recovery.timers(now());
        if (now() >= pollAt) {
            pollAt = now() + MarlinTimes.POLL;
            if (!wire.hasOwn() && !wire.lines().fenceInFlight() && !wire.lines().mustRepeat()) {
                wire.askFence();
            }
        }
    }

    // ---- what people ask

    @Override
    protected void asked(Request request) {
        switch (request) {
            case PAUSE -> pause();
            case RESUME -> resume();
            case CANCEL -> cancel();
            case STOP -> stop();
            case FASTER -> pace(speed + SPEED_STEP);
            case SLOWER -> pace(speed - SPEED_STEP);
            case PLANNED_SPEED -> pace(PLANNED);
            // A printer has no beam.
            case STRONGER, WEAKER, PLANNED_POWER -> {}
        }
    }

    private void pause() {
        resumeWanted = false;
        switch (phase) {
            // On its way back it finishes that first, and pauses again.
            case SHAKING, STREAMING, RETURNING -> pauseWanted = true;
            case FINISHING, STOPPING, PARKING, PARKED, CANCELLING, LEAVING -> {}
        }
    }

    private void resume() {
        if (held) {
            pauseWanted = false;
            stops.goOn();
            return;
        }
        switch (phase) {
            case SHAKING, STREAMING, RETURNING -> {
                if (pauseWanted && phase == Phase.STREAMING) {
                    // The pause had not begun.
                    tell(new Effect.Reached(Stage.RESUMED));
                }
                pauseWanted = false;
            }
            case STOPPING, PARKING -> resumeWanted = true;
            case PARKED -> comeBack();
            case FINISHING, CANCELLING, LEAVING -> {}
        }
    }

    private void comeBack() {
        resumeWanted = false;
        phase = Phase.RETURNING;
        stops.comeBack();
    }

    private void cancel() {
        switch (phase) {
            // Nothing of the file was sent yet; heaters are as they were found.
            case SHAKING -> finished(Stage.CANCELLED);
            case CANCELLING, LEAVING -> {}
            case STREAMING, FINISHING, STOPPING, PARKING, PARKED, RETURNING -> {
                away = phase == Phase.PARKED || phase == Phase.PARKING;
                phase = Phase.CANCELLING;
                cancelAtMost = now() + MarlinTimes.CANCEL_AT_MOST;
                patient();
                recovery.stopping();
                stops.coolDown();
            }
        }
    }

    /** Breaks off the moves under way; where the head then is only homing can tell. */
    private void stop() {
        if (phase == Phase.SHAKING) {
            finished(Stage.CANCELLED);
            return;
        }
        away = true;
        phase = Phase.CANCELLING;
        cancelAtMost = now() + MarlinTimes.CANCEL;
        patient();
        recovery.stopping();
        stops.breakOff();
        tell(new Effect.Noticed("position.lost", ""));
    }

    /** Something moved on while stopping. */
    private void patient() {
        if (phase == Phase.CANCELLING || phase == Phase.LEAVING) {
            cancelBy = Math.min(now() + MarlinTimes.CANCEL, cancelAtMost);
        }
    }

    private void pace(int percent) {
        if (phase == Phase.STREAMING) {
            speed = Math.clamp(percent, SLOWEST, FASTEST);
            wire.ask("M220 S" + speed);
        }
    }

    private void finished(Stage stage) {
        wire.tellConfirmed();
        wire.tellHeating();
        end(new Effect.Reached(stage));
    }

    private void fail(Failure failure) {
        if (isOver()) {
            return;
        }
        wire.tellConfirmed();
        if (phase != Phase.SHAKING && failure.kind() != FailureKind.BOARD_RESET) {
            // Nothing may stay hot behind a failed job.
            wire.sendRaw(HEATERS_OFF);
        }
        end(new Effect.Failed(failure));
    }

    // ---- what goes out

    @Override
    protected void pump() {
        Failure why = recovery.failure() == null ? handshake.failure() : recovery.failure();
        if (why != null) {
            fail(why);
        }
        while (!isOver() && handshake.numbered() && !recovery.settling() && !recovery.repeat(now())) {
            boolean resting = wire.lines().nothingInFlight();
            Outgoing next = next();
            if (next == null || !wire.sendIfRoom(next)) {
                break;
            }
            if (resting) {
                // The silence before, as of a long pause, is not the machine's fault.
                recovery.progress(now());
            } else {
                recovery.scheduleProbe(now());
            }
        }
        if (!isOver()) {
            wire.tellHeating();
            wire.tellConfirmed();
        }
    }

    private @Nullable Outgoing next() {
        Outgoing mine = wire.nextOwn();
        if (mine != null || phase != Phase.STREAMING) {
            return mine;
        }
        if (pauseWanted) {
            pauseWanted = false;
            phase = Phase.STOPPING;
            stops.standStill();
            return wire.nextOwn();
        }
        Outgoing line = wire.nextOfFile();
        if (line == null) {
            phase = Phase.FINISHING;
            stops.finish();
            return wire.nextOwn();
        }
        return line;
    }
}
