package org.etabli.lab.course;

import java.util.UUID;

/** A room of the lab in which courses take place. */
public record Room(UUID id, String name, int seats) {

    public static final int LONGEST_NAME = 60;
    public static final int MOST_SEATS = 500;

    /** @param kept false while another session has the room then */
    public record Place(Room room, boolean kept) {}
}
