package org.etabli.controller.sim;

/** Hears each command as the firmware runs it: the truth a test compares a sender's story with. */
@FunctionalInterface
public interface ExecutionListener {

    ExecutionListener NONE = (command, checked) -> {};

    /**
     * @param command the command without number or checksum
     * @param checked whether a line number and checksum vouched for it; always true for GRBL, which has neither
     */
    void executed(String command, boolean checked);
}
