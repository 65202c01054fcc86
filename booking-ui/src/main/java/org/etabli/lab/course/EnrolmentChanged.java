package org.etabli.lab.course;

/** Who has a place in a course has changed: benches have to know whose badge to greet. */
public record EnrolmentChanged(CourseId course) {}
