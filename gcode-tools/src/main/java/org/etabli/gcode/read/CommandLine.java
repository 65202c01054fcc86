package org.etabli.gcode.read;

import org.jspecify.annotations.Nullable;

/** Reads single lines that did not come from a file, such as those a sender has in hand. */
public final class CommandLine {

    private static final int FIRST_SIZE = 256;

    private final Command command = new Command();
    private final CommandParser parser;
    private byte[] buffer = new byte[FIRST_SIZE];

    public CommandLine(Comments comments) {
        parser = new CommandParser(command, comments);
    }

    /**
     * Parses one line.
     *
     * @param index what the command's {@link Command#index()} shall be
     * @return the same object every time, or null where the line holds no command
     */
    public @Nullable Command parse(CharSequence line, long index) {
        byte[] bytes = line.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (bytes.length + 1 + CommandParser.SLACK > buffer.length) {
            buffer = new byte[2 * bytes.length + 1 + CommandParser.SLACK];
        }
        System.arraycopy(bytes, 0, buffer, 0, bytes.length);
        buffer[bytes.length] = '\n';
        parser.parse(buffer, 0);
        command.index = index;
        return command.textFrom < 0 ? null : command;
    }
}
