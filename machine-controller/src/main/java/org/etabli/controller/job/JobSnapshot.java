package org.etabli.controller.job;

import java.util.List;
import org.etabli.controller.stream.Effect;
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
 * @param firmware what is on the other end, by its own word; {@code ""} before it said so
 * @param notices what a person should know, oldest first, the latest few
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
        boolean cutPower,
        String firmware,
        List<Effect.Noticed> notices) {

    public JobSnapshot {
        notices = List.copyOf(notices);
    }

    /** A job nobody has touched yet. */
    public static JobSnapshot queued(JobId id) {
        return new JobSnapshot(
                id,
                JobState.QUEUED,
                0,
                0,
                0,
                0,
                0,
                0,
                Double.NaN,
                Temperatures.UNKNOWN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                JobUsage.NOTHING,
                false,
                0,
                0,
                null,
                false,
                "",
                List.of());
    }

    /** The same job, failed; for faults of the journal itself. */
    public JobSnapshot failed(Failure why) {
        return new JobSnapshot(
                id,
                JobState.FAILED,
                line,
                acknowledged,
                sent,
                total,
                percent,
                secondsUsed,
                Double.NaN,
                temperatures,
                x,
                y,
                z,
                usage,
                false,
                resends,
                bytes,
                why,
                why.cutPower(),
                firmware,
                notices);
    }
}
