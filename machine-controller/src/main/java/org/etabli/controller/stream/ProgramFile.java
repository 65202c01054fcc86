package org.etabli.controller.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.etabli.gcode.read.CommandSource;
import org.jspecify.annotations.Nullable;

/** A program read from its file as it is sent: memory stays bounded whatever the size. */
public final class ProgramFile implements Program, AutoCloseable {

    private final CommandSource source;

    private ProgramFile(CommandSource source) {
        this.source = source;
    }

    public static ProgramFile open(Path file) throws IOException {
        return new ProgramFile(CommandSource.open(file));
    }

    /** @throws UncheckedIOException when the file can no longer be read; the job fails with it */
    @Override
    public @Nullable ProgramLine next() {
        try {
            return source.next() ? new ProgramLine(source.index(), source.line(), source.text()) : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
