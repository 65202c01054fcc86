package org.etabli.gcode.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.ProfileException;
import org.etabli.gcode.read.FormatException;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of every sub-command, and where its answer goes.
 *
 * @param machine name or path of a profile; null where none was given
 * @param language fr, en, or null for that of the environment
 */
record Request(
        Path file,
        @Nullable String machine,
        boolean json,
        @Nullable String language,
        PrintWriter out,
        PrintWriter err) {

    /** The file and the machine are fine. */
    static final int FINE = 0;

    /** The file or the machine is at fault. */
    static final int FAULT = 1;

    /** The command was used wrongly. */
    static final int WRONG_USE = 2;

    Texts texts() {
        return new Texts(language == null ? Locale.getDefault() : Locale.of(language));
    }

    /** One thing to do with the file and the machine. */
    @FunctionalInterface
    interface Work {
        int run(MachineProfile profile) throws IOException;
    }

    /** Does the work, and turns what may go wrong into one sentence and an exit status. */
    int run(Work work) {
        MachineProfile profile;
        try {
            if (machine == null) {
                return refuse(WRONG_USE, texts().get("machine.missing", String.join(", ", MachineProfile.NAMES)));
            }
            if (!MachineProfile.NAMES.contains(machine) && !Files.isReadable(Path.of(machine))) {
                return refuse(
                        WRONG_USE, texts().get("machine.unknown", machine, String.join(", ", MachineProfile.NAMES)));
            }
            profile = MachineProfile.find(machine);
        } catch (ProfileException | IOException e) {
            return refuse(WRONG_USE, texts().get("machine.bad", String.valueOf(e.getMessage())));
        }
        if (!profile.ignoredKeys().isEmpty()) {
            err.println(texts().get("machine.ignored", String.join(", ", profile.ignoredKeys())));
            err.flush();
        }
        if (!Files.isRegularFile(file)) {
            return refuse(WRONG_USE, texts().get("file.missing", file.toString()));
        }
        try {
            return work.run(profile);
        } catch (FormatException e) {
            return refuse(FAULT, texts().get("file.damaged", file.toString(), String.valueOf(e.getMessage())));
        } catch (NoSuchFileException e) {
            return refuse(WRONG_USE, texts().get("file.missing", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            return refuse(FAULT, texts().get("file.unreadable", file.toString(), String.valueOf(e.getMessage())));
        } finally {
            out.flush();
        }
    }

    int refuse(int status, String sentence) {
        err.println(sentence);
        err.flush();
        return status;
    }
}
