package org.etabli.controller.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a {@link BenchEvent} tells. A type this version does not know is read as {@link Unknown}, never lost. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = Happening.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Happening.SessionOpened.class, name = "session-opened"),
    @JsonSubTypes.Type(value = Happening.BadgeRefused.class, name = "badge-refused"),
    @JsonSubTypes.Type(value = Happening.BadgeNoted.class, name = "badge-noted"),
    @JsonSubTypes.Type(value = Happening.PoweredOn.class, name = "powered-on"),
    @JsonSubTypes.Type(value = Happening.PoweredOff.class, name = "powered-off"),
    @JsonSubTypes.Type(value = Happening.JobStarted.class, name = "job-started"),
    @JsonSubTypes.Type(value = Happening.JobEnded.class, name = "job-ended"),
    @JsonSubTypes.Type(value = Happening.JobRefused.class, name = "job-refused"),
    @JsonSubTypes.Type(value = Happening.SessionClosed.class, name = "session-closed"),
    @JsonSubTypes.Type(value = Happening.FaultNoticed.class, name = "fault-noticed"),
    @JsonSubTypes.Type(value = Happening.FaultCleared.class, name = "fault-cleared"),
    @JsonSubTypes.Type(value = Happening.DrillTried.class, name = "drill-tried")
})
public sealed interface Happening {

    /**
     * A badge was accepted: the session begins.
     *
     * @param member {@link #DRILL} where the bench itself opened it to try its safety
     */
    record SessionOpened(
            String member,
            @Nullable String reservation,
            @Nullable String course,
            @Nullable String supervisor) implements Happening {

        /** Nobody's session. */
        public static final String DRILL = "drill";
    }

    /**
     * A badge was refused; whoever was working goes on.
     *
     * @param badge its keyed hash
     * @param reason a {@link RefusalReason}'s word
     */
    record BadgeRefused(String badge, RefusalReason reason) implements Happening {}

    /**
     * Somebody who takes part in a course session is here; nothing was opened, whoever was working goes on.
     *
     * @param badge its keyed hash
     */
    record BadgeNoted(String badge, String course) implements Happening {}

    record PoweredOn() implements Happening {}

    /** The relay opened. */
    record PoweredOff(PowerOffCause cause) implements Happening {}

    /**
     * The first line is about to be sent.
     *
     * @param file the file's SHA-256, hexadecimal
     * @param commands how many lines of the file the machine is to acknowledge
     */
    record JobStarted(String job, String file, long commands) implements Happening {}

    /** A command to start a job was not carried out. */
    record JobRefused(String job, String reason) implements Happening {}

    /**
     * A job is over.
     *
     * @param acknowledged how many of the file's commands the machine acknowledged
     * @param lastLine the file's line of the last one, from 1; 0 for none
     */
    record JobEnded(
            String job, Outcome outcome, @Nullable String reason, long acknowledged, long lastLine, JobUsage usage)
            implements Happening {}

    /**
     * The session is over and its figures are final.
     *
     * @param wattHours what the machine drew in the session; negative where nothing measures it
     */
    record SessionClosed(PowerOffCause cause, double wattHours) implements Happening {}

    record FaultNoticed(String fault) implements Happening {}

    record FaultCleared(String fault) implements Happening {}

    /**
     * One trial of a safety drill.
     *
     * @param drill what was asked for at once has one id
     * @param millis from what was taken away to no power; 0 where nothing was tried
     * @param limitMillis the most it should take
     */
    record DrillTried(String drill, DrillTrial trial, DrillVerdict verdict, long millis, long limitMillis)
            implements Happening {}

    /** An event of a later version: kept as received, not understood. */
    record Unknown() implements Happening {}

    /** How a job ended. */
    enum Outcome {
        COMPLETED,
        CANCELLED,
        FAILED,
        /** The bench itself stopped in the middle and found the job in its journal afterwards. */
        INTERRUPTED
    }
}
