package org.etabli.controller.grbl;

import java.util.Locale;
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
 *  SHAKING ({@link GrblHandshake}) ──► STREAMING ──end──► ENDING ──Idle──► over
 *                                        │  ▲
 *                       PAUSE: HOLDING ► HELD ► RELEASING
 *  CANCEL, and every fault with the machine still answering: BRAKING (!) ──still──► RESETTING (0x18) ──greeting──► over,
 *  or after a CANCEL, where the profile names a place: ──greeting──► LEAVING ──► over
 * </pre>
 */
public final class GrblSender extends SteppedSender {

    private final MachineProfile profile;
    private final GrblPosition position = new GrblPosition();
    private final GrblWire wire;
    private final GrblHandshake handshake;
    private final Insistence insistence = new Insistence();

    private Phase phase = Phase.SHAKING;
    private long pollAt = Long.MAX_VALUE;
    private long heardAt;
    private long idleSince = Long.MAX_VALUE;
    private long brakedBy = Long.MAX_VALUE;
    private long brakedAtMost = Long.MAX_VALUE;

    /** An alarm followed the stop: nothing moves before the machine was homed or unlocked. */
    private boolean locked;

    private @Nullable Failure pending;

    /** The alarms of a reset in the middle of a move, and of homing. */
    private static final int ABORTED_MOVING = 3;

    private static final int ABORTED_HOMING = 6;

    private enum Phase {
        SHAKING,
        STREAMING,
        HOLDING,
        HELD,
        RELEASING,
        ENDING,
        BRAKING,
        RESETTING,
        LEAVING
    }

    public GrblSender(Program program, MachineProfile profile) {
        this(program, profile, GrblStart.USUAL);
    }

    public GrblSender(Program program, MachineProfile profile, GrblStart start) {
        this.profile = profile;
        this.wire = new GrblWire(program, profile.link().rxBuffer(), position.expected(), this::tell);
        this.handshake = new GrblHandshake(wire, position, profile, start);
    }

    @Override
    public long sentIndex() {
        return wire.highestSent();
    }

    @Override
    protected long nextTimer() {
        long timers = Math.min(Math.min(pollAt, brakedBy), insistence.nextAt());
        return phase == Phase.SHAKING ? Math.min(timers, handshake.nextTimer()) : timers;
    }

    @Override
    protected void opened(boolean again) {
        heardAt = now();
        if (again) {
            // What was under way is unknown, and the beam may be on: nothing goes on from here.
            pending = Failure.of(FailureKind.LINK_LOST, "");
            brake();
        } else {
            handshake.opened(now());
        }
    }

    // ---- what the machine says

