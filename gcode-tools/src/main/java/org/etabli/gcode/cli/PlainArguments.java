package org.etabli.gcode.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The arguments in the shape that programs give them: {@code estimate FILE --machine PROFILE [--json] [--lang fr|en]}.
 * Read here, they spare the start of the command line's library, which takes longer than the estimate of a small
 * file; every other shape, right or wrong, is left to that library.
 */
final class PlainArguments {

    private PlainArguments() {}

    /** The request, or null where the shape is any other. */
    static @Nullable Request read(String[] arguments, PrintWriter out, PrintWriter err) {
        Path file = null;
        String machine = null;
        boolean json = false;
        String language = null;
        for (int i = 1; i < arguments.length; i++) {
            String argument = arguments[i];
            boolean hasValue = i + 1 < arguments.length && !arguments[i + 1].startsWith("-");
            if (argument.equals("--json") && !json) {
                json = true;
            } else if ((argument.equals("--machine") || argument.equals("-m")) && hasValue && machine == null) {
                machine = arguments[++i];
            } else if (argument.equals("--lang") && hasValue && language == null) {
                language = arguments[++i];
            } else if (!argument.startsWith("-") && !argument.startsWith("@") && file == null) {
                file = path(argument);
                if (file == null) {
                    return null;
                }
            } else {
                return null;
            }
        }
        return file == null || machine == null ? null : new Request(file, machine, json, language, out, err);
    }

    private static @Nullable Path path(String text) {
        try {
            return text.isEmpty() ? null : Path.of(text);
        } catch (InvalidPathException _) {
            return null;
        }
    }
}
