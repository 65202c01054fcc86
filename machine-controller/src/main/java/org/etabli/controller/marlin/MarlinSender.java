package org.etabli.controller.marlin;

import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Parking;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Stage;
import org.etabli.controller.stream.SteppedSender;

/**
 * The sender for the Marlin family: {@link MarlinHandshake}, then {@link MarlinCourse}. Several lines are under way at
 * once while the cable is clean; {@link MarlinRecovery} says when not.
 */
public final class MarlinSender extends SteppedSender {

    /** Without numbers, because behind a failed job these can no longer be trusted. */
    private static final String HEATERS_OFF = "\nM104 S0\nM140 S0\nM107\n";

    private final MarlinBoard board = new MarlinBoard();
    private final MarlinWire wire;
    private final MarlinRecovery recovery;
    private final MarlinHandshake handshake;
    private final MarlinStops stops;

    private final MarlinCourse course;
    private long pollAt = Long.MAX_VALUE;

    /**
     * @param program the file's commands, pulled as there is room for them
     * @param rxBuffer bytes of the board's receive buffer
     */
    public MarlinSender(Program program, int rxBuffer, Parking parking) {
        this.wire = new MarlinWire(program, rxBuffer, this::tell);
        this.recovery = new MarlinRecovery(wire, board, this::tell);
        this.handshake = new MarlinHandshake(wire, recovery);
        this.stops = new MarlinStops(wire, board, parking);
        this.course = new MarlinCourse(wire, recovery, stops, this::tell);
    }

    @Override
    public long sentIndex() {
        return wire.lines().highestSent();
    }

    @Override
    protected long nextTimer() {
        long timers = Math.min(recovery.nextTimer(), Math.min(course.cancelBy(), pollAt));
        return course.shaking() ? Math.min(timers, handshake.nextTimer()) : timers;
    }

    @Override
    protected void opened(boolean again) {
        if (again && !course.shaking()) {
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
                course.busy(busy.forPerson(), now());
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
        if (course.shaking() && handshake.strangeOk(number, now())) {
            return;
        }
        handshake.plainOk();
        if (recovery.ok(number, now())) {
            answered();
        }
        course.unblocked();
    }

    /** Something was answered: perhaps a whole script is. */
    private void answered() {
        if (!wire.quiet()) {
            return;
        }
        if (!course.shaking()) {
            course.answered();
            over();
            return;
        }
        handshake.answered();
        if (handshake.done()) {
            ready();
        }
    }

    /** The course may have come to its end. */
    private void over() {
        Stage outcome = course.outcome();
        if (outcome != null) {
            wire.tellConfirmed();
            wire.tellHeating();
            end(new Effect.Reached(outcome));
        }
    }

    private void ready() {
        course.begin();
        tell(new Effect.Identified(board.firmware(), board.capabilities()));
        tell(new Effect.Reached(Stage.READY));
        if (board.reportsTemperatures()) {
            wire.ask("M155 S2");
        } else {
            pollAt = now() + MarlinTimes.POLL;
        }
    }

    private void booted() {
        if (course.shaking()) {
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
        if (course.shaking()) {
            handshake.timers(now());
            if (handshake.nameless(now())) {
                ok(-1);
            }
        }
        if (now() >= course.cancelBy() && !isOver()) {
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
        course.asked(request, now());
        over();
    }

    private void fail(Failure failure) {
        if (isOver()) {
            return;
        }
        wire.tellConfirmed();
        if (!course.shaking() && failure.kind() != FailureKind.BOARD_RESET) {
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
            Outgoing next = course.next();
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
}
