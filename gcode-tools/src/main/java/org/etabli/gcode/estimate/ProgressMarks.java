package org.etabli.gcode.estimate;

import org.etabli.gcode.estimate.Estimate.Progress;

/** What the file's M73 say is left, beside what is left by this estimate. Bounded: of very many, every other is kept. */
final class ProgressMarks {

    /** Ten for each percent. */
    private static final int MOST = 1024;

    private final long[] commands = new long[MOST];
    private final double[] left = new double[MOST];
    private int count;
    private int kept;
    private int stride = 1;

    void add(long command, double secondsLeft) {
        if (count++ % stride != 0) {
            return;
        }
        if (kept == MOST) {
            for (int i = 0; 2 * i < MOST; i++) {
                commands[i] = commands[2 * i];
                left[i] = left[2 * i];
            }
            kept = MOST / 2;
            stride *= 2;
        }
        commands[kept] = command;
        left[kept++] = secondsLeft;
    }

    Progress compare(Timetable timetable) {
        double worst = 0;
        for (int i = 0; i < kept; i++) {
            double ours = timetable.total() - timetable.secondsAt(commands[i]);
            double error = left[i] - ours;
            if (Math.abs(error) > Math.abs(worst)) {
                worst = error;
            }
        }
        return new Progress(count, count == 0 ? Double.NaN : left[0], count == 0 ? Double.NaN : worst);
    }
}
