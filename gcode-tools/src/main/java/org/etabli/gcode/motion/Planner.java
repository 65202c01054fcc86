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

    /** The machine comes to rest here: everything given so far is settled. */
    void stop();

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
