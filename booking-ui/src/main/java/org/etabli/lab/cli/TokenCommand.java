package org.etabli.lab.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints an API token for scripts. */
@Command(name = "token", description = "Prints an API token for a member's scripts.", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {

    @Option(names = "--member", required = true, paramLabel = "EMAIL", description = "Whose token.")
    private String email = "";

    @Override
    public Integer call() throws InterruptedException {
        Installation here = Installation.ofEnvironment();
        try (LabClient client = new LabClient(here.address())) {
            System.out.println(client.signIn(here.localKey(), email));
            return 0;
        } catch (IOException e) {
            System.err.println("etabli: " + e.getMessage());
            return 1;
        }
    }
}
