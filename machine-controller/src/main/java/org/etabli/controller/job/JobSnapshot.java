package org.etabli.controller.job;

import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.Temperatures;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands, for whoever watches.
 *
 * @param line line of the file last acknowledged, 0 before the first
 * @param acknowledged commands of the file that the machine took
 * @param sent commands put on the wire; the machine may have taken up to so many
 * @param total commands of the file
 * @param percent of the planned time, 0 to 100
 * @param secondsUsed since the job started
 * @param secondsLeft by the plan, corrected by how the job went so far; NaN where nothing is known
 * @param x position the machine last reported, mm, likewise {@code y} and {@code z}; NaN where it did not
 * @param connected false while the cable is out
 * @param resends lines the machine asked for again
 * @param bytes put on the wire
 * @param failure why it failed, null where it did not
 * @param cutPower whether the relay should open: heaters or laser may be on and software cannot stop them
 */
public record JobSnapshot(
        JobId id,
        JobState state,
        int line,
        long acknowledged,
        long sent,
        long total,
        double percent,
        double secondsUsed,
        double secondsLeft,
        Temperatures temperatures,
        double x,
        double y,
        double z,
        JobUsage usage,
        boolean connected,
        long resends,
        long bytes,
        @Nullable Failure failure,
        boolean cutPower) {}
