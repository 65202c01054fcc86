package org.etabli.controller.marlin;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.etabli.controller.stream.ProgramLine;

/**
 * Which answered lines were really taken. A plain {@code ok} names no line, and the answer to a line whose {@code N} was
 * damaged looks like any other. So an answered line is only confirmed by the answer after it: had it not been taken,
 * that one would have been refused.
 */
final class Confirmations {

    private final ArrayDeque<Outgoing> tentative = new ArrayDeque<>();
    private final List<Outgoing> confirmed = new ArrayList<>();
    private long confirmedNumber;
    private long highestConfirmed = -1;

    void restart() {
        tentative.clear();
        confirmedNumber = 0;
    }

    /** A line was answered; whether the next answer proves it, is still to be seen. */
    void answered(Outgoing line) {
        tentative.addLast(line);
    }

    /** All lines answered so far were taken. */
    void confirm() {
        while (!tentative.isEmpty()) {
            confirm(tentative.removeFirst());
        }
    }

    /** The machine waits for this number: what was answered before it was taken, the rest was not. */
    void waitsFor(long number) {
        tentative.removeIf(line -> line.number() >= number);
        confirm();
    }

    private void confirm(Outgoing sure) {
        confirmedNumber = Math.max(confirmedNumber, sure.number());
        ProgramLine line = sure.line();
        if (line != null && line.index() > highestConfirmed) {
            highestConfirmed = line.index();
            confirmed.add(sure);
        }
    }

    /** The highest number known to have been taken. */
    long confirmedNumber() {
        return confirmedNumber;
    }

    /** The commands of the file confirmed since the last call. */
    List<Outgoing> take() {
        if (confirmed.isEmpty()) {
            return List.of();
        }
        List<Outgoing> taken = List.copyOf(confirmed);
        confirmed.clear();
        return taken;
    }
}
