package org.etabli.lab.reservation;

import org.etabli.lab.testlab.Lab;

/** Says what a bench would have said of a badge. */
public final class ArrivalsInTests {

    private ArrivalsInTests() {}

    public static void arrive(Lab lab, Reservation reservation) {
        lab.bean(Reservations.class).arrive(reservation.id(), reservation.slot().start());
    }
}
