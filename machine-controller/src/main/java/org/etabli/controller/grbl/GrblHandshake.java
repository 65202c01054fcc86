package org.etabli.controller.grbl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/**
 * From an open port to a controller that may be trusted with a file.
 *
 * <pre>
 *  OPENING ──greeting or report──► ASKING ($I $$) ──► LOOKING (?) ──► [HOMING ($H)] ──► DONE
 * </pre>
 */
final class GrblHandshake {

    private final GrblWire wire;
    private final GrblPosition position;
    private final GrblLimits limits;
    private final Map<Integer, Double> settings = new HashMap<>();
    private Step step = Step.OPENING;
    private long openedAt;
    private long retryAt = Long.MAX_VALUE;
    private long lookAt = Long.MAX_VALUE;
    private int knocks;
    private boolean settingsAskedAgain;
    private String version = "";
    private String options = "";
    private @Nullable Failure failure;

    private enum Step {
        OPENING,
        ASKING,
        LOOKING,
        HOMING,
        DONE
    }

    GrblHandshake(GrblWire wire, GrblPosition position, MachineProfile profile) {
        this.wire = wire;
        this.position = position;
        this.limits = new GrblLimits(profile);
    }

    void opened(long now) {
        openedAt = now;
        retryAt = now + GrblTimes.GREETING;
    }

    boolean done() {
        return step == Step.DONE;
    }

    boolean homing() {
        return step == Step.HOMING;
    }

    /** Why no file may go, null where nothing speaks against it yet. */
    @Nullable
    Failure failure() {
        return failure;
    }

    String firmware() {
        return "GRBL " + version;
    }

    List<String> options() {
        return List.of(options);
    }

    List<String> differing() {
        return limits.differing(settings);
    }

    long nextTimer() {
        return Math.min(retryAt, lookAt);
    }

    // ---- what the controller says

    void setting(GrblReply.Setting told) {
        settings.put(told.number(), told.value());
    }

    void version(GrblReply.Version told) {
        version = told.text();
    }

    void options(GrblReply.Options told) {
        options = told.letters();
    }

    void greeting(long now) {
        if (step == Step.HOMING) {
            failure = Failure.of(FailureKind.BOARD_RESET, "");
        } else {
            ask(now);
        }
    }

    void answered(long now) {
        if (!wire.quiet()) {
            return;
        }
        switch (step) {
            case ASKING -> look(now);
            case HOMING -> finish();
            case OPENING, LOOKING, DONE -> {}
        }
    }

    /** Whether a refused line of the handshake may be passed over: old versions know no {@code $I}. */
    boolean refused(long now) {
        if (step != Step.ASKING) {
            return false;
        }
        // What they lack is asked of the profile.
        answered(now);
        return true;
    }

    void status(GrblReply.Status status, long now) {
        switch (step) {
            case OPENING -> seenWithoutGreeting(status, now);
            case LOOKING -> looked(status, now);
            case ASKING, HOMING, DONE -> {}
        }
    }

    /** The port did not reset the board. What runs there belongs to nobody any more, and is stopped first. */
    private void seenWithoutGreeting(GrblReply.Status status, long now) {
        switch (status.state()) {
            case "Idle", "Alarm" -> ask(now);
            default -> wire.say(RealTime.SOFT_RESET);
        }
    }

    private void ask(long now) {
        step = Step.ASKING;
        retryAt = now + GrblTimes.ANSWER;
        wire.clearOwn();
        wire.ask("$I");
        wire.ask("$$");
    }

    private void look(long now) {
        step = Step.LOOKING;
        retryAt = now + GrblTimes.ANSWER;
        lookAt = now + GrblTimes.POLL;
        wire.say(RealTime.STATUS);
    }

    private void looked(GrblReply.Status status, long now) {
        retryAt = Long.MAX_VALUE;
        String unsafe = limits.unsafe(settings);
        if (unsafe != null && !settingsAskedAgain) {
            // A digit may have changed on its way; what is really set so is told so twice.
            settingsAskedAgain = true;
            ask(now);
        } else if (unsafe != null) {
            failure = Failure.of(FailureKind.UNSAFE_SETTING, unsafe);
        } else if (status.state().equals("Alarm")) {
            locked(now);
        } else if (position.offsetMissing(status) && now - openedAt < GrblTimes.HANDSHAKE) {
            retryAt = now + GrblTimes.ANSWER;
            lookAt = now + GrblTimes.POLL_STOPPING;
        } else {
            position.startHere();
            finish();
        }
    }

    private void locked(long now) {
        if (settings.getOrDefault(22, 0.0) == 0) {
            failure = Failure.of(FailureKind.LOCKED, "");
            return;
        }
        step = Step.HOMING;
        retryAt = now + GrblTimes.HOMING;
        lookAt = now + GrblTimes.POLL;
        wire.ask("$H");
    }

    private void finish() {
        step = Step.DONE;
        retryAt = lookAt = Long.MAX_VALUE;
    }

    // ---- time

    void timers(long now) {
        if (now >= lookAt) {
            lookAt = now + GrblTimes.POLL;
            wire.say(RealTime.STATUS);
        }
        if (now >= retryAt) {
            retry(now);
        }
    }

    private void retry(long now) {
        if (step == Step.HOMING || now - openedAt >= GrblTimes.HANDSHAKE) {
            failure = Failure.of(FailureKind.NO_ANSWER, "");
            return;
        }
        retryAt = now + GrblTimes.ANSWER;
        switch (step) {
            // Not reset by the port, or deaf: a report is answered at once by one that lives.
            case OPENING -> wire.say(knocks++ % 2 == 0 ? RealTime.STATUS : RealTime.SOFT_RESET);
            case ASKING -> {
                wire.controllerForgot();
                wire.say(RealTime.SOFT_RESET);
                step = Step.OPENING;
            }
            case LOOKING -> wire.say(RealTime.STATUS);
            case HOMING, DONE -> retryAt = Long.MAX_VALUE;
        }
    }
}
