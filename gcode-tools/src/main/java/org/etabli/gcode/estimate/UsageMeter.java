package org.etabli.gcode.estimate;

import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.CommandLine;
import org.etabli.gcode.slicer.SlicerNotes;

/**
 * Meters what really runs, one acknowledged command after another, so that a job that was cancelled or broken off
 * is charged for what it used and no more. The last few moves, still in the look-ahead, are counted once later ones
 * have settled them, or at {@link #finish}.
 */
public final class UsageMeter {

    private final CommandLine line;
    private final Estimator estimator;
    private long commands;

    public UsageMeter(MachineProfile profile) {
        SlicerNotes notes = new SlicerNotes();
        line = new CommandLine(notes);
        estimator = new Estimator(profile, notes);
    }

    /** Meters one command as it was sent. */
    public void accept(CharSequence command) {
        Command parsed = line.parse(command, commands);
        if (parsed != null) {
            commands++;
            estimator.accept(parsed);
        }
    }

    /** The program ended or was broken off: all that was acknowledged is counted. */
    public void finish() {
        estimator.finish();
    }

    /** What is counted so far. */
    public Usage usage() {
        return estimator.usage(commands);
    }
}
