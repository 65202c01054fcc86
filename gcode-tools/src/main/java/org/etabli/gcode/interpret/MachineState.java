package org.etabli.gcode.interpret;

/** Where a machine stands in its program: position, modes, heat and light. Lengths in mm, whatever the file's unit. */
public final class MachineState {

    /** More extruders than any machine has; a higher number in a file is not followed. */
    public static final int MAX_TOOLS = 64;

    static final double MM_PER_INCH = 25.4;

    /** Both Marlin and Klipper start at this speed, in mm/s, until a file sets one. */
    private static final double FIRST_SPEED = 25;

    double x;
    double y;
    double z;
    double e;
    double offsetX;
    double offsetY;
    double offsetZ;
    double offsetE;
    boolean relative;
    boolean relativeE;
    double unit = 1;
    double speed = FIRST_SPEED;
    double speedFactor = 1;
    double extrudeFactor = 1;
    boolean speedGiven;
    int tool;
    final double[] nozzle = new double[MAX_TOOLS];
    double bed;
    double chamber;
    boolean homedX;
    boolean homedY;
    boolean homedZ;
    boolean retracted;
    boolean laserEnabled;
    double laserPower;
    int motion = 1;
    int plane = 17;
    boolean absoluteCentre;
    boolean inverseTime;
    double inverseRate;
    boolean fan;
    int workSystem;
    int unknownAxes;

    double arcMinX;
    double arcMaxX;
    double arcMinY;
    double arcMaxY;
    double arcMinZ;
    double arcMaxZ;
    double arcRadius;
    double arcMismatch;

    MachineState() {}

    public double x() {
        return x;
    }

    public double y() {
        return y;
    }

    public double z() {
        return z;
    }

    /** Filament position, mm. */
    public double e() {
        return e;
    }

    public int tool() {
        return tool;
    }

    /** Feed in mm/s. */
    public double speed() {
        return speed;
    }

    public boolean speedGiven() {
        return speedGiven;
    }

    /** What the tool's nozzle was last set to, °C. */
    public double nozzle(int tool) {
        return nozzle[tool];
    }

    public double bed() {
        return bed;
    }

    public boolean homed() {
        return homedX && homedY && homedZ;
    }

    public boolean inches() {
        return unit != 1;
    }

    public boolean relative() {
        return relative;
    }

    /** Whether light leaves the laser while it moves. */
    public boolean laserOn() {
        return laserEnabled && laserPower > 0;
    }

    /** Whether M3 or M4 is in force, at whatever power. */
    public boolean laserEnabled() {
        return laserEnabled;
    }

    /** The {@code S} in force. */
    public double laserPower() {
        return laserPower;
    }

    public boolean fan() {
        return fan;
    }

    /** The work coordinate system in force, 0 for G54. */
    public int workSystem() {
        return workSystem;
    }

    /** Bits of the axes, X the lowest, of which it is unknown where the system in force counts them from. */
    public int unknownAxes() {
        return unknownAxes;
    }

    /** The modal motion, 0 to 3. */
    public int motion() {
        return motion;
    }

    /** Radius of the last arc, mm. */
    public double arcRadius() {
        return arcRadius;
    }

    /** How much farther its end was from its centre than its start, or nearer, mm. */
    public double arcMismatch() {
        return arcMismatch;
    }

    public double arcMinX() {
        return arcMinX;
    }

    public double arcMaxX() {
        return arcMaxX;
    }

    public double arcMinY() {
        return arcMinY;
    }

    public double arcMaxY() {
        return arcMaxY;
    }

    public double arcMinZ() {
        return arcMinZ;
    }

    public double arcMaxZ() {
        return arcMaxZ;
    }
}
