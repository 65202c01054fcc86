package org.etabli.controller.marlin;

import java.util.function.Consumer;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The course of a job on a printer, by what people ask and what the board has worked off.
 *
 * <pre>
 *  SHAKING ──► STREAMING ──end──► FINISHING ──M114──► over
 *               │   ▲
 *  PAUSE: STOPPING ► PARKING ► PARKED ► RETURNING
 *  CANCEL, from any of them: CANCELLING ► LEAVING ──► over
 * </pre>
 */
final class MarlinCourse {

    /** Per cent of the file's speeds. */
    private static final int PLANNED = 100;

    private static final int SPEED_STEP = 10;

    /** Beyond these a person means something else than a correction. */
    private static final int SLOWEST = 10;

    private static final int FASTEST = 200;

    private final MarlinWire wire;
    private final MarlinRecovery recovery;
    private final MarlinStops stops;
    private final Consumer<Effect> tell;

    private Phase phase = Phase.SHAKING;
    private long cancelBy = Long.MAX_VALUE;
    private long cancelAtMost = Long.MAX_VALUE;
    private boolean pauseWanted;

    /** Asked to go on before the head had even parked. */
    private boolean resumeWanted;

    private boolean away;

    /** The board waits for a person, as at M0 or M600. */
    private boolean held;

    private int speed = PLANNED;
    private @Nullable Stage outcome;

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

    MarlinCourse(MarlinWire wire, MarlinRecovery recovery, MarlinStops stops, Consumer<Effect> tell) {
        this.wire = wire;
        this.recovery = recovery;
        this.stops = stops;
        this.tell = tell;
    }

    /** Whether nothing of the file may go yet. */
    boolean shaking() {
        return phase == Phase.SHAKING;
    }

    /** The board is ready: the file may go. */
    void begin() {
        phase = Phase.STREAMING;
    }

    /** How the job ended in order; null before that. */
    @Nullable
    Stage outcome() {
        return outcome;
    }

    /** When a stop has taken too long. */
    long cancelBy() {
        return cancelBy;
    }

    // ---- what the board has worked off

    /** The board says that it works, or that it waits for a person. */
    void busy(boolean forPerson, long now) {
        if (!forPerson) {
            // It works off what was under way: that ends by itself, and is better than a halted machine.
            patient(now);
        } else if (phase == Phase.STREAMING && !held) {
            held = true;
            tell.accept(new Effect.Reached(Stage.HELD_BY_MACHINE));
        }
    }

    /** A line was answered: what held the board up may be over. */
    void unblocked() {
        if (held && !wire.lines().blocked()) {
            held = false;
            tell.accept(new Effect.Reached(Stage.RESUMED));
        }
    }

    /** All that was sent is answered, and nothing of the sender's own waits: a script is done. */
    void answered() {
        switch (phase) {
            case FINISHING -> outcome = Stage.FINISHED;
            case STOPPING -> {
                phase = Phase.PARKING;
                stops.park();
            }
            case PARKING -> {
                phase = Phase.PARKED;
                if (resumeWanted) {
                    comeBack();
                } else {
                    tell.accept(new Effect.Reached(Stage.PAUSED));
                }
            }
            case RETURNING -> {
                phase = Phase.STREAMING;
                tell.accept(new Effect.Reached(Stage.RESUMED));
            }
            case CANCELLING -> {
                phase = Phase.LEAVING;
                stops.leave(away);
            }
            case LEAVING -> outcome = Stage.CANCELLED;
            case SHAKING, STREAMING, PARKED -> {}
        }
    }

    // ---- what people ask

    void asked(Request request, long now) {
        switch (request) {
            case PAUSE -> pause();
            case RESUME -> resume();
            case CANCEL -> cancel(now);
            case STOP -> stop(now);
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
                    tell.accept(new Effect.Reached(Stage.RESUMED));
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

    private void cancel(long now) {
        switch (phase) {
            // Nothing of the file was sent yet; heaters are as they were found.
            case SHAKING -> outcome = Stage.CANCELLED;
            case CANCELLING, LEAVING -> {}
            case STREAMING, FINISHING, STOPPING, PARKING, PARKED, RETURNING -> {
                away = phase == Phase.PARKED || phase == Phase.PARKING;
                phase = Phase.CANCELLING;
                cancelAtMost = now + MarlinTimes.CANCEL_AT_MOST;
                patient(now);
                recovery.stopping();
                stops.coolDown();
            }
        }
    }

    /** Breaks off the moves under way; where the head then is only homing can tell. */
    private void stop(long now) {
        if (phase == Phase.SHAKING) {
            outcome = Stage.CANCELLED;
            return;
        }
        away = true;
        phase = Phase.CANCELLING;
        cancelAtMost = now + MarlinTimes.CANCEL;
        patient(now);
        recovery.stopping();
        stops.breakOff();
        tell.accept(new Effect.Noticed("position.lost", ""));
    }

    /** Something moved on while stopping. */
    private void patient(long now) {
        if (phase == Phase.CANCELLING || phase == Phase.LEAVING) {
            cancelBy = Math.min(now + MarlinTimes.CANCEL, cancelAtMost);
        }
    }

    private void pace(int percent) {
        if (phase == Phase.STREAMING) {
            speed = Math.clamp(percent, SLOWEST, FASTEST);
            wire.ask("M220 S" + speed);
        }
    }

    // ---- what goes out

    /** The next line, of the sender's own or of the file; null where there is none now. */
    @Nullable
    Outgoing next() {
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
