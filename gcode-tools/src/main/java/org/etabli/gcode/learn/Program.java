package org.etabli.gcode.learn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.estimate.Estimator;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.GcodeInput;
import org.etabli.gcode.read.GcodeReader;
import org.etabli.gcode.slicer.SlicerNotes;

/** A program that can be timed again and again, on machines that differ a little. */
@FunctionalInterface
public interface Program {

    /** Its text, from the beginning. */
    InputStream open() throws IOException;

    static Program of(Path file) {
        return () -> GcodeInput.open(file);
    }

    static Program of(byte[] text) {
        return () -> new ByteArrayInputStream(text);
    }

    /** What it takes on a machine. */
    default Estimate on(MachineProfile profile) {
        SlicerNotes notes = new SlicerNotes();
        Estimator estimator = new Estimator(profile, notes);
        try (GcodeReader reader = new GcodeReader(open(), notes)) {
            while (reader.next()) {
                estimator.accept(reader.command());
            }
            estimator.finish();
            return estimator.estimate(reader.bytes(), reader.lines(), reader.commands());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
