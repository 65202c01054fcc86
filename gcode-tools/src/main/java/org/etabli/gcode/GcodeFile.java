package org.etabli.gcode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.etabli.gcode.check.Checker;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.estimate.Estimator;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.GcodeReader;
import org.etabli.gcode.slicer.SlicerNotes;

/** The whole of {@code gcode-tools} in one call: read, check, time, weigh and count layers in a single pass. */
public final class GcodeFile {

    private GcodeFile() {}

    /**
     * Reads a file once for all that it tells about its run on one machine. Memory is bounded, whatever the size.
     *
     * @throws IOException if the file cannot be read at all; what is wrong with its content is a finding
     */
    public static Analysis analyse(Path file, MachineProfile profile) throws IOException {
        SlicerNotes notes = new SlicerNotes();
        try (GcodeReader reader = GcodeReader.open(file, notes)) {
            return analyse(reader, notes, profile);
        }
    }

    /** As {@link #analyse(Path, MachineProfile)}, for a program in memory. */
    public static Analysis analyse(byte[] program, MachineProfile profile) throws IOException {
        SlicerNotes notes = new SlicerNotes();
        try (GcodeReader reader = GcodeReader.of(program, notes)) {
            return analyse(reader, notes, profile);
        }
    }

    private static Analysis analyse(GcodeReader reader, SlicerNotes notes, MachineProfile profile) throws IOException {
        Estimator estimator = new Estimator(profile, notes);
        Checker checker = new Checker(profile, estimator.state(), notes);
        while (reader.next()) {
            estimator.accept(reader.command());
            checker.accept(reader.command());
        }
        estimator.finish();
        Estimate estimate = estimator.estimate(reader.bytes(), reader.lines(), reader.commands());
        return new Analysis(estimate, checker.finish(reader, estimate), List.of());
    }
}
