package org.etabli.controller.marlin;

import java.util.Locale;
import java.util.function.Consumer;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * Which lines an answer is for, and what to do when that is no longer sure: repeat, ask, or give up with the reason.
 *
 * <p>Marlin flushes its buffer when it refuses a line; a line then half received would be run without its check. So
 * after the first refused line one line goes at a time, and an answer too many ends the job.
 */
final class MarlinRecovery {

    /** The same line asked for more often than this in a row: the cable cannot carry it. */
    private static final int MOST_RESENDS = 12;

    /** A number that cannot be is believed when it comes this often: noise does not repeat itself. */
    private static final int BELIEVED_AFTER = 3;

    private final MarlinWire wire;
    private final MarlinBoard board;
    private final NumberedLines lines;
    private final Consumer<Effect> tell;
    private boolean numbered;
    private final MarlinProbe probe;
    private long settledAt = Long.MAX_VALUE;
    private long settledBy = Long.MAX_VALUE;
    private boolean swallowOk;
    private boolean strangerOk;
    private long announced = -1;
    private long lastResend = -1;
    private int resendsInARow;
    private long resends;
    private boolean wasPipelined;
    private int surplus;
    private boolean asksAfterCut;

    /** What is missing went with a pulled cable: that is no noise, and no reason to go slower from now on. */
    private boolean cut;

    private boolean stopping;
    private @Nullable Failure failure;

    MarlinRecovery(MarlinWire wire, MarlinBoard board, Consumer<Effect> tell) {
        this.wire = wire;
        this.board = board;
        this.lines = wire.lines();
        this.probe = new MarlinProbe(wire);
        this.tell = tell;
    }

    /** Nothing more of the file goes: an answer too many does no harm any more. */
    void stopping() {
        stopping = true;
    }

    /** Why the job cannot go on, null while it can. */
    @Nullable
    Failure failure() {
        return failure;
    }

    long nextTimer() {
        return Math.min(probe.nextTimer(), settledAt);
    }

    /** Whether what was on its way at a refusal is still awaited; nothing may be sent meanwhile. */
    boolean settling() {
        return settledAt != Long.MAX_VALUE;
    }

    private void settle(long now) {
        if (!settling()) {
            settledBy = now + MarlinTimes.SETTLE_AT_MOST;
        }
        settledAt = Math.min(now + MarlinTimes.SETTLE, settledBy);
    }

    // ---- the link

    /** A new beginning: no number was given yet. */
    void restart(long now) {
        numbered = false;
        probe.restart(now);
        settledAt = Long.MAX_VALUE;
    }

    /** The board counts as we do: from now on answers are for lines. */
    void numbered(long now) {
        numbered = true;
        progress(now);
    }

    /** The link came back: the numbering itself tells whether the firmware kept its state. */
    void reopened(long now) {
        probe.reopened(now);
        settle(now);
        asksAfterCut = true;
        cut = true;
    }

    // ---- answers

    /** Anything at all was heard. */
    void heard(long now) {
        if (settling()) {
            settledAt = Math.min(now + MarlinTimes.SETTLE, settledBy);
        }
    }

    /** The machine gets on with it. */
    void progress(long now) {
        probe.progress(now);
    }

    void scheduleProbe(long now) {
        probe.schedule(now);
    }

    /** A plain answer, or one that names its line; true where it was one for a line. */
    boolean ok(long number, long now) {
        if (swallowOk || strangerOk) {
            swallowOk = strangerOk = false;
            if (announced >= 0) {
                resend(announced, now);
                swallowOk = false;
            }
            progress(now);
            return false;
        }
        if (number < 0 && lines.awaitsPlainFence()) {
            return fence(now);
        }
        if (number >= 0 && !lines.ok(number)) {
            // A number that is not under way: said twice, or damaged.
            garbled(now);
            return false;
        }
        if (number < 0 && !lines.ok()) {
            surplus++;
            doubt();
            return false;
        }
        progress(now);
        return true;
    }

