package org.etabli.lab.course;

/** Somebody who waited has a place now: they, or who answers for them, want to know. */
public record PlaceGiven(CourseId course, ParticipantId participant) {}
