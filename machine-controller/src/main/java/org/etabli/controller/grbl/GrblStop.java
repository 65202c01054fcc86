package org.etabli.controller.grbl;

import java.util.Locale;
import java.util.function.Consumer;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.Stage;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/**
 * Stopping: because a person cancelled, or because something failed while the controller still answers.
 *
 * <pre>
 *  BRAKING (!) ──still──► RESETTING (0x18) ──greeting──► over,
 *  or after a cancel, where the profile names a place: ──greeting──► LEAVING ──► over
 * </pre>
 */
final class GrblStop {

    /** A board that greets after none of these is stuck. */
    private static final int MOST_RESETS = 4;

    /** The alarms of a reset in the middle of a move, and of homing. */
    private static final int ABORTED_MOVING = 3;

    private static final int ABORTED_HOMING = 6;

    private final MachineProfile profile;
    private final GrblWire wire;
    private final Insistence insistence;
    private final Consumer<Effect> tell;
    private Step step = Step.NOT_ASKED;
    private long brakedBy = Long.MAX_VALUE;
    private long brakedAtMost = Long.MAX_VALUE;

    /** An alarm followed the stop: nothing moves before the machine was homed or unlocked. */
    private boolean locked;

    private @Nullable Failure why;
    private @Nullable Effect outcome;

    private enum Step {
        NOT_ASKED,
        BRAKING,
        RESETTING,
        LEAVING
    }

    GrblStop(MachineProfile profile, GrblWire wire, Insistence insistence, Consumer<Effect> tell) {
        this.profile = profile;
        this.wire = wire;
        this.insistence = insistence;
        this.tell = tell;
    }

    boolean braking() {
        return step == Step.BRAKING;
    }

    boolean resetting() {
        return step == Step.RESETTING;
    }

    boolean leaving() {
        return step == Step.LEAVING;
    }

    /** How it ended; null before that. */
    @Nullable
    Effect outcome() {
        return outcome;
    }

    long nextTimer() {
        return brakedBy;
    }

    /**
     * Feed hold first: from there a reset keeps the position.
     *
     * @param failure why, null where a person asked for it
     */
    void brake(@Nullable Failure failure, long now) {
        why = failure;
        wire.close();
        if (wire.jogging()) {
            wire.say(RealTime.JOG_CANCEL);
        }
        step = Step.BRAKING;
        brakedBy = now + GrblTimes.BRAKING;
        brakedAtMost = now + GrblTimes.BRAKING_AT_MOST;
        wire.say(RealTime.HOLD);
        insistence.begin(RealTime.HOLD, now, GrblTimes.REPEAT, Integer.MAX_VALUE);
    }

    /** Breaks off in the middle of whatever it does. */
    void reset(long now) {
        wire.close();
        step = Step.RESETTING;
        brakedBy = Long.MAX_VALUE;
        wire.say(RealTime.SOFT_RESET);
        insistence.begin(RealTime.SOFT_RESET, now, GrblTimes.ANSWER, MOST_RESETS);
    }

    void status(GrblReply.Status status, long now) {
        if (step != Step.BRAKING) {
            return;
        }
        if (status.isStill()) {
            reset(now);
        } else if (status.isHeld()) {
            // It does brake: a reset before its end would lose the position.
            brakedBy = Math.min(now + GrblTimes.BRAKING, brakedAtMost);
        }
    }

    void alarm(int code) {
        locked = true;
        if (code == ABORTED_MOVING || code == ABORTED_HOMING) {
            tell.accept(new Effect.Noticed("position.lost", ""));
        }
    }

    /**
     * The greeting proves it: the planner is empty, the modes are the defaults, the beam is off. While it still braked it
     * was the very stop that was asked for, by another way.
     */
    void greeting() {
        Failure failure = why;
        if (failure != null) {
            outcome = new Effect.Failed(failure);
        } else if (locked || !profile.pause().namesPlace()) {
            outcome = new Effect.Reached(Stage.CANCELLED);
        } else {
            leave();
        }
    }

    private void leave() {
        step = Step.LEAVING;
        insistence.stop();
        wire.ask(String.format(
                Locale.ROOT,
                "G53G0X%.3fY%.3f",
                profile.pause().x(),
                profile.pause().y()));
        wire.ask(GrblWire.STAND_STILL);
    }

    void answered() {
        if (step == Step.LEAVING && wire.quiet()) {
            outcome = new Effect.Reached(Stage.CANCELLED);
        }
    }

    /** Stopped it is, where it was leaving; it only does not let itself be driven away. */
    void refused() {
        if (step == Step.LEAVING) {
            outcome = new Effect.Reached(Stage.CANCELLED);
        }
    }

    void timers(long now) {
        if (now >= brakedBy && step == Step.BRAKING) {
            reset(now);
        }
    }
}
