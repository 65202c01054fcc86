package org.etabli.bench.gate;

import org.etabli.controller.contract.JobReason;

/** Why a job was not started; crosses the wire as a {@link JobReason}. */
public enum JobRefusal {
    NO_SESSION,
    NOT_YOUR_SESSION,
    ANOTHER_JOB_RUNS,
    OUT_OF_SERVICE,
    INTERLOCK_OPEN,
    FILE_NOT_FETCHED,
    FILE_NOT_ACCEPTED,
    BAD_ID,
    RAN_ALREADY,
    /** The server's profile of the machine cannot be this bench's. */
    PROFILE_NOT_ACCEPTED,
    MACHINE_NOT_CONNECTED,
    CANCELLED_BEFORE_START;

    public String told() {
        return told("");
    }

    /** With what the sentence needs. */
    public String told(String detail) {
        return new JobReason(this, detail).toString();
    }
}
