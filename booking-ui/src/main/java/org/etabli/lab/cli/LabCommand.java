package org.etabli.lab.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code serve}, {@code demo}, {@code token}, {@code backup}, {@code restore}: what the server's jar does. */
@Command(
        name = "etabli",
        description = "Runs a fablab's machines for the people who share them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            TokenCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
public final class LabCommand {

    private LabCommand() {}

    public static void main(String[] args) {
        int status = new CommandLine(LabCommand.class, new Factory()).execute(args);
        if (status != ServeCommand.GOES_ON) {
            System.exit(status);
        }
    }

    private static final class Factory implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type == LabCommand.class
                    ? type.cast(new LabCommand())
                    : CommandLine.defaultFactory().create(type);
        }
    }
}
