package org.etabli.lab.cli;

import java.util.concurrent.Callable;
import org.etabli.lab.LabApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** Runs the server until it is told to stop. */
@Command(name = "serve", description = "Runs the server.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    /** Not an exit status: the server runs on in its own threads. */
    static final int GOES_ON = -1;

    @Override
    public Integer call() {
        try {
            ConfigurableApplicationContext server = SpringApplication.run(LabApplication.class);
            if ("true".equals(System.getenv("ETABLI_EXIT_WITH_STDIN"))) {
                StdinWatch.onEnd(server::close);
            }
            return GOES_ON;
        } catch (RuntimeException e) {
            // Said by OneSentence already.
            return 1;
        }
    }
}
