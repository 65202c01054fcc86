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
    private long quietBy;
    private long retryAt = Long.MAX_VALUE;
    private long retryAfter;
    private boolean named;
    private boolean unclaimedOk;
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
        quietBy = now + MarlinTimes.FIRST_SILENCE_BY;
        retryAt = Long.MAX_VALUE;
        retryAfter = MarlinTimes.HANDSHAKE_RETRY;
        named = unclaimedOk = false;
        wire.restart();
        recovery.restart(now);
    }

    void heard(long now) {
        if (step == Step.OPENING) {
            quietAt = Math.min(now + MarlinTimes.FIRST_SILENCE, quietBy);
        }
    }

    /** It works, perhaps at what somebody else asked for: as long as it says so, it is waited for. */
    void busy(long now) {
        openedAt = now;
    }

    /** The board said what it is, or that it does not know the question: from now on answers are for us. */
    void named() {
        named = true;
        if (step == Step.ASKING) {
            retryAt = Long.MAX_VALUE;
        }
    }

    /**
     * A plain {@code ok} that may be for nothing of ours: M110 was sent more than once, or the board still answers what
     * somebody else had sent. True where it was one of those.
     */
    boolean strangeOk(long number, long now) {
        if (step == Step.NUMBERING) {
            step = Step.ASKING;
            retryAt = Long.MAX_VALUE;
            wire.restart();
            wire.ask("M115");
            recovery.numbered(now);
            return true;
        }
        if (step == Step.ASKING && !named && number < 0) {
            // A board says its name before the ok of that question.
            unclaimedOk = true;
            retryAt = now + MarlinTimes.NAMELESS;
            return true;
        }
        return step == Step.OPENING;
    }

    /** A board that never says its name has answered M115 all the same; true where that has to be believed now. */
    boolean nameless(long now) {
        if (step != Step.ASKING || named || !unclaimedOk || now < retryAt) {
            return false;
        }
        named = true;
        retryAt = Long.MAX_VALUE;
        return true;
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
                retryAt = Long.MAX_VALUE;
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
        retryAt = now + retryAfter;
        // A board that hears them all later must have room for them.
        retryAfter *= 2;
        wire.sendRaw("N0 M110 N0*125\n");
    }
}
