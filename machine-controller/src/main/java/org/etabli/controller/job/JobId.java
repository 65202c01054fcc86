package org.etabli.controller.job;

/** The name of one run of a file on a machine, given by whoever starts it. */
public record JobId(String value) {

    public JobId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a job's id may not be blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
