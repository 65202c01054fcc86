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
    private double unit = 1;
    private boolean relative;
    private boolean straightMotion;

    void startAt(double[] work) {
        System.arraycopy(work, 0, at, 0, Math.min(3, work.length));
    }

    void follow(String text) {
        if (text.startsWith("$")) {
            forget();
            return;
        }
        Command command = reader.parse(text, 0);
        if (command == null) {
            return;
        }
        boolean setsOrigin = false;
        boolean unknown = false;
        for (int i = 0; i < command.codeCount(); i++) {
            int code = command.code(i);
            if (Code.letter(code) != 'G') {
                continue;
            }
            switch (Code.tenths(code)) {
                case 0, 10, 20, 30 -> straightMotion = true;
                case 200 -> unit = INCH;
                case 210 -> unit = 1;
                case 900 -> relative = false;
                case 910 -> relative = true;
                case 920 -> setsOrigin = true;
                case 100, 280, 281, 300, 301, 382, 383, 384, 385, 530, 540, 550, 560, 570, 580, 590, 431, 490, 921 ->
                    unknown = true;
                default -> {}
            }
        }
        if (unknown) {
            forget();
        } else {
            move(command, setsOrigin);
        }
    }

    private void move(Command command, boolean setsOrigin) {
        for (int axis = 0; axis < LETTERS.length; axis++) {
            if (command.has(LETTERS[axis])) {
                double value = command.value(LETTERS[axis]) * unit;
                if (setsOrigin || straightMotion) {
                    at[axis] = relative && !setsOrigin ? at[axis] + value : value;
                } else {
                    at[axis] = Double.NaN;
                }
            }
        }
    }

    private void forget() {
        Arrays.fill(at, Double.NaN);
    }

    /** Whether the controller's position agrees on every axis that is known. */
    boolean agrees(double[] work, double tolerance) {
        for (int axis = 0; axis < Math.min(3, work.length); axis++) {
            if (!Double.isNaN(at[axis]) && Math.abs(at[axis] - work[axis]) > tolerance) {
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
