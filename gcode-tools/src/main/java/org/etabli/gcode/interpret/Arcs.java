package org.etabli.gcode.interpret;

import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.machine.Kinematics;
import org.etabli.gcode.read.Command;

/**
 * Cuts G2 and G3 into the chords that the firmware cuts them into, and knows how far the true arc reaches.
 *
 * <p>The centre stands at {@code centre} from the start. The sweep is positive anticlockwise; a sweep of nothing
 * between equal points is a full turn.
 */
final class Arcs {

    /** No machine needs more chords for one arc; a file that asks for them is broken or hostile. */
    private static final int MOST_SEGMENTS = 50_000;

    /** Nor for a whole file: a few hostile lines must not cost hours. What comes after is followed as straight lines. */
    private static final long MOST_SEGMENTS_IN_ALL = 30_000_000;

    /** Nor has any program so many chords to an arc on average, once it has more than a few arcs. */
    private static final long MOST_ON_AVERAGE = 200;

    private static final long FREE_SEGMENTS = 1_000_000;

    /** Marlin: a full turn has at least so many chords. */
    private static final double MARLIN_PER_TURN = 24;

    private static final double FULL_TURN = 2 * Math.PI;
    private static final double QUARTER = Math.PI / 2;
    /** GRBL: angles below this are taken for a full turn. */
    private static final double NO_ANGLE = 5e-7;

    private final MachineState state;
    private final Actions actions;
    private final Firmware firmware;
    private final double segmentLength;
    private final double tolerance;

    private double centreA;
    private double centreB;
    private long total;
    private long arcs;

    Arcs(MachineState state, Actions actions, Firmware firmware, Kinematics kinematics) {
        this.state = state;
        this.actions = actions;
        this.firmware = firmware;
        this.segmentLength = kinematics.arcSegmentLength();
        this.tolerance = kinematics.arcTolerance();
    }

    /** Follows an arc to the given target; false where its words describe none. */
    boolean follow(Command c, boolean clockwise, double toX, double toY, double toZ, double toE, double speed) {
        int plane = state.plane;
        double fromX = state.x;
        double fromY = state.y;
        double fromZ = state.z;
        double fromA = plane == 19 ? fromY : plane == 18 ? fromZ : fromX;
        double fromB = plane == 19 ? fromZ : plane == 18 ? fromX : fromY;
        double toA = plane == 19 ? toY : plane == 18 ? toZ : toX;
        double toB = plane == 19 ? toZ : plane == 18 ? toX : toY;
        double fromLine = plane == 19 ? fromX : plane == 18 ? fromY : fromZ;
        double toLine = plane == 19 ? toX : plane == 18 ? toY : toZ;
        if (!centre(c, plane, clockwise, fromA, fromB, toA, toB)) {
            straight(fromX, fromY, fromZ, toX, toY, toZ);
            return false;
        }
        double radiusA = fromA - centreA;
        double radiusB = fromB - centreB;
        double endA = toA - centreA;
        double endB = toB - centreB;
        double sweep = sweep(radiusA, radiusB, endA, endB, clockwise, fromA == toA && fromB == toB);
        double line = toLine - fromLine;
        double radius = Math.hypot(radiusA, radiusB);
        state.arcRadius = radius;
        state.arcMismatch = Math.abs(radius - Math.hypot(endA, endB));
        int segments = segments(radius, sweep, line);
        reach(plane, radius, Math.atan2(radiusB, radiusA), sweep, fromA, fromB, toA, toB, fromLine, toLine);
        double extruded = (toE - state.e) / segments;
        double asked = state.inverseTime ? Math.hypot(radius * sweep, line) * state.inverseRate : speed;
        double lastA = fromA;
        double lastB = fromB;
        double lastLine = fromLine;
        for (int i = 1; i <= segments; i++) {
            double a = toA;
            double b = toB;
            double along = toLine;
            if (i < segments) {
                double angle = i * (sweep / segments);
                double cos = Math.cos(angle);
                double sin = Math.sin(angle);
                a = centreA + radiusA * cos - radiusB * sin;
                b = centreB + radiusA * sin + radiusB * cos;
                along = fromLine + i * (line / segments);
            }
            place(plane, a, b, along);
            chord(plane, a - lastA, b - lastB, along - lastLine, extruded, asked);
            lastA = a;
            lastB = b;
            lastLine = along;
        }
        return true;
    }

    /** Where the words describe no arc, the reach is that of the straight line. */
    private void straight(double fromX, double fromY, double fromZ, double toX, double toY, double toZ) {
        state.arcRadius = 0;
        state.arcMismatch = 0;
        state.arcMinX = Math.min(fromX, toX);
        state.arcMaxX = Math.max(fromX, toX);
        state.arcMinY = Math.min(fromY, toY);
        state.arcMaxY = Math.max(fromY, toY);
        state.arcMinZ = Math.min(fromZ, toZ);
        state.arcMaxZ = Math.max(fromZ, toZ);
    }

    /** As with a straight move, the state is at the end of the chord when its motion is told. */
    private void place(int plane, double a, double b, double along) {
        state.x = plane == 19 ? along : plane == 18 ? b : a;
        state.y = plane == 19 ? a : plane == 18 ? along : b;
        state.z = plane == 19 ? b : plane == 18 ? a : along;
    }

