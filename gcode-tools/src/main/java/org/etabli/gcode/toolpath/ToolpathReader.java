package org.etabli.gcode.toolpath;

import java.io.IOException;
import java.nio.file.Path;
import org.etabli.gcode.interpret.Actions;
import org.etabli.gcode.interpret.Heater;
import org.etabli.gcode.interpret.Interpreter;
import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.interpret.Rest;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.motion.Limits;
import org.etabli.gcode.read.GcodeReader;
import org.etabli.gcode.slicer.Feature;
import org.etabli.gcode.slicer.SlicerNotes;

/** Follows a program for its geometry alone. */
public final class ToolpathReader implements Actions {

    private final Toolpath path = new Toolpath();
    private final SlicerNotes notes = new SlicerNotes();
    private final MachineState state;
    private final Interpreter interpreter;
    private final boolean laser;
    private final double maxPower;
    private double x;
    private double y;
    private double z;

    private ToolpathReader(MachineProfile profile) {
        interpreter = new Interpreter(profile, new Limits(profile.kinematics()), this);
        state = interpreter.state();
        laser = profile.kind() == MachineKind.LASER;
        maxPower = profile.laser().maxPower();
    }

    /** The path of a file, as the machine would run it. */
    public static Toolpath read(Path file, MachineProfile profile) throws IOException {
        ToolpathReader collector = new ToolpathReader(profile);
        try (GcodeReader reader = GcodeReader.open(file, collector.notes)) {
            while (reader.next()) {
                collector.x = collector.state.x();
                collector.y = collector.state.y();
                collector.z = collector.state.z();
                collector.interpreter.execute(reader.command());
            }
        }
        return collector.path;
    }

    @Override
    public void move(double dx, double dy, double dz, double e, double speed) {
        double fromX = x;
        double fromY = y;
        double fromZ = z;
        x += dx;
        y += dy;
        z += dz;
        if (dx == 0 && dy == 0 && dz == 0 || !(Math.abs(x) + Math.abs(y) + Math.abs(z) < 1e9)) {
            return;
        }
        Feature feature = Feature.TRAVEL;
        double power = 0;
        if (e > 0) {
            feature = notes.feature();
        } else if (laser && state.laserOn() && speed != Double.POSITIVE_INFINITY) {
            feature = Feature.LASER;
            power = state.laserPower() / maxPower;
        } else if (laser && state.motion() == 1) {
            // Some machines' light cannot be told from the file: then G1 stands for a cut.
            power = 1;
        }
        path.add(fromX, fromY, fromZ, x, y, z, feature, notes.layerMarks(), power);
    }

    @Override
    public void dwell(double seconds) {}

    @Override
    public void heat(Heater heater, int tool, double celsius, boolean wait) {}

    @Override
    public void rest(Rest reason) {}
}
