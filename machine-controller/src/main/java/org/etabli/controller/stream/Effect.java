package org.etabli.controller.stream;

import java.util.List;

/** What a sender wants done. */
public sealed interface Effect {

    /** Put these bytes on the wire. */
    record Send(byte[] bytes) implements Effect {}

    /**
     * The machine has taken this command; told once per command, in order.
     *
     * @param filamentMoved false where the machine said that the nozzle was too cold for it
     */
    record Acknowledged(ProgramLine line, boolean filamentMoved) implements Effect {}

    /** The machine now waits for heat, or no longer does. */
    record Heating(boolean on) implements Effect {}

    record Reached(Stage stage) implements Effect {}

    record Failed(Failure failure) implements Effect {}

    record Measured(Temperatures temperatures) implements Effect {}

    /** X, Y, Z in mm as the machine reports them. */
    record Positioned(double x, double y, double z) implements Effect {}

    /** Lines asked for again so far, for the record. */
    record Resent(long total) implements Effect {}

    /** The machine asks for something itself, as with {@code //action:}. */
    record MachineAsks(Request request, String words) implements Effect {}

    /** What is on the other end. */
    record Identified(String firmware, List<String> capabilities) implements Effect {}

    /** Something a person should know that stops nothing; a key of the bundles and its words. */
    record Noticed(String key, String detail) implements Effect {}
}
