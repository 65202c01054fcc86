package org.etabli.bench.host;

import org.etabli.bench.gate.JobRefusal;

/** A file that will not be run. */
public final class JobRefusedException extends Exception {

    public JobRefusedException(JobRefusal why, String detail) {
        super(why.told(detail));
    }
}
