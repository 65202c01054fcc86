package org.etabli.lab.course;

/** Whom a course is for. */
public enum Level {
    BEGINNERS,
    IMPROVERS,
    EVERYBODY
}
