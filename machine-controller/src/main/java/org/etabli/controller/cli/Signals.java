package org.etabli.controller.cli;

import sun.misc.Signal;

/**
 * Ctrl-C and a service's stop, heard as requests instead of ends. The JDK offers no other way to hear the first Ctrl-C
 * without ending on it.
 */
final class Signals {

    private Signals() {}

    static void onInterrupt(Runnable heard) {
        Signal.handle(new Signal("INT"), signal -> heard.run());
    }

    static void onTerminate(Runnable heard) {
        Signal.handle(new Signal("TERM"), signal -> heard.run());
    }
}
