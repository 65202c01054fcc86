package org.etabli.controller.grbl;

import org.etabli.controller.stream.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Holding and going on, at a person's wish or because the machine holds by itself: its door, a button, M0.
 *
 * <pre>
 *  FREE ──PAUSE──► HOLDING (!) ──still──► HELD ──RESUME──► RELEASING (~) ──moves──► FREE
 * </pre>
 */
final class GrblHold {

    private final GrblWire wire;
    private final Insistence insistence;
    private Step step = Step.FREE;

    private enum Step {
        FREE,
        HOLDING,
        HELD,
        RELEASING
    }

    GrblHold(GrblWire wire, Insistence insistence) {
        this.wire = wire;
        this.insistence = insistence;
    }

    /** Whether it is held, or on its way there or back. */
    boolean engaged() {
        return step != Step.FREE;
    }

    /** Whether a change that was asked for is awaited. */
    boolean changing() {
        return step == Step.HOLDING || step == Step.RELEASING;
    }

    /** Whether that means anything now. */
    boolean pause(long now) {
        boolean means = step == Step.FREE || step == Step.RELEASING;
        if (means) {
            insist(Step.HOLDING, RealTime.HOLD, now);
        }
        return means;
    }

    /** Whether that means anything now. */
    boolean resume(long now) {
        boolean means = step == Step.HELD || step == Step.HOLDING;
        if (means) {
            insist(Step.RELEASING, RealTime.RESUME, now);
        }
        return means;
    }

    /** Says a real-time byte, again and again, until the reports show what it did. */
    private void insist(Step next, RealTime word, long now) {
        step = next;
        wire.say(word);
        insistence.begin(word, now, GrblTimes.REPEAT, Integer.MAX_VALUE);
    }

    /** What a report shows to have been reached, or null. */
    @Nullable
    Stage status(GrblReply.Status status) {
        boolean free = !status.isHeld();
        return switch (step) {
            case FREE -> free ? null : reached(Step.HELD, Stage.HELD_BY_MACHINE);
            case HOLDING -> free || !status.isStill() ? null : reached(Step.HELD, Stage.PAUSED);
            case HELD -> free ? reached(Step.FREE, Stage.RESUMED) : null;
            case RELEASING -> {
                if (free) {
                    yield reached(Step.FREE, Stage.RESUMED);
                }
                // Said again until the door is shut, it would start at the very moment somebody shuts it.
                yield status.isDoorOpen() ? reached(Step.HELD, Stage.HELD_BY_MACHINE) : null;
            }
        };
    }

    private Stage reached(Step next, Stage stage) {
        step = next;
        insistence.stop();
        return stage;
    }
}
