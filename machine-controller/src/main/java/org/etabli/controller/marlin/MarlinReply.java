package org.etabli.controller.marlin;

import org.etabli.controller.stream.Temperatures;

/** One line of a firmware of the Marlin family, understood. */
public sealed interface MarlinReply {

    /**
     * A line was taken.
     *
     * @param number the line it is for, where the firmware says so ({@code ok N12 P15 B3}), or -1
     */
    record Ok(long number) implements MarlinReply {}

    /** {@code ok T:…}: only M105 is answered so, which makes it proof that everything before was taken. */
    record OkTemperatures(Temperatures temperatures) implements MarlinReply {}

    /** Temperatures by themselves: automatic, or while waiting for heat. */
    record TemperatureReport(Temperatures temperatures, boolean waiting) implements MarlinReply {}

    /** Everything from this line on is to be sent again; -1 where the number was damaged. */
    record Resend(long number) implements MarlinReply {}

    /**
     * Still there, still working.
     *
     * @param forPerson it waits for somebody at the machine
     */
    record Busy(boolean forPerson) implements MarlinReply {}

    /** Nothing to do: proof that an answer or a line was lost, where one is awaited. */
    record Idle() implements MarlinReply {}

    /** The board has just booted. */
    record Booted() implements MarlinReply {}

    /**
     * An error that only comes with a {@code Resend:}.
     *
     * @param lastLine the last line the firmware took, -1 where it does not say
     */
    record LineError(String text, long lastLine) implements MarlinReply {}

    /** The firmware stopped itself. */
    record Halted(MarlinError error, String text) implements MarlinReply {}

    /** An error that stops nothing by itself. */
    record OtherError(String text) implements MarlinReply {}

    /** {@code X:… Y:… Z:… E:…}: only M114 is answered so. */
    record Position(double x, double y, double z, double e) implements MarlinReply {}

    /** {@code FIRMWARE_NAME:…}, from M115. */
    record Firmware(String name) implements MarlinReply {}

    /** {@code Cap:NAME:1}, from M115. */
    record Capability(String name, boolean on) implements MarlinReply {}

    /** {@code //action:…}: the machine asks its host for something. */
    record Action(String words) implements MarlinReply {}

    /** The line was no command the firmware knows, perhaps because noise had spoilt it. */
    record UnknownCommand(String text) implements MarlinReply {}

    /** Filament was asked of a cold nozzle; none moved. */
    record ColdExtrusion() implements MarlinReply {}

    /** So short or so strange that noise must have made it: an answer may be lost in it. */
    record Garbled(String text) implements MarlinReply {}

    /** Anything else. */
    record Chatter(String text) implements MarlinReply {}
}
