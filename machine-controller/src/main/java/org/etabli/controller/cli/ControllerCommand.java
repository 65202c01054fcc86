package org.etabli.controller.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code etabli stream}, {@code etabli simulate} and {@code etabli ports}. */
@Command(
        name = "etabli",
        mixinStandardHelpOptions = true,
        description = "Drives printers and lasers.",
        subcommands = {StreamCommand.class, SimulateCommand.class, PortsCommand.class})
public final class ControllerCommand implements Callable<Integer> {

    /** The file or the machine is at fault. */
    static final int FAULT = 1;

    /** The command was used wrongly. */
    static final int MISUSE = 2;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "one of stream, simulate, ports is missing");
    }

    /** The reader's language: English where the environment says so, else French. */
    static Locale language() {
        for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = System.getenv(name);
            if (value != null && !value.isEmpty()) {
                return value.startsWith("en") ? Locale.ENGLISH : Locale.FRENCH;
            }
        }
        return Locale.FRENCH;
    }

    /** What goes into a file or a pipe is UTF-8 whatever the computer's own encoding; a terminal knows best. */
    private static void speakUtf8() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        }
    }

    public static void main(String[] arguments) {
        speakUtf8();
        System.exit(new CommandLine(new ControllerCommand()).execute(arguments));
    }
}
