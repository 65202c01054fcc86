package org.etabli.gcode.check;

import java.util.List;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.Range;
import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.GcodeReader;
import org.etabli.gcode.slicer.SlicerNotes;

/** Checks a program command by command, after the interpreter has followed it. */
public final class Checker {

    private static final double ROUNDING = 1e-6;

    private final MachineProfile profile;
    private final MachineState state;
    private final Findings findings;

    public Checker(MachineProfile profile, MachineState state, SlicerNotes notes) {
        this.profile = profile;
        this.state = state;
        this.findings = new Findings(profile);
    }

    /** Checks one command. */
    public void accept(Command c) {
        inside(c, 'X', profile.volume().x(), state.x());
        inside(c, 'Y', profile.volume().y(), state.y());
        inside(c, 'Z', profile.volume().z(), state.z());
    }

    private void inside(Command c, char axis, Range range, double at) {
        if (!(at >= range.min() - ROUNDING && at <= range.max() + ROUNDING)) {
            findings.add(
                    Rule.OUTSIDE_VOLUME,
                    c.line(),
                    c.column(),
                    axis,
                    String.valueOf(axis),
                    at,
                    range.min(),
                    range.max());
        }
    }

    /** The whole file has been seen. */
    public List<Finding> finish(GcodeReader reader, Estimate estimate) {
        if (reader.commands() == 0) {
            findings.add(Rule.EMPTY_FILE, 0, 0, "");
        }
        return findings.list();
    }
}
