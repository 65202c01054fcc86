package org.etabli.lab.course;

/** What came of enrolling somebody. */
public sealed interface Enrolling {

    record Enrolled(Participant participant) implements Enrolling {}

    /** @param place in the waiting list, from 1 */
    record Waiting(Participant participant, int place) implements Enrolling {}

    /** @param text key of the sentence that says why */
    record Refused(String text) implements Enrolling {}
}
