package org.etabli.controller.marlin;

import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * From an open port to a board that counts as we do.
 *
 * <pre>
 *  OPENING ──silence──► NUMBERING (M110) ──ok──► ASKING (M115) ──ok──► SYNCING (M105) ──ok T:──► DONE
 * </pre>
 */
final class MarlinHandshake {

    private final MarlinWire wire;
    private final MarlinRecovery recovery;
    private Step step = Step.OPENING;
    private long openedAt;
    private long quietAt;
    private long retryAt = Long.MAX_VALUE;
    private boolean saidTemperatures;
    private int plainOks;
    private @Nullable Failure failure;

    /** One plain {@code ok} may be left over from an M110 that was sent twice. */
    private static final int BELIEVED_AFTER = 2;

    private enum Step {
        OPENING,
        NUMBERING,
        ASKING,
        SYNCING,
        DONE
    }

    MarlinHandshake(MarlinWire wire, MarlinRecovery recovery) {
        this.wire = wire;
        this.recovery = recovery;
    }

    boolean done() {
        return step == Step.DONE;
    }

    /** Whether lines may be sent and answers are for them. */
    boolean numbered() {
        return step.compareTo(Step.ASKING) >= 0;
    }

    @Nullable
    Failure failure() {
        return failure;
    }

    long nextTimer() {
        return step == Step.OPENING ? Math.min(retryAt, quietAt) : retryAt;
    }

    void opened(long now) {
        openedAt = now;
        restart(now);
        wire.sendRaw("\n");
    }

    /** The board booted, or booted again: it is not to be disturbed until it is silent. */
    void restart(long now) {
        step = Step.OPENING;
        quietAt = now + MarlinTimes.FIRST_SILENCE;
        retryAt = Long.MAX_VALUE;
        wire.restart();
        recovery.restart(now);
    }

    void heard(long now) {
        if (step == Step.OPENING) {
            quietAt = now + MarlinTimes.FIRST_SILENCE;
        }
    }

    /** A plain {@code ok} before there are numbers: it can only be for M110. */
    void ok(long now) {
        if (step == Step.NUMBERING) {
            step = Step.ASKING;
            retryAt = Long.MAX_VALUE;
            wire.restart();
            wire.ask("M115");
            recovery.numbered(now);
        }
    }

    void temperatures() {
        saidTemperatures = step == Step.SYNCING;
    }

    /** Some answer M105 with its temperatures first and a plain {@code ok} after, or with nothing else at all. */
    void plainOk() {
        if (step == Step.SYNCING && (saidTemperatures || ++plainOks >= BELIEVED_AFTER)) {
            wire.lines().fencesAnswerPlainly();
        }
    }

    /** Everything sent was answered. */
    void answered() {
        switch (step) {
            case ASKING -> {
                step = Step.SYNCING;
                wire.askFence();
            }
            case SYNCING -> step = Step.DONE;
            case OPENING, NUMBERING, DONE -> {}
        }
    }

    void timers(long now) {
        if (step == Step.OPENING && now >= quietAt) {
            number(now);
        }
        if (step == Step.NUMBERING && now >= retryAt) {
            if (now - openedAt >= MarlinTimes.HANDSHAKE) {
                failure = Failure.of(FailureKind.NO_ANSWER, "");
            } else {
                wire.sendRaw("\n");
                number(now);
            }
        }
    }

    private void number(long now) {
        step = Step.NUMBERING;
        retryAt = now + MarlinTimes.HANDSHAKE_RETRY;
        wire.sendRaw("N0 M110 N0*125\n");
    }
}
