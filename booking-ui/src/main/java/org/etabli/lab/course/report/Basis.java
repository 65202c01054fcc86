package org.etabli.lab.course.report;

import java.util.List;

/** What a figure was counted from, one by one. */
public record Basis(List<Held> held, List<Attended> attended, List<Made> made) {

    static Basis ofHeld(List<Held> held) {
        return new Basis(held, List.of(), List.of());
    }

    static Basis ofAttended(List<Attended> attended) {
        return new Basis(List.of(), attended, List.of());
    }

    static Basis ofMade(List<Made> made) {
        return new Basis(List.of(), List.of(), made);
    }
}
