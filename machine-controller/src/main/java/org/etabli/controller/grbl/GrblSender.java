package org.etabli.controller.grbl;

import org.etabli.controller.grbl.CountedLines.Line;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.ProgramLine;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Stage;
import org.etabli.controller.stream.SteppedSender;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/**
 * The sender for the GRBL family.
 *
 * <pre>
 *  SHAKING ({@link GrblHandshake}) ──► STREAMING ──end──► ENDING ──Idle──► over; either may be held ({@link GrblHold})
 *  CANCEL, STOP, and every fault with the machine still answering: STOPPING ({@link GrblStop}) ──► over
 * </pre>
 */
public final class GrblSender extends SteppedSender {

    private final MachineProfile profile;
    private final GrblPosition position = new GrblPosition();
    private final GrblWire wire;
    private final GrblHandshake handshake;
    private final Insistence insistence = new Insistence();
    private final GrblHold hold;
    private final GrblStop stop;
    private final GrblWatch watch;

    private Phase phase = Phase.SHAKING;

    private enum Phase {
        SHAKING,
        STREAMING,
        ENDING,
        STOPPING
    }

    public GrblSender(Program program, MachineProfile profile) {
        this(program, profile, GrblStart.USUAL);
    }

    public GrblSender(Program program, MachineProfile profile, GrblStart start) {
        this.profile = profile;
        this.wire = new GrblWire(program, profile.link().rxBuffer(), position.expected(), this::tell);
        this.handshake = new GrblHandshake(wire, position, profile, start);
        this.hold = new GrblHold(wire, insistence);
        this.watch = new GrblWatch(wire);
        this.stop = new GrblStop(profile, wire, insistence, this::tell);
    }

    @Override
    public long sentIndex() {
        return wire.highestSent();
    }

    @Override
    protected long nextTimer() {
        long poll = stop.resetting() ? Long.MAX_VALUE : watch.pollAt();
        long timers = Math.min(Math.min(poll, stop.nextTimer()), insistence.nextAt());
        return phase == Phase.SHAKING ? Math.min(timers, handshake.nextTimer()) : timers;
    }

    @Override
    protected void opened(boolean again) {
        watch.heard(now());
        if (again) {
            // What was under way is unknown, and the beam may be on: nothing goes on from here.
            brake(Failure.of(FailureKind.LINK_LOST, ""));
        } else {
            handshake.opened(now());
        }
    }

    // ---- what the machine says

    @Override
    protected void received(String line) {
        watch.heard(now());
        handshake.heard(now());
        switch (GrblParser.parse(line)) {
            case GrblReply.Ok ok -> answered(0);
            case GrblReply.Refused refused -> answered(refused.code());
            case GrblReply.Alarm alarm -> alarm(alarm.code());
            case GrblReply.Greeting greeting -> greeting();
            case GrblReply.Status status -> status(status);
            case GrblReply.Setting setting -> handshake.setting(setting);
            case GrblReply.Version told -> handshake.version(told);
            case GrblReply.Options told -> options(told);
            case GrblReply.Modes modes -> handshake.modes(modes);
            case GrblReply.StartUpLine ran -> handshake.startUpLine();
            case GrblReply.Message message -> message(message.text());
            case GrblReply.Chatter chatter -> {}
        }
        shaken();
        stopped();
    }

    private void stopped() {
        Effect outcome = stop.outcome();
        if (outcome != null && !isOver()) {
            end(outcome);
        }
    }

    /** The handshake may have come to an end, good or bad. */
    private void shaken() {
        if (phase != Phase.SHAKING || isOver()) {
            return;
        }
        Failure why = handshake.failure();
        if (why != null) {
            end(new Effect.Failed(why));
        } else if (handshake.done()) {
            phase = Phase.STREAMING;
            watch.pollLater(now());
            handshake.differing().forEach(found -> tell(new Effect.Noticed("setting.differs", found)));
            tell(new Effect.Identified(handshake.firmware(), handshake.options()));
            tell(new Effect.Reached(Stage.READY));
        }
    }

    private void options(GrblReply.Options told) {
        handshake.options(told);
        if (told.rxBuffer() > 0) {
            wire.bufferSize(told.rxBuffer());
        }
    }

    private void answered(int error) {
        watch.answered();
        Line done = wire.answered();
        if (done == null) {
            // An answer to nothing, as to the blank line of a handshake.
            return;
        }
        ProgramLine command = done.program();
        if (error != 0) {
            refused(command, error);
        } else if (command != null) {
            tell(new Effect.Acknowledged(command, true));
        } else if (phase == Phase.SHAKING) {
            handshake.answered(now());
        } else if (phase == Phase.STOPPING) {
            stop.answered();
        } else if (phase == Phase.ENDING && wire.quiet()) {
            // It stands still: where, is wanted now.
            poll();
        }
    }

    private void refused(@Nullable ProgramLine command, int error) {
        if (phase == Phase.STOPPING) {
            stop.refused();
            return;
        }
        if (phase == Phase.SHAKING && handshake.refused(now())) {
            return;
        }
        String where = command == null ? "" : command.line() + " ";
        brake(Failure.of(FailureKind.LINE_REFUSED, where + "error:" + error));
    }

    private void alarm(int code) {
        // Else told on booting, as by grblHAL: questions are answered all the same.
        boolean unmoved = phase == Phase.SHAKING && !handshake.homing();
        if (unmoved) {
            return;
        }
        wire.controllerForgot();
        if (phase == Phase.STOPPING && !stop.leaving()) {
            stop.alarm(code);
        } else {
            end(new Effect.Failed(Failure.of(FailureKind.ALARM, Integer.toString(code))));
        }
    }

