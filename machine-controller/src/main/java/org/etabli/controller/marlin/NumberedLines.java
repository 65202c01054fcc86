package org.etabli.controller.marlin;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.etabli.controller.stream.ProgramLine;
import org.jspecify.annotations.Nullable;

/**
 * What is on the wire, what was answered and what has to go again. Invariants: numbers rise by one; a number never
 * carries two contents; a command of the file is confirmed once, in order ({@link Confirmations}).
 */
final class NumberedLines {

    /** Lines kept after their answer; a machine asks for lines a receive buffer back at most. */
    private static final int HISTORY = 64;

    /** Further on than any line that could still be under way. */
    private static final int FAR_OFF = 1000;

    /** Room left in the receive buffer for a line that asks what became of the others. */
    private static final int PROBE_RESERVE = 24;

    /**
     * Answers sent twice make a line or two look confirmed too early; a machine that asks for older ones has lost its
     * count, as after a reset, and must not be given them again.
     */
    private static final int FORGIVEN = 2;

    private final int window;
    private final ArrayDeque<Outgoing> inFlight = new ArrayDeque<>();
    private final ArrayDeque<Outgoing> again = new ArrayDeque<>();
    private final ArrayDeque<Outgoing> history = new ArrayDeque<>();
    private final Confirmations confirmations = new Confirmations();
    private boolean doubtful;
    private int owed;
    private long nextNumber = 1;
    private int bytesInFlight;
    private long highestSent = -1;
    private boolean fencePlain;

    /** @param rxBuffer bytes of the machine's receive buffer */
    NumberedLines(int rxBuffer) {
        // The ring keeps one place free.
        window = Math.max(1, rxBuffer - 1 - PROBE_RESERVE);
    }

    /** What became of a {@code Resend:}. */
    enum Verdict {
        /** The lines from there on will go again. */
        REWOUND,
        /** The machine waits for exactly what was never sent yet: it has all the rest. */
        ALL_TAKEN,
        /** No such line was ever sent: the number was damaged. */
        DAMAGED,
        /** So long ago that it is no longer known. */
        FORGOTTEN
    }

    void restart() {
        inFlight.clear();
        again.clear();
        history.clear();
        confirmations.restart();
        doubtful = false;
        owed = 0;
        nextNumber = 1;
        bytesInFlight = 0;
    }

    /** Some firmwares answer M105 with temperatures first and a plain {@code ok} after. */
    void fencesAnswerPlainly() {
        fencePlain = true;
    }

    /** Whether the answer awaited is that to a fence, and looks like any other. */
    boolean awaitsPlainFence() {
        Outgoing head = inFlight.peekFirst();
        return fencePlain && head != null && head.isFence();
    }

    boolean quiet() {
        return inFlight.isEmpty() && again.isEmpty();
    }

    boolean nothingInFlight() {
        return inFlight.isEmpty();
    }

    int linesInFlight() {
        return inFlight.size();
    }

    boolean mustRepeat() {
        return !again.isEmpty();
    }

    @Nullable
    Outgoing head() {
        return inFlight.peekFirst();
    }

    boolean fenceInFlight() {
        return inFlight(Outgoing::isFence);
    }

    boolean heating() {
        return inFlight(Outgoing::heats);
    }

    boolean blocked() {
        return inFlight(Outgoing::blocks);
    }

