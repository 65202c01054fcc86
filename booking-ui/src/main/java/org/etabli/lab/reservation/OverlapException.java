package org.etabli.lab.reservation;

/** The database refused a reservation that overlaps another; thrown so that the transaction is rolled back. */
final class OverlapException extends RuntimeException {

    OverlapException(Throwable cause) {
        super("the slot overlaps another reservation", cause);
    }
}
