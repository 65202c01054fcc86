package org.etabli.controller.stream;

/**
 * One command of the file.
 *
 * @param index how many commands came before it
 * @param line its line in the file, from 1
 * @param text what goes on the wire, without number, checksum or line end
 */
public record ProgramLine(long index, int line, String text) {}