    /** Asked several times for each line: no stream is built for it. */
    private boolean inFlight(Predicate<Outgoing> kind) {
        for (Outgoing line : inFlight) {
            if (kind.test(line)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the next line, some bytes long, fits behind what is under way. */
    boolean fits(int bytes) {
        return inFlight.isEmpty() || bytesInFlight + bytes <= window;
    }

    /** The line to repeat next. */
    Outgoing nextAgain() {
        return again.getFirst();
    }

    byte[] sendAgain() {
        return launch(again.removeFirst());
    }

    byte[] send(Outgoing line) {
        line.number(nextNumber++);
        return launch(line);
    }

    /** Length on the wire, near enough before the number is given. */
    int length(Outgoing line) {
        return line.number() >= 0
                ? line.wire().length
                : line.text().length() + 6 + Long.toString(nextNumber).length();
    }

    private byte[] launch(Outgoing line) {
        inFlight.addLast(line);
        bytesInFlight += line.wire().length;
        ProgramLine program = line.line();
        if (program != null) {
            highestSent = Math.max(highestSent, program.index());
        }
        return line.wire();
    }

    /** A plain answer; false where no line can have caused it. */
    boolean ok() {
        Outgoing head = inFlight.peekFirst();
        if (head == null || head.isFence()) {
            return false;
        }
        retire();
        return true;
    }

    /** An answer that names its line. */
    boolean ok(long number) {
        if (inFlight.isEmpty()
                || number < inFlight.getFirst().number()
                || number > inFlight.getLast().number()) {
            return false;
        }
        while (!inFlight.isEmpty() && inFlight.getFirst().number() <= number) {
            retire();
        }
        confirmations.confirm();
        return true;
    }

    /** The answer to a fence; false where none was under way. */
    boolean fenceAnswered() {
        if (!fenceInFlight()) {
            return false;
        }
        boolean fence;
        do {
            fence = inFlight.getFirst().isFence();
            retire();
        } while (!fence);
        confirmations.confirm();
        if (!fenceInFlight()) {
            doubtful = false;
            owed = 0;
        }
        return true;
    }

    /** Answers and lines may no longer match: nothing is confirmed before the next fence. */
    void doubt() {
        doubtful = true;
    }

    boolean doubtful() {
        return doubtful;
    }

    /** Answers that may still come for lines known to be taken. */
    int owed() {
        return owed;
    }

    /** The answer to a position query: all before it was taken. */
    void positionAnswered() {
        if (inFlight(Outgoing::isPositionQuery)) {
            while (!inFlight.getFirst().isPositionQuery()) {
                retire();
            }
            confirmations.confirm();
        }
    }

    /** The machine said that it has all that is under way; answers may still come for it. */
    void takeAll() {
        while (!inFlight.isEmpty()) {
            doubtful = true;
            retire();
            owed++;
        }
    }

    private void retire() {
        Outgoing done = inFlight.removeFirst();
        bytesInFlight -= done.wire().length;
        history.addLast(done);
        if (history.size() > HISTORY) {
            history.removeFirst();
        }
        if (!doubtful) {
            confirmations.confirm();
        }
        confirmations.answered(done);
    }

    Verdict resend(long number) {
        long expected = again.isEmpty() ? nextNumber : again.getFirst().number();
        if (number == expected) {
            return Verdict.ALL_TAKEN;
        }
        if (number > expected && number <= nextNumber) {
            // It has more than was believed. Should the number be damaged, it will ask again, and nothing is forgotten.
            takeAll();
            while (!again.isEmpty() && again.getFirst().number() < number) {
                launch(again.removeFirst());
            }
            takeAll();
            return Verdict.ALL_TAKEN;
        }
        if (number < 0 || number > nextNumber) {
            return Verdict.DAMAGED;
        }
        long oldest =
                history.isEmpty() ? oldestOf(inFlight) : history.getFirst().number();
        if (number < oldest || number <= confirmations.confirmedNumber() - FORGIVEN) {
            return Verdict.FORGOTTEN;
        }
        rewind(number);
        return Verdict.REWOUND;
    }

    private long oldestOf(ArrayDeque<Outgoing> lines) {
        return lines.isEmpty() ? nextNumber : lines.getFirst().number();
    }

    private void rewind(long number) {
        for (Iterator<Outgoing> last = inFlight.descendingIterator(); last.hasNext(); ) {
            Outgoing line = last.next();
            if (line.number() >= number) {
                bytesInFlight -= line.wire().length;
                again.addFirst(line);
                last.remove();
            }
        }
        for (Iterator<Outgoing> last = history.descendingIterator(); last.hasNext(); ) {
            Outgoing line = last.next();
            if (line.number() >= number) {
                again.addFirst(line);
                last.remove();
            }
        }
        // The machine has all before that line: it said so.
        confirmations.waitsFor(number);
        doubtful = true;
    }

    /** The newest line under way, to be sent a second time as it is: whatever the machine has of it, its answer tells. */
    byte[] repeatLast() {
        return inFlight.getLast().wire();
    }

    /**
     * A line whose number cannot be its turn. Every board that counts refuses it and names the line it waits for; Marlin
     * 2.1 passes over a mere repeat without a word.
     */
    byte[] outOfTurn() {
        Outgoing question = Outgoing.fence();
        question.number(nextNumber + FAR_OFF);
        return question.wire();
    }

    /** The commands confirmed since the last call. */
    List<Outgoing> takeConfirmed() {
        return confirmations.take();
    }

    long highestSent() {
        return highestSent;
    }
}
