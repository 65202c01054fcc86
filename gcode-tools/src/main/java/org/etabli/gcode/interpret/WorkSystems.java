package org.etabli.gcode.interpret;

import java.util.Arrays;
import org.etabli.gcode.machine.MachineZero;
import org.etabli.gcode.read.Command;

/**
 * GRBL's work coordinate systems G54 to G59: six origins that the machine remembers, of which one is in force.
 *
 * <p>The coordinates of a profile's volume are those of G54, in which jobs start. Where the others stand is stored in
 * the machine and unknown here, until the program says it from a place that is known.
 */
final class WorkSystems {

    private static final int SYSTEMS = 6;
    private static final int AXES = 3;
    private static final int ALL = (1 << AXES) - 1;
    private static final String NAMES = "XYZ";

    /** G10 L2 gives an origin in machine coordinates, L20 the coordinates that the present place shall have. */
    private static final int HERE = 20;

    private final double[][] origins = new double[SYSTEMS][AXES];
    private final int[] unknown = new int[SYSTEMS];
    private final double[] machineZero;

    WorkSystems(MachineZero zero) {
        machineZero = new double[] {zero.x(), zero.y(), zero.z()};
        Arrays.fill(unknown, 1, SYSTEMS, ALL);
    }

    /** G54 to G59, from 0. */
    void select(MachineState s, int system) {
        double[] from = origins[s.workSystem];
        double[] to = origins[system];
        s.offsetX += to[0] - from[0];
        s.offsetY += to[1] - from[1];
        s.offsetZ += to[2] - from[2];
        s.workSystem = system;
        s.unknownAxes = unknown[system];
    }

    /** G10 L2 and L20: moves the origin of a system, P0 that of the one in force. */
    void store(MachineState s, Command c) {
        boolean here = c.value('L', 0) == HERE;
        int number = (int) c.value('P', 0);
        if (!here && c.value('L', 0) != 2 || number < 0 || number > SYSTEMS) {
            return;
        }
        int active = s.workSystem;
        int system = number == 0 ? active : number - 1;
        double[] offset = {s.offsetX, s.offsetY, s.offsetZ};
        double[] place = {s.x, s.y, s.z};
        for (int axis = 0; axis < AXES; axis++) {
            if (!c.has(NAMES.charAt(axis))) {
                continue;
            }
            double value = c.value(NAMES.charAt(axis)) * s.unit;
            double named = offset[axis] - origins[active][axis];
            double before = origins[system][axis];
            boolean known;
            if (here) {
                origins[system][axis] = place[axis] - value - named;
                known = (unknown[active] >> axis & 1) == 0;
            } else {
                known = !Double.isNaN(machineZero[axis]);
                origins[system][axis] = known ? value + machineZero[axis] : value;
            }
            unknown[system] = known ? unknown[system] & ~(1 << axis) : unknown[system] | 1 << axis;
            if (system == active) {
                offset[axis] += origins[system][axis] - before;
            }
        }
        s.offsetX = offset[0];
        s.offsetY = offset[1];
        s.offsetZ = offset[2];
        s.unknownAxes = unknown[active];
    }

    /** G92.1: only the origin of the system in force counts. */
    void only(MachineState s) {
        double[] origin = origins[s.workSystem];
        s.offsetX = origin[0];
        s.offsetY = origin[1];
        s.offsetZ = origin[2];
    }

    /** Whether it is known where machine coordinates count from, for each axis that the command names. */
    boolean knowsMachineZero(Command c) {
        for (int axis = 0; axis < AXES; axis++) {
            if (c.has(NAMES.charAt(axis)) && Double.isNaN(machineZero[axis])) {
                return false;
            }
        }
        return true;
    }

    /** G53: does the move in machine coordinates, absolute, and leaves everything else as it was. */
    void inMachineCoordinates(MachineState s, Runnable move) {
        double x = s.offsetX;
        double y = s.offsetY;
        double z = s.offsetZ;
        boolean relative = s.relative;
        s.offsetX = Double.isNaN(machineZero[0]) ? x : machineZero[0];
        s.offsetY = Double.isNaN(machineZero[1]) ? y : machineZero[1];
        s.offsetZ = Double.isNaN(machineZero[2]) ? z : machineZero[2];
        s.relative = false;
        move.run();
        s.offsetX = x;
        s.offsetY = y;
        s.offsetZ = z;
        s.relative = relative;
    }
}
