package org.etabli.controller.grbl;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where the controller says that the head is, and whether that is where the program left it. Work coordinates, mm. */
final class GrblPosition {

    /** Reports are rounded to steps, and some drivers step coarsely. mm. */
    private static final double SAME_PLACE = 0.05;

    /** What a report's last digit leaves open, twice, mm. */
    private static final double ROUNDED = 0.005;

    /** Reports carry no checksum: what would end a job is believed when it comes this often. */
    private static final int BELIEVED_AFTER = 3;

    private final WorkPosition expected = new WorkPosition();
    private double @Nullable [] offset;
    private double @Nullable [] here;
    private final double[] tolerance = {SAME_PLACE, SAME_PLACE, SAME_PLACE};
    private int disagreements;
    private double unit = 1;

    private static final double INCH = 25.4;

    /** Whether the controller reports in inches ({@code $13=1}). */
    void inInches(boolean inches) {
        unit = inches ? INCH : 1;
    }

    /** How finely an axis steps ({@code $100} to {@code $102}): it can only stand on a step. */
    void stepsPerMm(int axis, double steps) {
        if (steps > 0) {
            tolerance[axis] = Math.max(SAME_PLACE, 0.5 / steps + ROUNDED);
        }
    }

    WorkPosition expected() {
        return expected;
    }

    void report(GrblReply.Status status) {
        double[] told = status.offset();
        if (told != null) {
            offset = told;
            expected.originAt(inMm(told));
        }
        here = work(status);
        if (here != null) {
            here = inMm(here);
        }
    }

    private double[] inMm(double[] told) {
        return unit == 1 ? told : Arrays.stream(told).map(value -> value * unit).toArray();
    }

    private double @Nullable [] work(GrblReply.Status status) {
        double[] told = status.work();
        double[] machine = status.machine();
        double[] shift = offset;
        if (told != null) {
            return told;
        }
        if (machine == null || shift == null) {
            return null;
        }
        double[] work = new double[Math.min(machine.length, shift.length)];
        for (int axis = 0; axis < work.length; axis++) {
            work[axis] = machine[axis] - shift[axis];
        }
        return work;
    }

    /** Whether the offset is still to come: it is in the first report after a reset and in every tenth or so. */
    boolean offsetMissing(GrblReply.Status status) {
        return offset == null && status.machine() != null;
    }

    /** X, Y, Z by the last report, null where it did not tell. */
    double @Nullable [] here() {
        return here;
    }

    void startHere() {
        if (here != null) {
            expected.startAt(here);
        }
    }

    /** What became of the last move. */
    enum Verdict {
        RIGHT,
        /** Elsewhere by this report, which may be damaged: a wrong place stays wrong. */
        DOUBTFUL,
        WRONG
    }

    Verdict verdict() {
        if (here == null || expected.agrees(here, tolerance)) {
            return Verdict.RIGHT;
        }
        return ++disagreements < BELIEVED_AFTER ? Verdict.DOUBTFUL : Verdict.WRONG;
    }

    @Override
    public String toString() {
        return Arrays.toString(here) + " \u2260 " + expected;
    }
}