    private void chord(int plane, double a, double b, double along, double e, double speed) {
        switch (plane) {
            case 18 -> actions.move(b, along, a, e, speed);
            case 19 -> actions.move(along, a, b, e, speed);
            default -> actions.move(a, b, along, e, speed);
        }
    }

    private boolean centre(
            Command c, int plane, boolean clockwise, double fromA, double fromB, double toA, double toB) {
        if (c.has('R')) {
            return centreFromRadius(c.value('R') * state.unit, clockwise, fromA, fromB, toA, toB);
        }
        char letterA = plane == 19 ? 'J' : plane == 18 ? 'K' : 'I';
        char letterB = plane == 19 ? 'K' : plane == 18 ? 'I' : 'J';
        if (!c.has(letterA) && !c.has(letterB)) {
            return false;
        }
        double a = c.value(letterA, 0) * state.unit;
        double b = c.value(letterB, 0) * state.unit;
        if (state.absoluteCentre) {
            centreA = a + (plane == 19 ? state.offsetY : plane == 18 ? state.offsetZ : state.offsetX);
            centreB = b + (plane == 19 ? state.offsetZ : plane == 18 ? state.offsetX : state.offsetY);
        } else {
            centreA = fromA + a;
            centreB = fromB + b;
        }
        return true;
    }

    /** The radius form: a positive radius is the shorter of the two arcs, a negative one the longer. */
    private boolean centreFromRadius(
            double radius, boolean clockwise, double fromA, double fromB, double toA, double toB) {
        double a = toA - fromA;
        double b = toB - fromB;
        double chord = Math.hypot(a, b);
        if (chord == 0 || radius == 0) {
            return false;
        }
        double height2 = radius * radius - chord * chord / 4;
        double height = Math.sqrt(Math.max(0, height2));
        double side = clockwise == radius > 0 ? 1 : -1;
        centreA = fromA + a / 2 + side * height * b / chord;
        centreB = fromB + b / 2 - side * height * a / chord;
        return true;
    }

    private double sweep(double a, double b, double endA, double endB, boolean clockwise, boolean samePoint) {
        double sweep = Math.atan2(a * endB - b * endA, a * endA + b * endB);
        if (firmware == Firmware.GRBL) {
            if (clockwise) {
                return sweep >= -NO_ANGLE ? sweep - FULL_TURN : sweep;
            }
            return sweep <= NO_ANGLE ? sweep + FULL_TURN : sweep;
        }
        if (sweep < 0) {
            sweep += FULL_TURN;
        }
        if (clockwise) {
            sweep -= FULL_TURN;
        }
        return sweep == 0 && samePoint ? FULL_TURN : sweep;
    }

    private int segments(double radius, double sweep, double line) {
        double flat = radius * sweep;
        double count;
        if (firmware == Firmware.GRBL) {
            double chord = Math.sqrt(tolerance * Math.max(2 * radius - tolerance, 0));
            count = chord > 0 ? Math.floor(Math.abs(0.5 * flat) / chord) : 1;
        } else {
            count = Math.floor((line == 0 ? Math.abs(flat) : Math.hypot(flat, line)) / segmentLength);
            if (firmware == Firmware.MARLIN) {
                count = Math.max(count, Math.ceil(MARLIN_PER_TURN * Math.abs(sweep) / FULL_TURN));
            }
        }
        arcs++;
        long most = Math.min(MOST_SEGMENTS_IN_ALL, FREE_SEGMENTS + arcs * MOST_ON_AVERAGE);
        if (!(count > 1) || total > most) {
            return 1;
        }
        int segments = (int) Math.min(count, MOST_SEGMENTS);
        total += segments;
        return segments;
    }

    /** The box around the true arc: its ends, and each quarter point it passes. */
    private void reach(
            int plane,
            double radius,
            double startAngle,
            double sweep,
            double fromA,
            double fromB,
            double toA,
            double toB,
            double fromLine,
            double toLine) {
        double minA = Math.min(fromA, toA);
        double maxA = Math.max(fromA, toA);
        double minB = Math.min(fromB, toB);
        double maxB = Math.max(fromB, toB);
        double low = Math.min(startAngle, startAngle + sweep);
        double high = Math.max(startAngle, startAngle + sweep);
        double quarter = Math.ceil(low / QUARTER);
        for (int i = 0; i < 5 && quarter * QUARTER <= high; i++, quarter++) {
            double a = centreA + radius * Math.cos(quarter * QUARTER);
            double b = centreB + radius * Math.sin(quarter * QUARTER);
            minA = Math.min(minA, a);
            maxA = Math.max(maxA, a);
            minB = Math.min(minB, b);
            maxB = Math.max(maxB, b);
        }
        double minLine = Math.min(fromLine, toLine);
        double maxLine = Math.max(fromLine, toLine);
        state.arcMinX = plane == 19 ? minLine : plane == 18 ? minB : minA;
        state.arcMaxX = plane == 19 ? maxLine : plane == 18 ? maxB : maxA;
        state.arcMinY = plane == 19 ? minA : plane == 18 ? minLine : minB;
        state.arcMaxY = plane == 19 ? maxA : plane == 18 ? maxLine : maxB;
        state.arcMinZ = plane == 19 ? minB : plane == 18 ? minA : minLine;
        state.arcMaxZ = plane == 19 ? maxB : plane == 18 ? maxA : maxLine;
    }
}
