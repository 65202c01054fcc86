package org.etabli.controller.job;

import org.jspecify.annotations.Nullable;

/**
 * One line of a job's journal.
 *
 * @param at when, ISO-8601
 * @param job,file,machine what ran where, on every line so that each stands alone
 * @param line line of the file last acknowledged
 * @param acknowledged commands acknowledged
 * @param sent commands put on the wire
 * @param reason why it failed, as a {@link org.etabli.controller.contract.JobReason} is told; null elsewhere
 */
public record JournalEntry(
        String at,
        String job,
        String file,
        String machine,
        JobState state,
        int line,
        long acknowledged,
        long sent,
        long total,
        JobUsage usage,
        @Nullable String reason) {}