    private void greeting() {
        wire.controllerForgot();
        if (phase == Phase.SHAKING) {
            handshake.greeting(now());
        } else if (phase == Phase.STOPPING && !stop.leaving()) {
            watch.pollLater(now());
            stop.greeting();
        } else {
            end(new Effect.Failed(Failure.of(FailureKind.BOARD_RESET, "")));
        }
    }

    private void message(String text) {
        if (phase != Phase.SHAKING) {
            tell(new Effect.Noticed("machine.message", text));
        }
    }

    private void status(GrblReply.Status status) {
        position.report(status);
        watch.status(status, now());
        double[] here = position.here();
        if (here != null && here.length >= 3) {
            tell(new Effect.Positioned(here[0], here[1], here[2]));
        }
        switch (phase) {
            case SHAKING -> handshake.status(status, now());
            case STREAMING, ENDING -> working(status);
            case STOPPING -> stop.status(status, now());
        }
    }

    private void working(GrblReply.Status status) {
        if (status.state().equals("Alarm") || status.state().equals("Sleep")) {
            // The line that told it was lost on the way.
            end(new Effect.Failed(Failure.of(FailureKind.ALARM, status.state())));
            return;
        }
        Stage reached = hold.status(status);
        if (reached == Stage.RESUMED) {
            phase = Phase.STREAMING;
        }
        if (reached != null) {
            tell(new Effect.Reached(reached));
        } else if (phase == Phase.ENDING && !hold.engaged()) {
            ending(status);
        }
    }

    private void ending(GrblReply.Status status) {
        if (!wire.quiet()) {
            return;
        }
        if (status.state().equals("Check")) {
            // Nothing was to move, by the file's own wish.
            end(new Effect.Reached(Stage.FINISHED));
        } else if (status.state().equals("Idle")) {
            switch (position.verdict()) {
                case RIGHT -> end(new Effect.Reached(Stage.FINISHED));
                case DOUBTFUL -> {}
                case WRONG -> end(new Effect.Failed(Failure.of(FailureKind.POSITION_WRONG, position.toString())));
            }
        }
    }

    // ---- time

    @Override
    protected void timers() {
        if (isOver()) {
            return;
        }
        if (now() >= watch.pollAt() && !stop.resetting()) {
            poll();
        }
        if (phase == Phase.SHAKING) {
            handshake.timers(now());
            shaken();
            return;
        }
        insist();
        stop.timers(now());
        if (watch.stalled(now())) {
            wire.say(RealTime.HOLD);
            wire.say(RealTime.SOFT_RESET);
            end(new Effect.Failed(Failure.of(FailureKind.STALLED, "")));
        } else if (phase != Phase.STOPPING && !hold.engaged() && watch.answerLost(now())) {
            brake(Failure.of(FailureKind.ANSWER_LOST, Integer.toString(wire.unanswered())));
        }
    }

    private void insist() {
        if (insistence.inVain(now())) {
            end(new Effect.Failed(Failure.of(FailureKind.STALLED, "0x18")));
            return;
        }
        RealTime again = insistence.due(now());
        if (again != null) {
            wire.say(again);
        }
    }

    private void poll() {
        watch.poll(stop.braking() || hold.changing(), now());
    }

    // ---- what people ask

    @Override
    protected void asked(Request request) {
        switch (request) {
            case PAUSE -> {
                if (working() && hold.pause(now())) {
                    poll();
                }
            }
            case RESUME -> {
                if (working() && hold.resume(now())) {
                    poll();
                }
            }
            case CANCEL -> {
                if (!leftUntouched() && phase != Phase.STOPPING) {
                    brake(null);
                }
            }
            case STOP -> {
                if (!leftUntouched() && !stop.resetting()) {
                    phase = Phase.STOPPING;
                    stop.reset(now());
                }
            }
            case FASTER -> wire.say(RealTime.FASTER);
            case SLOWER -> wire.say(RealTime.SLOWER);
            case PLANNED_SPEED -> wire.say(RealTime.FEED_NORMAL);
            case STRONGER -> wire.say(RealTime.STRONGER);
            case WEAKER -> wire.say(RealTime.WEAKER);
            case PLANNED_POWER -> wire.say(RealTime.POWER_NORMAL);
        }
    }

    private boolean working() {
        return phase == Phase.STREAMING || phase == Phase.ENDING;
    }

    /** Before the file's first line there is nothing to stop but homing; true where the job is over with that. */
    private boolean leftUntouched() {
        boolean untouched = phase == Phase.SHAKING && !handshake.homing();
        if (untouched) {
            end(new Effect.Reached(Stage.CANCELLED));
        }
        return untouched;
    }

    /** @param failure why, null where a person asked for it */
    private void brake(@Nullable Failure failure) {
        phase = Phase.STOPPING;
        stop.brake(failure, now());
        poll();
    }

    // ---- what goes out

    @Override
    protected void pump() {
        if (isOver()) {
            return;
        }
        switch (phase) {
            case SHAKING -> wire.pumpOwn();
            case STREAMING -> {
                if (!hold.engaged() && wire.pumpFile()) {
                    finish();
                }
            }
            case ENDING -> {
                if (!hold.engaged()) {
                    wire.pumpOwn();
                }
            }
            case STOPPING -> {
                if (stop.leaving()) {
                    wire.pumpOwn();
                }
            }
        }
    }

    private void finish() {
        phase = Phase.ENDING;
        if (profile.kind() == MachineKind.LASER) {
            // Whatever the file forgot, no light stays on.
            wire.ask("M5");
        }
        wire.ask(GrblWire.STAND_STILL);
        wire.pumpOwn();
    }
}
