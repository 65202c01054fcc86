package org.etabli.gcode.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.etabli.gcode.machine.Axes;
import org.etabli.gcode.machine.Kinematics;
import org.etabli.gcode.machine.Kinematics.Accelerations;
import org.etabli.gcode.machine.Kinematics.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The planners against times worked out by hand: 1000 mm/s², 100 mm/s, junction deviation 0.02 mm, jerk 8 mm/s. */
class PlannersTest {

    private static final double A = 1000;
    private static final double V = 100;
    private static final double DEVIATION = 0.02;
    private static final double JERK = 8;
    private static final Offset<Double> CLOSE = within(1e-4);

    /** sin 45° / (1 − sin 45°), the geometry of a square corner. */
    private static final double SQUARE = Math.sin(Math.PI / 4) / (1 - Math.sin(Math.PI / 4));

    private final List<Double> seconds = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(names = {"JUNCTION_DEVIATION", "GRBL"})
    void aSquareCornerIsTakenAtTheSpeedOfItsDeviation(Model model) {
        // Across the corner both axes share the change: GRBL takes what the two allow together, Marlin no more than A.
        double across = model == Model.GRBL ? Math.sqrt(2) * A : A;
        double corner = Math.sqrt(across * DEVIATION * SQUARE);

        run(model, new double[][] {{100, 0}, {0, 100}});

        assertThat(seconds.get(0)).isCloseTo(trapezoid(100, 0, V, corner), CLOSE);
        assertThat(seconds.get(1)).isCloseTo(trapezoid(100, corner, V, 0), CLOSE);
    }

    @Test
    void classicJerkLetsEachAxisJumpAtASquareCorner() {
        run(Model.JERK, new double[][] {{100, 0}, {0, 100}});

        assertThat(seconds.get(0)).isCloseTo(trapezoid(100, 0, V, JERK), CLOSE);
        assertThat(seconds.get(1)).isCloseTo(trapezoid(100, JERK, V, 0), CLOSE);
    }

    @ParameterizedTest
    @EnumSource
    void aStraightLineInTwoPiecesTakesAsLongAsInOne(Model model) {
        run(model, new double[][] {{60, 0}, {40, 0}});

        assertThat(total()).isCloseTo(trapezoid(100, 0, V, 0), CLOSE);
    }

    @ParameterizedTest
    @EnumSource(names = {"JUNCTION_DEVIATION", "GRBL", "KLIPPER"})
    void aReversalStops(Model model) {
        run(model, new double[][] {{100, 0}, {-100, 0}});

        assertThat(seconds.get(0)).isCloseTo(trapezoid(100, 0, V, 0), CLOSE);
        assertThat(seconds.get(1)).isCloseTo(trapezoid(100, 0, V, 0), CLOSE);
    }

    @Test
    void classicJerkReversesAtItsJerkSpeed() {
        run(Model.JERK, new double[][] {{100, 0}, {-100, 0}});

        assertThat(seconds.get(1)).isCloseTo(trapezoid(100, JERK, V, 0), CLOSE);
    }

    @ParameterizedTest
    @EnumSource(names = {"JUNCTION_DEVIATION", "JERK", "GRBL"})
    void aFullBufferOfShortMovesIsSlowerThanTheSameLineInOne(Model model) {
        double piece = 0.1;
        int behind = model == Model.GRBL ? 14 : 13;
        double[][] moves = new double[1000][2];
        for (double[] move : moves) {
            move[0] = piece;
        }

        run(model, moves);

        // At the end of each block the machine must be able to stop within the blocks behind it.
        double speed = Math.sqrt(2 * A * piece * behind);
        double peak = Math.sqrt(speed * speed + A * piece);
        assertThat(seconds.get(500)).isCloseTo(2 * (peak - speed) / A, within(1e-6));
        assertThat(total()).isGreaterThan(1.7 * trapezoid(100, 0, V, 0));
    }

    @Test
    void klipperPlansThroughAnyNumberOfShortMoves() {
        double[][] moves = new double[1000][2];
        for (double[] move : moves) {
            move[0] = 0.1;
        }

        run(Model.KLIPPER, moves);

        assertThat(total()).isCloseTo(trapezoid(100, 0, V, 0), CLOSE);
    }

