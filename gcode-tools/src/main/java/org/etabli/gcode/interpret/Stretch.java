package org.etabli.gcode.interpret;

import org.etabli.gcode.read.MoveRun;

/**
 * Where a {@link MoveRun} leads, in the modes and offsets in force: moves in X and Y that all lay down filament. The
 * same object is used for every run.
 */
public final class Stretch {

    /** mm² of filament length per mm² of path, beyond which rules look at each move. */
    private static final double THICK2 = 0.5;

    private final double[] x = new double[MoveRun.MOST];
    private final double[] y = new double[MoveRun.MOST];
    private final double[] e = new double[MoveRun.MOST];
    private int count;
    private long index;
    private double endX;
    private double endY;
    private double endE;
    private double minX;
    private double maxX;
    private double minY;
    private double maxY;

    /** Whether the run last placed was followed, so that its box is still good. */
    private boolean followed;

    /**
     * Looks where the run leads from {@code from} on, without going there.
     *
     * @return false where its moves have to be followed one by one
     */
    boolean place(MoveRun run, MachineState from) {
        count = run.count();
        index = run.index();
        if (!followed) {
            minX = Double.POSITIVE_INFINITY;
            maxX = Double.NEGATIVE_INFINITY;
            minY = Double.POSITIVE_INFINITY;
            maxY = Double.NEGATIVE_INFINITY;
        }
        followed = false;
        return !from.relative && !from.inverseTime && from.unit == 1 && place(run.numbers(), from);
    }

    private boolean place(double[] numbers, MachineState from) {
        double lastX = from.x;
        double lastY = from.y;
        double lastE = from.e;
        double minX = this.minX;
        double maxX = this.maxX;
        double minY = this.minY;
        double maxY = this.maxY;
        for (int i = 0; i < count; i++) {
            double toX = numbers[MoveRun.WORDS * i] + from.offsetX;
            double toY = numbers[MoveRun.WORDS * i + 1] + from.offsetY;
            double toE = numbers[MoveRun.WORDS * i + 2] * from.extrudeFactor + (from.relativeE ? lastE : from.offsetE);
            double byX = toX - lastX;
            double byY = toY - lastY;
            double byE = toE - lastE;
            if (!(byE > 0 && byE * byE <= THICK2 * (byX * byX + byY * byY))) {
                return false;
            }
            x[i] = byX;
            y[i] = byY;
            e[i] = byE;
            lastX = toX;
            lastY = toY;
            lastE = toE;
            if (toX < minX) {
                minX = toX;
            }
            if (toX > maxX) {
                maxX = toX;
            }
            if (toY < minY) {
                minY = toY;
            }
            if (toY > maxY) {
                maxY = toY;
            }
        }
        endX = lastX;
        endY = lastY;
        endE = lastE;
        this.minX = minX;
        this.maxX = maxX;
        this.minY = minY;
        this.maxY = maxY;
        return true;
    }

    /** Goes there. */
    void follow(MachineState state) {
        followed = true;
        state.motion = 1;
        state.x = endX;
        state.y = endY;
        state.e = endE;
    }

    public int count() {
        return count;
    }

    /** Which command of the program the first move is, from 0. */
    public long index() {
        return index;
    }

    /** mm along X of each move. */
    public double[] x() {
        return x;
    }

    /** mm along Y of each move. */
    public double[] y() {
        return y;
    }

    /** mm of filament of each move. */
    public double[] e() {
        return e;
    }

    /**
     * The box that the moves stay in after the first one's start, mm; also of the runs followed before them, so that the
     * processor seldom guesses wrong whether a move leaves it.
     */
    public double minX() {
        return minX;
    }

    public double maxX() {
        return maxX;
    }

    public double minY() {
        return minY;
    }

    public double maxY() {
        return maxY;
    }
}
