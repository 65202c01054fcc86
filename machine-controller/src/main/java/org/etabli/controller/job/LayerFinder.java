package org.etabli.controller.job;

import org.etabli.controller.stream.ModalState;
import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;
import org.jspecify.annotations.Nullable;

/** Follows a print command by command and knows where its last layer began, and in which state. Lengths in mm. */
final class LayerFinder {

    private static final int FAN_ON = Code.of('M', 1060);
    private static final int FAN_OFF = Code.of('M', 1070);
    private static final int SET_POSITION = Code.of('G', 920);
    private static final double INCH = 25.4;

    private final ModalState modes = new ModalState();
    private final double[] at = new double[4];
    private double fan;
    private double layerZ = Double.NaN;
    private @Nullable LayerStart candidate;
    private @Nullable LayerStart layer;

    private static final char[] LETTERS = {'X', 'Y', 'Z', 'E'};
    private static final int Z = 2;
    private static final int E = 3;

    /**
     * The state before the first command of a layer.
     *
     * @param index of that command in the file
     * @param height Z the layer is printed at
     * @param fan S of M106, 0 for off
     */
    record LayerStart(
            long index,
            int line,
            double x,
            double y,
            double height,
            double e,
            double feed,
            boolean relative,
            boolean relativeE,
            boolean inches,
            double nozzle,
            double bed,
            double fan) {

        LayerStart at(double z) {
            return new LayerStart(index, line, x, y, z, e, feed, relative, relativeE, inches, nozzle, bed, fan);
        }
    }

    /** The last layer begun, or null before the first. */
    @Nullable
    LayerStart layer() {
        return layer;
    }

    void follow(Command command, String text) {
        if (command.has('Z') || candidate == null) {
            candidate = here(command);
        }
        modes.follow(text);
        for (int i = 0; i < command.codeCount(); i++) {
            code(command, command.code(i));
        }
    }

    private LayerStart here(Command command) {
        return new LayerStart(
                command.index(),
                command.line(),
                at[0],
                at[1],
                at[Z],
                at[E],
                modes.feed(),
                modes.relative(),
                modes.relativeE(),
                modes.inches(),
                modes.nozzle(),
                modes.bed(),
                fan);
    }

    private void code(Command command, int code) {
        if (code == FAN_ON || code == FAN_OFF) {
            fan = code == FAN_ON ? command.value('S', 255) : 0;
        } else if (code == SET_POSITION) {
            for (int axis = 0; axis < LETTERS.length; axis++) {
                if (command.has(LETTERS[axis])) {
                    at[axis] = command.value(LETTERS[axis]) * unit();
                }
            }
        } else if (code >= Code.G0 && code <= Code.G3) {
            move(command);
        }
    }

    private void move(Command command) {
        double before = at[E];
        for (int axis = 0; axis < LETTERS.length; axis++) {
            if (command.has(LETTERS[axis])) {
                double value = command.value(LETTERS[axis]) * unit();
                boolean relative = axis == E ? modes.relativeE() : modes.relative();
                at[axis] = relative ? at[axis] + value : value;
            }
        }
        LayerStart start = candidate;
        boolean prints = at[E] > before && (command.has('X') || command.has('Y'));
        if (prints && at[Z] != layerZ && start != null) {
            layerZ = at[Z];
            layer = start.at(layerZ);
        }
    }

    private double unit() {
        return modes.inches() ? INCH : 1;
    }
}
