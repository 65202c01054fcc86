package org.etabli.controller.cli;

import java.util.List;
import org.etabli.controller.job.JobSnapshot;
import org.etabli.controller.job.JobState;
import org.etabli.controller.job.JobUsage;
import org.etabli.controller.message.Sentences;
import org.etabli.controller.stream.Failure;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON object of {@code stream --json}.
 *
 * @param outcome {@code completed}, {@code cancelled} or {@code failed}
 * @param lines commands in the file
 * @param reason why it failed, in words; null where it did not
 * @param code the failure's name, for programs
 * @param lastLine line of the file last acknowledged
 * @param sent commands put on the wire, of which the machine may have run any it did not acknowledge
 * @param firmware what was on the other end, by its own word
 * @param notices what a person should know and what stopped nothing
 */
record StreamReport(
        String outcome,
        long lines,
        long acknowledged,
        long resends,
        long bytes,
        double seconds,
        @Nullable String reason,
        @Nullable String code,
        int lastLine,
        long sent,
        String firmware,
        List<String> notices,
        JobUsage usage) {

    static StreamReport of(JobSnapshot job, Sentences sentences) {
        Failure failure = job.failure();
        return new StreamReport(
                outcome(job.state()),
                job.total(),
                job.acknowledged(),
                job.resends(),
                job.bytes(),
                job.secondsUsed(),
                failure == null ? null : sentences.of(failure),
                failure == null ? null : failure.kind().name(),
                job.line(),
                job.sent(),
                job.firmware(),
                job.notices().stream().map(sentences::of).toList(),
                job.usage());
    }

    private static String outcome(JobState state) {
        return switch (state) {
            case COMPLETED -> "completed";
            case CANCELLED -> "cancelled";
            case FAILED, INTERRUPTED, QUEUED, PREPARING, RUNNING, PAUSING, PAUSED, RESUMING, CANCELLING -> "failed";
        };
    }
}
