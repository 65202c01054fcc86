package org.etabli.gcode.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The arguments that every sub-command takes. */
final class Target {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "file")
    private Path file = Path.of("");

    @Option(
            names = {"-m", "--machine"},
            paramLabel = "PROFILE",
            descriptionKey = "machine")
    private @Nullable String machine;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--lang", paramLabel = "fr|en", descriptionKey = "lang")
    private @Nullable String language;

    Request request() {
        if (spec == null) {
            throw new IllegalStateException("a target belongs to a command");
        }
        CommandLine line = spec.commandLine();
        return new Request(file, machine, json, language, line.getOut(), line.getErr());
    }
}