    @ParameterizedTest
    @EnumSource(names = {"JUNCTION_DEVIATION", "GRBL"})
    void anArcOfChordsIsTakenAtTheSpeedOfItsCorners(Model model) {
        int chords = 64;
        double radius = 10;
        double[][] moves = new double[chords][2];
        for (int i = 0; i < chords; i++) {
            double from = 2 * Math.PI * i / chords;
            double to = 2 * Math.PI * (i + 1) / chords;
            moves[i][0] = radius * (Math.cos(to) - Math.cos(from));
            moves[i][1] = radius * (Math.sin(to) - Math.sin(from));
        }
        double turn = 2 * Math.PI / chords;
        double chord = 2 * radius * Math.sin(turn / 2);
        double halfSine = Math.cos(turn / 2);
        double byDeviation = A * DEVIATION * halfSine / (1 - halfSine);
        double bySmallSegment = chord * A / turn;
        double v2 = model == Model.GRBL ? byDeviation : Math.min(byDeviation, bySmallSegment);
        run(model, moves);

        double middle = seconds.get(chords / 2);
        assertThat(chord / middle).isBetween(0.98 * Math.min(V, Math.sqrt(v2)), V);
    }

    @Test
    void anAxisSlowerThanTheOthersHoldsTheMoveBack() {
        Limits limits = new Limits(kinematics(Model.JUNCTION_DEVIATION));
        limits.maxVelocity(2, 5);
        limits.maxAcceleration(2, 100);
        Planner planner = Planner.of(limits, (tag, s) -> seconds.add(s));

        planner.move(0, 0, 10, 0, V, 0);
        planner.stop();

        double up = 5.0 / 100;
        assertThat(seconds.getFirst()).isCloseTo(2 * up + (10 - up * 5) / 5, within(1e-3));
    }

    @Test
    void marlinGathersMovesTooShortForItsMotors() {
        Kinematics exact = kinematics(Model.JUNCTION_DEVIATION);
        List<Long> tags = new ArrayList<>();
        Planner planner = Planner.of(new Limits(withSteps(exact, 80)), (tag, s) -> tags.add(tag));

        for (int i = 0; i < 40; i++) {
            planner.move(0.02, 0, 0, 0, V, i);
        }
        planner.stop();

        assertThat(tags).containsExactly(3L, 7L, 11L, 15L, 19L, 23L, 27L, 31L, 35L, 39L);
    }

    private void run(Model model, double[][] moves) {
        Planner planner = Planner.of(new Limits(kinematics(model)), (tag, s) -> seconds.add(s));
        for (int i = 0; i < moves.length; i++) {
            planner.move(moves[i][0], moves[i][1], 0, 0, V, i);
        }
        planner.stop();
        assertThat(seconds).hasSameSizeAs(moves);
    }

    private double total() {
        return seconds.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Seconds over {@code d} mm from, at and to the given speeds. */
    private static double trapezoid(double d, double from, double at, double to) {
        double ramps = (at * at - from * from + at * at - to * to) / (2 * A);
        return (at - from + at - to) / A + (d - ramps) / at;
    }

    private static Kinematics kinematics(Model model) {
        Axes same = new Axes(A, A, A, A);
        return new Kinematics(
                model,
                1000,
                new Axes(500, 500, 500, 500),
                same,
                new Accelerations(A, A, A),
                5,
                0,
                1,
                1,
                0.002,
                DEVIATION,
                new Axes(JERK, JERK, JERK, JERK),
                16,
                Axes.UNLIMITED);
    }

    private static Kinematics withSteps(Kinematics k, double steps) {
        return new Kinematics(
                k.model(),
                k.velocity(),
                k.maxVelocity(),
                k.maxAcceleration(),
                k.acceleration(),
                k.squareCornerVelocity(),
                k.minimumCruiseRatio(),
                k.extruderCornerVelocity(),
                k.arcSegmentLength(),
                k.arcTolerance(),
                k.junctionDeviation(),
                k.jerk(),
                k.blockBuffer(),
                new Axes(steps, steps, steps, steps));
    }
}
