package org.etabli.lab.job;

/** A job is over, however it ended: its owner wants to know. */
public record JobFinished(JobId job) {}
