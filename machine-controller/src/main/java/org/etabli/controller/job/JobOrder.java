package org.etabli.controller.job;

import java.nio.file.Path;
import java.time.Duration;
import org.etabli.controller.link.LinkOpener;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/**
 * What a job needs to know before it starts.
 *
 * @param gcode the file, plain, gzip or any other packing the reader knows
 * @param opener opens the machine's wire, and again if its cable was pulled
 * @param journal where the job's journal is kept; it must not exist yet
 * @param unlock whether a person has looked at a locked machine and says that it may go without homing
 * @param resume where to go on from, confirmed by a person; null for the whole file
 * @param reconnect how long a printer's lost wire is waited for before the job fails
 */
public record JobOrder(
        JobId id,
        Path gcode,
        MachineProfile profile,
        LinkOpener opener,
        Path journal,
        Duration reconnect,
        boolean unlock,
        @Nullable Resume resume) {

    /** Long enough to push a plug back in, short enough that a hot nozzle has not ruined the part. */
    public static final Duration RECONNECT = Duration.ofSeconds(30);

    public JobOrder(JobId id, Path gcode, MachineProfile profile, LinkOpener opener, Path journal) {
        this(id, gcode, profile, opener, journal, RECONNECT, false, null);
    }
}
