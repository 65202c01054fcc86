package org.etabli.gcode.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code etabli gcode}: what a G-code file says, without a server. Can be mounted in another command line. */
@Command(
        name = "gcode",
        resourceBundle = "org.etabli.gcode.cli.help",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CheckCommand.class, EstimateCommand.class, PreviewCommand.class, InfoCommand.class})
public final class GcodeCommand {

    /** The command line, as {@link Main} runs it. */
    public static CommandLine commandLine() {
        return new CommandLine(new GcodeCommand()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
