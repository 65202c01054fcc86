package org.etabli.gcode.check;

import java.util.Arrays;
import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.interpret.Stretch;
import org.etabli.gcode.machine.Range;
import org.etabli.gcode.machine.Volume;
import org.etabli.gcode.read.Command;

/**
 * Rules on where moves go. In a work coordinate system whose origin only the machine knows, no place can be judged:
 * that is said, and only work that would fit nowhere is refused.
 */
final class VolumeRules {

    /** mm: positions are sums of decimals. */
    private static final double ROUNDING = 1e-6;

    private static final String AXES = "XYZ";
    private static final int FIRST_SYSTEM = 54;

    private final MachineState state;
    private final Findings findings;
    private final Volume volume;
    private final double minX;
    private final double maxX;
    private final double minY;
    private final double maxY;
    private final double minZ;
    private final double maxZ;
    private final double[] lowest = new double[AXES.length()];
    private final double[] highest = new double[AXES.length()];
    private int system;
    private int lastSaid;

    VolumeRules(Scene scene) {
        this.state = scene.state();
        this.findings = scene.findings();
        this.volume = scene.profile().volume();
        minX = volume.x().min() - ROUNDING;
        maxX = volume.x().max() + ROUNDING;
        minY = volume.y().min() - ROUNDING;
        maxY = volume.y().max() + ROUNDING;
        minZ = volume.z().min() - ROUNDING;
        maxZ = volume.z().max() + ROUNDING;
    }

    /** A straight move has ended where the state stands. */
    void reached(Command c) {
        double x = state.x();
        double y = state.y();
        double z = state.z();
        if (!holds(x, x, y, y, z)) {
            outside(c, x, x, y, y, z, z);
        }
    }

    /** Whether moves at the state's height stay inside. */
    boolean holds(Stretch moves) {
        return holds(moves.minX(), moves.maxX(), moves.minY(), moves.maxY(), state.z());
    }

    private boolean holds(double x0, double x1, double y0, double y1, double z) {
        return x0 >= minX
                && x1 <= maxX
                && y0 >= minY
                && y1 <= maxY
                && z >= minZ
                && z <= maxZ
                && state.unknownAxes() == 0;
    }

    /** An arc has been followed, whose true extent the state holds. */
    void swept(Command c) {
        outside(
                c,
                state.arcMinX(),
                state.arcMaxX(),
                state.arcMinY(),
                state.arcMaxY(),
                state.arcMinZ(),
                state.arcMaxZ());
    }

    /** A move in machine coordinates could not be followed, as the profile does not tell where those begin. */
    void lost(Command c) {
        findings.add(Rule.WORK_OFFSET_UNKNOWN, c.line(), c.column(), "G53", "G53");
    }

    private void outside(Command c, double x0, double x1, double y0, double y1, double z0, double z1) {
        outside(c, 0, volume.x(), x0, x1);
        outside(c, 1, volume.y(), y0, y1);
        outside(c, 2, volume.z(), z0, z1);
    }

    private void outside(Command c, int axis, Range range, double from, double to) {
        String name = AXES.substring(axis, axis + 1);
        if ((state.unknownAxes() >> axis & 1) != 0) {
            if (c.has(AXES.charAt(axis))) {
                somewhere(c, axis, name, range, from, to);
            }
            return;
        }
        boolean below = !(from >= range.min() - ROUNDING);
        if (below || !(to <= range.max() + ROUNDING)) {
            findings.add(
                    Rule.OUTSIDE_VOLUME, c.line(), c.column(), name, name, below ? from : to, range.min(), range.max());
        }
    }

    private void somewhere(Command c, int axis, String name, Range range, double from, double to) {
        if (c.line() != lastSaid) {
            lastSaid = c.line();
            String code = "G" + (FIRST_SYSTEM + state.workSystem());
            findings.add(Rule.WORK_OFFSET_UNKNOWN, c.line(), c.column(), code, code);
        }
        if (system != FIRST_SYSTEM + state.workSystem()) {
            system = FIRST_SYSTEM + state.workSystem();
            Arrays.fill(lowest, Double.POSITIVE_INFINITY);
            Arrays.fill(highest, Double.NEGATIVE_INFINITY);
        }
        lowest[axis] = Math.min(lowest[axis], from);
        highest[axis] = Math.max(highest[axis], to);
        double span = highest[axis] - lowest[axis];
        double room = range.max() - range.min();
        if (!(span <= room + ROUNDING)) {
            findings.add(Rule.WIDER_THAN_VOLUME, c.line(), c.column(), name, name, span, room);
        }
    }
}
