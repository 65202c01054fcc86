package org.etabli.controller.job;

import org.etabli.gcode.estimate.Timetable;

/** How far a job is and how long it will still take: the planner's timetable, stretched as the job really goes. */
final class Pace {

    /** Before this much of the plan has run, its ratio to the clock is chance. Seconds. */
    private static final double TRUSTED_AFTER = 30;

    private static final double LEAST_STRETCH = 0.5;
    private static final double MOST_STRETCH = 3;

    private final Timetable timetable;

    Pace(Timetable timetable) {
        this.timetable = timetable;
    }

    /** 0 to 100, of the planned time. */
    double percent(long acknowledged, long total) {
        if (total > 0 && acknowledged >= total) {
            return 100;
        }
        double whole = timetable.total();
        if (whole <= 0) {
            return total == 0 ? 0 : 100.0 * acknowledged / total;
        }
        return Math.clamp(100 * timetable.secondsAt(acknowledged - 1) / whole, 0, 100);
    }

    /** Seconds left, given what was spent running so far. */
    double secondsLeft(long acknowledged, double secondsRun) {
        double done = timetable.secondsAt(acknowledged - 1);
        double left = Math.max(0, timetable.total() - done);
        double stretch = done < TRUSTED_AFTER ? 1 : Math.clamp(secondsRun / done, LEAST_STRETCH, MOST_STRETCH);
        return left * stretch;
    }
}
