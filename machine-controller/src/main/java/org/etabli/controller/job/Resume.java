package org.etabli.controller.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.ProgramFile;
import org.etabli.controller.stream.ProgramLine;
import org.jspecify.annotations.Nullable;

/**
 * An offer that a person has accepted at the machine.
 *
 * @param nozzleAt where the nozzle stands, mm above the bed, measured
 */
public record Resume(ResumeOffer offer, double nozzleAt) {

    public Resume {
        if (!offer.clears(nozzleAt)) {
            throw new IllegalArgumentException("a nozzle at " + nozzleAt + " mm does not clear a part of "
                    + offer.height() + " mm inside this machine");
        }
    }

    /** Index of the first line sent, so that the file's own commands keep theirs. */
    long firstIndex() {
        return offer.firstCommand() - offer.prologue(nozzleAt).size();
    }

    /** What is sent instead of the whole file. */
    Program program(ProgramFile file) {
        List<String> prologue = offer.prologue(nozzleAt);
        Iterator<String> before = prologue.iterator();
        long[] index = {firstIndex()};
        return () -> before.hasNext() ? new ProgramLine(index[0]++, offer.line(), before.next()) : rest(file);
    }

    private @Nullable ProgramLine rest(ProgramFile file) {
        ProgramLine line = file.next();
        while (line != null && line.index() < offer.firstCommand()) {
            line = file.next();
        }
        return line;
    }

    /** What the job's journal offers, or null. */
    public static @Nullable ResumeOffer offered(
            Path journal, Path gcode, org.etabli.gcode.machine.MachineProfile profile) throws IOException {
        JournalEntry last = JobJournal.recover(journal).last();
        boolean same = last != null
                && last.file().equals(gcode.getFileName().toString())
                && last.machine().equals(profile.name())
                && last.state() != JobState.COMPLETED;
        return last == null || !same ? null : ResumeOffer.of(gcode, last.acknowledged(), profile);
    }
}
