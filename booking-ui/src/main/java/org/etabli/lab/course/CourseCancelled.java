package org.etabli.lab.course;

/** A course does not take place: whoever is enrolled or waits wants to know. */
public record CourseCancelled(CourseId course) {}