    /** The answer that only a fence gets; true where one was under way. */
    boolean fence(long now) {
        swallowOk = false;
        int owed = lines.owed();
        if (!lines.fenceAnswered()) {
            return false;
        }
        progress(now);
        if (!stopping && wasPipelined && surplus > owed && lines.nothingInFlight()) {
            failure = Failure.of(FailureKind.ANSWERS_SURPLUS, Long.toString(lastResend));
            return false;
        }
        if (!lines.mustRepeat()) {
            surplus = 0;
            wasPipelined = false;
            cut = false;
        }
        return true;
    }

    /** The resend behind it says the same; this is for when noise spoils that. */
    void lineError(long lastLine, long now) {
        probe.noisy(now);
        announced = lastLine < 0 ? -1 : lastLine + 1;
        swallowOk = true;
    }

    void resend(long number, long now) {
        announced = -1;
        swallowOk = true;
        boolean asked = probe.asked();
        progress(now);
        if (!numbered) {
            return;
        }
        resends++;
        tell.accept(new Effect.Resent(resends));
        boolean many = lines.linesInFlight() > 1;
        switch (lines.resend(number)) {
            case REWOUND -> rewound(number, many, now);
            case ALL_TAKEN -> allTaken(asked, now);
            case DAMAGED, FORGOTTEN -> incredible(number, now);
        }
    }

    /** The machine has every line under way; only answers are missing. */
    private void allTaken(boolean asked, long now) {
        settle(now);
        if (lines.nothingInFlight()) {
            doubt();
        } else if (asked) {
            lines.takeAll();
            doubt();
        }
        // Else the same request once more, for lines that were still on their way.
    }

    private void rewound(long number, boolean many, long now) {
        resendsInARow = number == lastResend ? resendsInARow + 1 : 1;
        lastResend = number;
        if (!settling() || many) {
            surplus = 0;
            wasPipelined = wasPipelined || many;
            if (!cut) {
                wire.beCautious();
            }
        }
        settle(now);
        if (resendsInARow > MOST_RESENDS) {
            failure = Failure.of(FailureKind.TOO_MANY_RESENDS, Long.toString(number));
        }
    }

    /** A line long past, or never sent: the number is damaged, or the count was lost with the board's memory. */
    private void incredible(long number, long now) {
        resendsInARow = number == lastResend ? resendsInARow + 1 : 1;
        lastResend = number;
        settle(now);
        if (number >= 0 && resendsInARow >= BELIEVED_AFTER) {
            FailureKind kind = number <= 1 ? FailureKind.BOARD_RESET : FailureKind.NUMBERING_LOST;
            failure = Failure.of(kind, Long.toString(number));
        }
    }

    /** {@code wait}: the machine has nothing to do although something is under way. */
    void idle(long now) {
        if (numbered && !lines.nothingInFlight()) {
            probe.ask(now);
        }
    }

    /** Not a command of ours: what noise made of one. Its {@code ok} answers nothing. */
    void unknown(String quoted, long now) {
        Outgoing head = lines.head();
        strangerOk = head == null || !bare(head.said()).equals(bare(quoted));
        progress(now);
    }

    private static String bare(String command) {
        return command.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    void garbled(long now) {
        probe.noisy(now);
        doubt();
        probe.soon(now);
    }

    /** Answers may no longer match lines; the next fence will say. */
    private void doubt() {
        if (!numbered) {
            return;
        }
        lines.doubt();
        if (!lines.mustRepeat()) {
            wire.askFenceFirst();
        }
    }

    // ---- time

    void timers(long now) {
        if (now >= settledAt) {
            settledAt = Long.MAX_VALUE;
            if (asksAfterCut || !lines.mustRepeat() && !lines.nothingInFlight()) {
                asksAfterCut = false;
                probe.ask(now);
            }
        }
        if (!probe.isDue(now)) {
            return;
        }
        if (probe.silence(now) >= board.stallLimit(lines.blocked())) {
            failure = Failure.of(FailureKind.STALLED, "");
        } else {
            probe.ask(now);
        }
    }

    /** Sends again what was asked for, one line at a time; true while that has to go on. */
    boolean repeat(long now) {
        while (lines.mustRepeat()) {
            if (!lines.nothingInFlight()) {
                return true;
            }
            wire.send(lines.sendAgain());
            probe.schedule(now);
            if (!lines.mustRepeat()) {
                wire.askFenceNow();
            }
        }
        return false;
    }
}
