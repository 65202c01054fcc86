package org.etabli.lab.member;

/** Whether something was done, or why not. */
public sealed interface Outcome {

    record Done() implements Outcome {}

    /** @param text key of the sentence that says why, and what to do */
    record Refused(String text) implements Outcome {}

    default boolean done() {
        return this instanceof Done;
    }
}
