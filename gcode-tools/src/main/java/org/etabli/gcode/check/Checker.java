package org.etabli.gcode.check;

import java.util.List;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.interpret.Stretch;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.Command.Problem;
import org.etabli.gcode.read.GcodeReader;
import org.etabli.gcode.slicer.SlicerNotes;

/**
 * Checks a program command by command, each after the interpreter has followed it. The rules stand in groups; nearly
 * all commands are moves, and only the rules on moves look at those.
 */
public final class Checker {

    private final MachineState state;
    private final Findings findings;
    private final TextRules text;
    private final CommandRules commands;
    private final MotionRules motion;
    private final HeatRules heat;
    private final LaserRules laser;
    private final FileRules file;
    private final int shortLine;

    public Checker(MachineProfile profile, MachineState state, SlicerNotes notes, Stock stock) {
        this.state = state;
        findings = new Findings(profile);
        Scene scene = new Scene(profile, state, notes, findings);
        text = new TextRules(scene);
        heat = new HeatRules(scene);
        laser = new LaserRules(scene);
        motion = new MotionRules(scene, heat, laser);
        commands = new CommandRules(scene, heat, laser, motion);
        file = new FileRules(scene, stock, heat, laser);
        shortLine = text.shortLine();
    }

    /** Checks one command. */
    public void accept(Command c) {
        if (c.problem() != Problem.NONE || c.spaceNeeded() > shortLine) {
            text.accept(c);
        }
        motion.begin();
        int code = c.code();
        if (c.codeCount() == 1 && (code == Code.G1 || code == Code.G0)) {
            motion.straight(c);
        } else {
            commands.accept(c);
        }
        motion.remember(state);
    }

    /** Whether no rule has anything to say of these moves, which are still to be followed. */
    public boolean nothingToSay(Stretch moves) {
        return motion.nothingToSay(moves);
    }

    /** Moves that no rule had anything to say of have been followed. */
    public void passed() {
        motion.passed();
        motion.remember(state);
    }

    /** The whole file has been seen. */
    public List<Finding> finish(GcodeReader reader, Estimate estimate) {
        file.finish(reader, estimate, motion.extruded());
        return findings.list();
    }

    /** The file could not be read to its end. */
    public void damaged(int line, String why) {
        findings.add(Rule.DAMAGED_FILE, line, 0, "", why);
    }
}
