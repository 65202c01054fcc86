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
    private final GrblStart start;
    private final Map<Integer, Double> settings = new HashMap<>();
    private Step step = Step.OPENING;
    private long openedAt;
    private long lookingSince;
    private boolean unlocked;
    private long retryAt = Long.MAX_VALUE;
    private long lookAt = Long.MAX_VALUE;
    private int knocks;
    private boolean looksAgain;
    private boolean askedInVain;
    private boolean settingsAskedAgain;
    private boolean greeted;
    private boolean foreignModes;
    private String version = "";
    private String options = "";
    private @Nullable Failure failure;

    private static final int REPORT_INCHES = 13;
    private static final int STEPS_PER_MM = 100;
    private static final int AXES = 3;
    private static final int HOMING_CYCLE = 22;

    private enum Step {
        OPENING,
        ASKING,
        LOOKING,
        HOMING,
        DONE
    }

    GrblHandshake(GrblWire wire, GrblPosition position, MachineProfile profile, GrblStart start) {
        this.wire = wire;
        this.start = start;
        this.position = position;
        this.limits = new GrblLimits(profile);
    }

    void opened(long now) {
        openedAt = now;
        retryAt = now + GrblTimes.GREETING;
        lookAt = now + GrblTimes.KNOCK;
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
        int axis = told.number() - STEPS_PER_MM;
        if (told.number() == REPORT_INCHES) {
            position.inInches(told.value() == 1);
        } else if (axis >= 0 && axis < AXES) {
            position.stepsPerMm(axis, told.value());
        }
    }

    void version(GrblReply.Version told) {
        version = told.text();
    }

    void options(GrblReply.Options told) {
        options = told.letters();
    }

    /** Something was heard: a long list of settings takes its time. */
    void heard(long now) {
        if (step == Step.ASKING) {
            retryAt = now + GrblTimes.ANSWER;
        }
    }

    /** The modes that whoever was here before has left. */
    void modes(GrblReply.Modes told) {
        foreignModes = !told.areDefaults();
    }

    /** A start-up line of the controller's own ran; what it changed is not known. */
    void startUpLine() {
        greeted = false;
    }

    void greeting(long now) {
        greeted = true;
        foreignModes = false;
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
            // What whoever was here before has left behind, homing does not change.
            case HOMING -> look(now);
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
            case ASKING -> {
                if (status.state().equals("Door")) {
                    // It takes no line before that is over.
                    wire.controllerForgot();
                    step = Step.OPENING;
                    seenWithoutGreeting(status, now);
                }
            }
            case HOMING, DONE -> {}
        }
    }

    /** The port did not reset the board. What runs there belongs to nobody any more, and is stopped first. */
    private void seenWithoutGreeting(GrblReply.Status status, long now) {
        lookAt = Long.MAX_VALUE;
        if (status.isDoorOpen()) {
            doorIsOpen(now);
            return;
        }
        switch (status.state()) {
            // An alarm may be a loop that only a reset ends: then nothing is answered, and the reset follows.
            case "Idle", "Alarm" -> ask(now);
            case "Jog" -> brake(RealTime.JOG_CANCEL, now);
            case "Run" -> brake(RealTime.HOLD, now);
            default -> {
                if (status.isStill()) {
                    wire.say(RealTime.SOFT_RESET);
                } else {
                    brake(RealTime.HOLD, now);
                }
            }
        }
    }

    /** A lid that is open when the job starts is soon closed. */
    private void doorIsOpen(long now) {
        if (now - openedAt >= GrblTimes.HANDSHAKE) {
            failure = Failure.of(FailureKind.DOOR_OPEN, "");
        }
        retryAt = now + GrblTimes.ANSWER;
        look(GrblTimes.POLL, now);
    }

    /** Reset in the middle of a move, it would not know any more where it is. */
    private void brake(RealTime word, long now) {
        wire.say(word);
        retryAt = now + GrblTimes.BRAKING;
        look(GrblTimes.POLL_STOPPING, now);
    }

    private void ask(long now) {
        step = Step.ASKING;
        lookAt = Long.MAX_VALUE;
        retryAt = now + GrblTimes.ANSWER;
        askedInVain = false;
        wire.clearOwn();
        wire.ask("$I");
        wire.ask("$$");
        if (!greeted) {
            wire.ask("$G");
        }
    }

    private void look(long now) {
        step = Step.LOOKING;
        lookingSince = now;
        retryAt = now + GrblTimes.ANSWER;
        look(GrblTimes.POLL, now);
        wire.say(RealTime.STATUS);
    }

    /** Asks for reports from now on, this often. */
    private void look(long every, long now) {
        lookAt = now + every;
        looksAgain = true;
    }

    private void looked(GrblReply.Status status, long now) {
        retryAt = Long.MAX_VALUE;
        String unsafe = limits.unsafe(settings, start.burns());
        if (unsafe != null && !settingsAskedAgain) {
            // A digit may have changed on its way; what is really set so is told so twice.
            settingsAskedAgain = true;
            ask(now);
        } else if (unsafe != null) {
            failure = Failure.of(FailureKind.UNSAFE_SETTING, unsafe);
        } else if (status.state().equals("Alarm")) {
            locked(now);
        } else if (foreignModes) {
            // Inches, another origin, a beam that still burns: a reset at rest keeps the position and ends that.
            foreignModes = false;
            step = Step.OPENING;
            retryAt = now + GrblTimes.ANSWER;
            wire.say(RealTime.SOFT_RESET);
        } else if (status.state().equals("Run") && now - lookingSince < GrblTimes.HANDSHAKE
                || position.offsetMissing(status) && now - lookingSince < GrblTimes.OFFSET) {
            // A start-up line of its own still moves; or where it stands is not told yet.
            retryAt = now + GrblTimes.ANSWER;
            look(GrblTimes.POLL_STOPPING, now);
        } else {
            position.startHere();
            finish();
        }
    }

    private void locked(long now) {
        if (start.unlock() && !unlocked) {
            unlocked = true;
            step = Step.ASKING;
            retryAt = now + GrblTimes.ANSWER;
            wire.ask("$X");
            return;
        }
        // grblHAL keeps more than the switch in this setting.
        if ((settings.getOrDefault(HOMING_CYCLE, 0.0).intValue() & 1) == 0) {
            failure = Failure.of(FailureKind.LOCKED, "");
            return;
        }
        step = Step.HOMING;
        retryAt = now + GrblTimes.HOMING;
        look(GrblTimes.POLL, now);
        wire.ask("$H");
    }

    private void finish() {
        step = Step.DONE;
        retryAt = lookAt = Long.MAX_VALUE;
    }

    // ---- time

    void timers(long now) {
        if (now >= lookAt) {
            lookAt = looksAgain ? now + GrblTimes.POLL : Long.MAX_VALUE;
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
                if (askedInVain) {
                    wire.controllerForgot();
                    wire.say(RealTime.SOFT_RESET);
                    step = Step.OPENING;
                } else {
                    // With its door open it reports and answers nothing else.
                    askedInVain = true;
                    wire.say(RealTime.STATUS);
                }
            }
            case LOOKING -> wire.say(RealTime.STATUS);
            case HOMING, DONE -> retryAt = Long.MAX_VALUE;
        }
    }
}
