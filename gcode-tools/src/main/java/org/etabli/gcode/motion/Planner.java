package org.etabli.gcode.motion;

/**
 * A firmware's look-ahead: moves in, their durations out as soon as later moves can no longer change them. Holds a
 * bounded number of moves. Not for use by two threads.
 */
public interface Planner {

    /**
     * Adds one straight move.
     *
     * @param x mm along X; likewise {@code y}, {@code z}, and {@code e} of filament
     * @param speed mm/s asked for along the path, or of the filament where nothing else moves
     * @param tag handed back with the duration
     */
    void move(double x, double y, double z, double e, double speed, long tag);

    /**
     * Adds moves in X and Y that extrude, each as {@link #move} would.
     *
     * @param tag of the first; each next one's is higher by {@code step}
     */
    default void moves(double[] x, double[] y, double[] e, int count, double speed, long tag, long step) {
        for (int i = 0; i < count; i++) {
            move(x[i], y[i], 0, e[i], speed, tag + i * step);
        }
    }

    /** The machine comes to rest here: everything given so far is settled. */
    void stop();

    /** Settles all moves that no later one can change, where this planner has put that off. */
    default void settle() {}

    /** Moves given and not yet settled. */
    int pending();

    /** What all moves given so far would take at the speeds asked for, if nothing had to speed up or slow down, s. */
    double unhinderedSeconds();

    /** The planner for the limits' model. */
    static Planner of(Limits limits, PlannedMoves planned) {
        return switch (limits.model()) {
            case KLIPPER -> new KlipperPlanner(limits, planned);
            case JUNCTION_DEVIATION, JERK -> new MarlinPlanner(limits, planned);
            case GRBL -> new GrblPlanner(limits, planned);
        };
    }
}
