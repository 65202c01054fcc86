package org.etabli.controller.cli;

import sun.misc.Signal;

/**
 * Ctrl-C, a service's stop and a closed terminal, heard as requests instead of ends. The JDK offers no other way to
 * hear the first Ctrl-C without ending on it.
 */
final class Signals {

    private Signals() {}

    static void onInterrupt(Runnable heard) {
        Signal.handle(new Signal("INT"), signal -> heard.run());
    }

    static void onTerminate(Runnable heard) {
        Signal.handle(new Signal("TERM"), signal -> heard.run());
    }

    /** The terminal was closed, or the connection to it ended; {@code nohup} keeps its meaning. */
    static void onHangUp(Runnable heard) {
        try {
            Signal.handle(new Signal("HUP"), signal -> heard.run());
        } catch (IllegalArgumentException unknown) {
            // Windows has no such signal.
        }
    }
}