    @Override
    protected void received(String line) {
        heardAt = now();
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
            pollAt = now() + GrblTimes.POLL;
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
        idleSince = Long.MAX_VALUE;
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
        } else if (phase == Phase.LEAVING && wire.quiet()) {
            end(new Effect.Reached(Stage.CANCELLED));
        } else if (phase == Phase.ENDING && wire.quiet()) {
            // It stands still: where, is wanted now.
            poll();
        }
    }

    private void refused(@Nullable ProgramLine command, int error) {
        boolean stopping = pending != null || phase == Phase.BRAKING || phase == Phase.RESETTING;
        if (stopping || phase == Phase.SHAKING && handshake.refused(now())) {
            return;
        }
        if (phase == Phase.LEAVING) {
            // Stopped it is; it only does not let itself be driven away.
            end(new Effect.Reached(Stage.CANCELLED));
            return;
        }
        String where = command == null ? "" : command.line() + " ";
        pending = Failure.of(FailureKind.LINE_REFUSED, where + "error:" + error);
        brake();
    }

    private void alarm(int code) {
        boolean stopping = phase == Phase.BRAKING || phase == Phase.RESETTING;
        boolean unmoved = phase == Phase.SHAKING && !handshake.homing();
        if (!unmoved) {
            wire.controllerForgot();
        }
        // Else told on booting, as by grblHAL: questions are answered all the same.
        locked = locked || stopping;
        if (stopping && (code == ABORTED_MOVING || code == ABORTED_HOMING)) {
            tell(new Effect.Noticed("position.lost", ""));
        }
        if (!stopping && !unmoved) {
            end(new Effect.Failed(Failure.of(FailureKind.ALARM, Integer.toString(code))));
        }
    }

    private void greeting() {
        wire.controllerForgot();
        switch (phase) {
            case SHAKING -> handshake.greeting(now());
            // While braking: the very stop that was asked for, by another way.
            case BRAKING, RESETTING -> stopped();
            case STREAMING, HOLDING, HELD, RELEASING, ENDING, LEAVING ->
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
        if (!status.state().equals("Jog")) {
            wire.jogIsOver();
        }
        double[] here = position.here();
        if (here != null && here.length >= 3) {
            tell(new Effect.Positioned(here[0], here[1], here[2]));
        }
        if (!status.state().equals("Idle") || wire.allAnswered()) {
            idleSince = Long.MAX_VALUE;
        } else if (idleSince == Long.MAX_VALUE) {
            idleSince = now();
        }
        switch (phase) {
            case SHAKING -> handshake.status(status, now());
            case STREAMING, ENDING, HOLDING, HELD, RELEASING -> working(status);
            case BRAKING -> {
                if (status.isStill()) {
                    reset();
                } else if (status.isHeld()) {
                    // It does brake: a reset before its end would lose the position.
                    brakedBy = Math.min(now() + GrblTimes.BRAKING, brakedAtMost);
                }
            }
            case RESETTING, LEAVING -> {}
        }
    }

    private void working(GrblReply.Status status) {
        if (status.state().equals("Alarm") || status.state().equals("Sleep")) {
            // The line that told it was lost on the way.
            end(new Effect.Failed(Failure.of(FailureKind.ALARM, status.state())));
        } else if (phase == Phase.HOLDING) {
            if (status.isHeld() && status.isStill()) {
                held(Stage.PAUSED);
            }
        } else if (phase == Phase.HELD) {
            if (!status.isHeld()) {
                released();
            }
        } else if (phase == Phase.RELEASING) {
            if (!status.isHeld()) {
                released();
            } else if (status.isDoorOpen()) {
                // Said again until the door is shut, it would start at the very moment somebody shuts it.
                held(Stage.HELD_BY_MACHINE);
            }
        } else if (status.isHeld()) {
            held(Stage.HELD_BY_MACHINE);
        } else if (phase == Phase.ENDING) {
            ending(status);
        }
    }

    private void held(Stage stage) {
        insistence.stop();
        phase = Phase.HELD;
        tell(new Effect.Reached(stage));
    }

    private void released() {
        insistence.stop();
        phase = Phase.STREAMING;
        tell(new Effect.Reached(Stage.RESUMED));
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
        if (now() >= pollAt) {
            poll();
        }
        if (phase == Phase.SHAKING) {
            handshake.timers(now());
            shaken();
            return;
        }
        insist();
        if (now() >= brakedBy && phase == Phase.BRAKING) {
            reset();
        }
        if (now() - heardAt >= (wire.homing() ? GrblTimes.HOMING : GrblTimes.STALL)) {
            wire.say(RealTime.HOLD);
            wire.say(RealTime.SOFT_RESET);
            end(new Effect.Failed(Failure.of(FailureKind.STALLED, "")));
        } else if (phase == Phase.STREAMING || phase == Phase.ENDING) {
            answerLost();
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

    /** The machine rests although lines are unanswered: an answer, or a line's end, was lost on the way. */
    private void answerLost() {
        if (idleSince != Long.MAX_VALUE && now() - idleSince >= patience()) {
            pending = Failure.of(FailureKind.ANSWER_LOST, Integer.toString(wire.unanswered()));
            brake();
        }
    }

    private long patience() {
        return GrblTimes.IDLE_UNANSWERED + GrblTimes.DWELL_SLACK * wire.dwell();
    }

    private void poll() {
        wire.say(RealTime.STATUS);
        boolean stopping = phase == Phase.BRAKING || phase == Phase.HOLDING || phase == Phase.RELEASING;
        pollAt = now() + (stopping ? GrblTimes.POLL_STOPPING : GrblTimes.POLL);
    }

    // ---- what people ask

    @Override
    protected void asked(Request request) {
        switch (request) {
            case PAUSE -> {
                if (phase == Phase.STREAMING || phase == Phase.ENDING || phase == Phase.RELEASING) {
                    insist(Phase.HOLDING, RealTime.HOLD);
                }
            }
            case RESUME -> {
                if (phase == Phase.HELD || phase == Phase.HOLDING) {
                    insist(Phase.RELEASING, RealTime.RESUME);
                }
            }
            case CANCEL -> {
                if (phase == Phase.SHAKING && !handshake.homing()) {
                    end(new Effect.Reached(Stage.CANCELLED));
                } else if (phase != Phase.BRAKING && phase != Phase.RESETTING && phase != Phase.LEAVING) {
                    brake();
                }
            }
            case STOP -> {
                if (phase == Phase.SHAKING && !handshake.homing()) {
                    end(new Effect.Reached(Stage.CANCELLED));
                } else if (phase != Phase.RESETTING) {
                    wire.close();
                    reset();
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

    /** Says a real-time byte, again and again, until the reports show what it did. */
    private void insist(Phase next, RealTime word) {
        phase = next;
        wire.say(word);
        insistence.begin(word, now(), GrblTimes.REPEAT, Integer.MAX_VALUE);
        poll();
    }

    /** Feed hold first: from there a reset keeps the position. */
    private void brake() {
        wire.close();
        if (wire.jogging()) {
            wire.say(RealTime.JOG_CANCEL);
        }
        brakedBy = now() + GrblTimes.BRAKING;
        brakedAtMost = now() + GrblTimes.BRAKING_AT_MOST;
        insist(Phase.BRAKING, RealTime.HOLD);
    }

    private void reset() {
        phase = Phase.RESETTING;
        brakedBy = Long.MAX_VALUE;
        pollAt = Long.MAX_VALUE;
        wire.say(RealTime.SOFT_RESET);
        insistence.begin(RealTime.SOFT_RESET, now(), GrblTimes.ANSWER, MOST_RESETS);
    }

    /** A board that greets after none of these is stuck. */
    private static final int MOST_RESETS = 4;

    /** The greeting proves it: the planner is empty, the modes are the defaults, the beam is off. */
    private void stopped() {
        Failure why = pending;
        if (why != null) {
            end(new Effect.Failed(why));
        } else if (locked || !profile.pause().namesPlace()) {
            end(new Effect.Reached(Stage.CANCELLED));
        } else {
            phase = Phase.LEAVING;
            insistence.stop();
            pollAt = now() + GrblTimes.POLL;
            wire.ask(String.format(
                    Locale.ROOT,
                    "G53G0X%.3fY%.3f",
                    profile.pause().x(),
                    profile.pause().y()));
            wire.ask(GrblWire.STAND_STILL);
        }
    }

    // ---- what goes out

    @Override
    protected void pump() {
        if (isOver()) {
            return;
        }
        switch (phase) {
            case SHAKING, ENDING, LEAVING -> wire.pumpOwn();
            case STREAMING -> {
                if (wire.pumpFile()) {
                    finish();
                }
            }
            case HOLDING, HELD, RELEASING, BRAKING, RESETTING -> {}
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
