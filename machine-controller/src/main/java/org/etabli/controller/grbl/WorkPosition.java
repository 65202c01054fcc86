package org.etabli.controller.grbl;

import java.util.Arrays;
import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.CommandLine;
import org.etabli.gcode.read.Comments;

/**
 * Where the head must be when all lines have run, in work coordinates, mm; NaN on an axis where the program did
 * something that cannot be followed without the controller's memory. GRBL checks no sums: a digit changed on the way is
 * silent, and the end is where it can be seen.
 */
final class WorkPosition {

    private static final char[] LETTERS = {'X', 'Y', 'Z'};
    private static final double INCH = 25.4;

    private final CommandLine reader = new CommandLine(Comments.IGNORED);
    private final double[] at = {Double.NaN, Double.NaN, Double.NaN};

    /** By how much the controller's own sum of relative moves may have drifted, mm. */
    private final double[] drift = new double[LETTERS.length];

    private final double[] origin = new double[LETTERS.length];
    private double unit = 1;
    private boolean relative;
    private boolean straightMotion;

    /** Another origin than G54, which the program's end puts back. */
    private boolean otherOrigin;

    private boolean setsOrigin;
    private boolean unknown;

    /** The program does what cannot be followed at all: loops, scales, turns. */
    private boolean lost;

    void startAt(double[] work) {
        System.arraycopy(work, 0, at, 0, Math.min(3, work.length));
    }

    /** How far the work's zero is from the machine's, mm: the larger, the coarser the controller's arithmetic. */
    void originAt(double[] machine) {
        System.arraycopy(machine, 0, origin, 0, Math.min(3, machine.length));
    }

    void follow(String text) {
        if (text.startsWith("$")) {
            forget();
            return;
        }
        Command command = lost ? null : reader.parse(text, 0);
        if (command == null) {
            return;
        }
        setsOrigin = false;
        // What an expression comes to, only the controller knows.
        unknown = command.problem() == Command.Problem.EXPRESSION;
        lost = command.mentions('O');
        for (int i = 0; i < command.codeCount(); i++) {
            int code = command.code(i);
            switch (Code.letter(code)) {
                case 'G' -> preparatory(Code.tenths(code));
                case 'M' -> miscellaneous(Code.tenths(code));
                default -> {}
            }
        }
        if (unknown || lost) {
            forget();
        } else {
            move(command);
        }
    }

    /** @param tenths ten times the number behind G */
    private void preparatory(int tenths) {
        switch (tenths) {
            case 0, 10, 20, 30 -> straightMotion = true;
            case 200 -> unit = INCH;
            case 210 -> unit = 1;
            case 900 -> relative = false;
            case 910 -> relative = true;
            case 920 -> setsOrigin = true;
            case 540 -> origin(false);
            case 550, 560, 570, 580, 590, 591, 592, 593 -> origin(true);
            // Places and offsets in the controller's memory, and moves in the machine's own coordinates.
            case 100, 280, 281, 300, 301, 430, 431, 432, 490, 530, 921, 922, 923 -> unknown = true;
            // Probing, threads and drilling cycles end where they find, or go back to.
            case 330, 382, 383, 384, 385, 730, 760, 810, 820, 830, 840, 850, 860, 870, 880, 890 -> {
                straightMotion = false;
                unknown = true;
            }
            // Diameters, scaling, turning, the cutter's radius, subprograms.
            case 70, 410, 420, 510, 650, 680 -> lost = true;
            default -> {}
        }
    }

    private void miscellaneous(int tenths) {
        switch (tenths) {
            case 20, 300 -> {
                // The program's end puts these modes back.
                origin(false);
                relative = false;
                straightMotion = true;
            }
            case 980 -> lost = true;
            default -> {}
        }
    }

    private void origin(boolean other) {
        unknown = unknown || other || otherOrigin;
        otherOrigin = other;
    }

    private void move(Command command) {
        for (int axis = 0; axis < LETTERS.length; axis++) {
            if (!command.has(LETTERS[axis])) {
                continue;
            }
            double value = command.value(LETTERS[axis]) * unit;
            if (relative && straightMotion && !setsOrigin) {
                at[axis] += value;
                // It adds up in single precision: ten thousand tenths come to 999.903.
                drift[axis] += Math.ulp((float) (Math.abs(at[axis]) + Math.abs(origin[axis]))) / 2;
            } else {
                at[axis] = setsOrigin || straightMotion ? value : Double.NaN;
                drift[axis] = 0;
            }
        }
    }

    private void forget() {
        Arrays.fill(at, Double.NaN);
        Arrays.fill(drift, 0);
    }

    /**
     * Whether the controller's position agrees on every axis that is known.
     *
     * @param tolerance mm, by axis
     */
    boolean agrees(double[] work, double[] tolerance) {
        for (int axis = 0; axis < Math.min(3, work.length); axis++) {
            if (!Double.isNaN(at[axis]) && Math.abs(at[axis] - work[axis]) > tolerance[axis] + drift[axis]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return Arrays.toString(at);
    }
}
