package org.etabli.controller.stream;

import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.CommandLine;
import org.etabli.gcode.read.Comments;

/**
 * The modes a program has left the machine in, as far as a pause or a stop must put them back. Numbers are kept in the
 * program's own unit.
 */
public final class ModalState {

    private static final int INCH_MODE = Code.of('G', 200);
    private static final int MM_MODE = Code.of('G', 210);
    private static final int HOME = Code.of('G', 280);
    private static final int ABSOLUTE = Code.of('G', 900);
    private static final int RELATIVE = Code.of('G', 910);

    private final CommandLine reader = new CommandLine(Comments.IGNORED);
    private boolean inches;
    private boolean relative;
    private boolean relativeE;
    private boolean homed;
    private boolean moved;
    private double feed;
    private double nozzle;
    private double bed;

    /** Follows one command that was sent. */
    public void follow(String text) {
        Command command = reader.parse(text, 0);
        if (command == null) {
            return;
        }
        if (command.has('F') && command.value('F') > 0) {
            feed = command.value('F');
        }
        for (int i = 0; i < command.codeCount(); i++) {
            code(command, command.code(i));
        }
    }

    private void code(Command command, int code) {
        if (Code.letter(code) == 'M') {
            miscellaneous(command, Code.tenths(code) / 10);
        } else if (code >= Code.G0 && code <= Code.G3) {
            moved = true;
        } else if (code == INCH_MODE || code == MM_MODE) {
            inches = code == INCH_MODE;
        } else if (code == HOME) {
            homed = true;
        } else if (code == ABSOLUTE || code == RELATIVE) {
            relative = code == RELATIVE;
            relativeE = relative;
        }
    }

    private void miscellaneous(Command command, int number) {
        switch (number) {
            case 82, 83 -> relativeE = number == 83;
            case 104, 109 -> nozzle = command.has('S') ? command.value('S') : command.value('R', nozzle);
            case 140, 190 -> bed = command.has('S') ? command.value('S') : command.value('R', bed);
            case 18, 84 -> homed = false;
            default -> {}
        }
    }

    public boolean inches() {
        return inches;
    }

    public boolean relative() {
        return relative;
    }

    public boolean relativeE() {
        return relativeE;
    }

    /** Whether the axes were homed since the motors were last let go. */
    public boolean homed() {
        return homed;
    }

    public boolean moved() {
        return moved;
    }

    /** The last F, in the program's unit per minute; 0 where none came. */
    public double feed() {
        return feed;
    }

    /** °C last asked of the nozzle. */
    public double nozzle() {
        return nozzle;
    }

    public double bed() {
        return bed;
    }
}
