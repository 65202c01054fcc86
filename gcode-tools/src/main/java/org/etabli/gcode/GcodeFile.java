package org.etabli.gcode;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import org.etabli.gcode.check.Checker;
import org.etabli.gcode.check.Stock;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.estimate.Estimator;
import org.etabli.gcode.interpret.Stretch;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.FormatException;
import org.etabli.gcode.read.GcodeReader;
import org.etabli.gcode.read.MoveRun;
import org.etabli.gcode.slicer.SlicerNotes;
import org.jspecify.annotations.Nullable;

/** The whole of {@code gcode-tools} in one call: read, check, time, weigh and count layers in a single pass. */
public final class GcodeFile {

    private GcodeFile() {}

    /**
     * Reads a file once for all that it tells about its run on one machine. Memory is bounded, whatever the size.
     *
     * @throws IOException if the file cannot be read at all; what is wrong with its content is a finding
     */
    public static Analysis analyse(Path file, MachineProfile profile) throws IOException {
        return analyse(file, profile, Stock.UNKNOWN);
    }

    /** As {@link #analyse(Path, MachineProfile)}, where it is known what material is left. */
    public static Analysis analyse(Path file, MachineProfile profile, Stock stock) throws IOException {
        SlicerNotes notes = new SlicerNotes();
        GcodeReader reader;
        try {
            reader = GcodeReader.open(file, notes);
        } catch (FormatException | EOFException | ZipException e) {
            return unreadable(profile, stock, notes, e);
        }
        try (reader) {
            return analyse(reader, notes, profile, stock);
        }
    }

    /** As {@link #analyse(Path, MachineProfile)}, for a program in memory. */
    public static Analysis analyse(byte[] program, MachineProfile profile) throws IOException {
        SlicerNotes notes = new SlicerNotes();
        try (GcodeReader reader = GcodeReader.of(program, notes)) {
            return analyse(reader, notes, profile, Stock.UNKNOWN);
        }
    }

    private static Analysis unreadable(MachineProfile profile, Stock stock, SlicerNotes notes, IOException why)
            throws IOException {
        GcodeReader nothing = GcodeReader.of(new byte[0], notes);
        return analyse(new Pass(profile, stock, notes), nothing, why);
    }

    private static Analysis analyse(GcodeReader reader, SlicerNotes notes, MachineProfile profile, Stock stock)
            throws IOException {
        Pass pass = new Pass(profile, stock, notes);
        IOException damage = null;
        try {
            pass.run(reader);
        } catch (FormatException | EOFException | ZipException e) {
            damage = e;
        }
        return analyse(pass, reader, damage);
    }

    private static Analysis analyse(Pass pass, GcodeReader reader, @Nullable IOException damage) {
        if (damage != null) {
            pass.checker.damaged(reader.lines(), String.valueOf(damage.getMessage()));
        }
        pass.estimator.finish();
        Estimate estimate = pass.estimator.estimate(reader.bytes(), reader.lines(), reader.commands());
        return new Analysis(estimate, pass.checker.finish(reader, estimate), pass.notes.thumbnails());
    }

    /** Everything that looks at each command. */
    private static final class Pass {

        private final SlicerNotes notes;
        private final Estimator estimator;
        private final Checker checker;

        private final MoveRun run = new MoveRun();
        private final Stretch stretch = new Stretch();

        Pass(MachineProfile profile, Stock stock, SlicerNotes notes) {
            this.notes = notes;
            estimator = new Estimator(profile, notes);
            checker = new Checker(profile, estimator.state(), notes, stock);
        }

        void run(GcodeReader reader) throws IOException {
            while (reader.next()) {
                estimator.accept(reader.command());
                checker.accept(reader.command());
                runs(reader);
            }
        }

        /** Runs of plain moves in one go, as long as nobody wants to see each of them. */
        private void runs(GcodeReader reader) {
            while (reader.ahead(run) && estimator.place(run, stretch) && checker.nothingToSay(stretch)) {
                reader.pass(run);
                estimator.accept(stretch);
                checker.passed();
            }
        }
    }
}
