package org.etabli.gcode.read;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The program as a sender wants it: one sendable line after another, pulled when there is room for it, from a file
 * of any size in bounded memory.
 */
public final class CommandSource implements AutoCloseable {

    private final GcodeReader reader;

    private CommandSource(GcodeReader reader) {
        this.reader = reader;
    }

    public static CommandSource open(Path file) throws IOException {
        return new CommandSource(GcodeReader.open(file, Comments.IGNORED));
    }

    public static CommandSource of(byte[] program) {
        return new CommandSource(GcodeReader.of(program, Comments.IGNORED));
    }

    /** Moves to the next command; false at the end. */
    public boolean next() throws IOException {
        return reader.next();
    }

    /** Line of the file, from 1. */
    public int line() {
        return reader.command().line();
    }

    /** How many commands came before this one. */
    public long index() {
        return reader.command().index();
    }

    /** What to send: no comment, line number, checksum or line end. */
    public String text() {
        return reader.command().text();
    }

    /** The words of the same command. */
    public Command command() {
        return reader.command();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
