package org.etabli.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.etabli.lab.backup.Archive;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a lab's data folder of a backup. */
@Command(
        name = "restore",
        description = "Makes a new data folder (ETABLI_DATA) of a backup. Nothing that is there is overwritten.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What \"etabli backup\" wrote.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        if (!Files.isReadable(file)) {
            System.err.println("etabli: " + file + " is not a readable file");
            return 2;
        }
        try {
            Path data = Installation.ofEnvironment().data();
            Archive.Label label = Archive.restore(file, data);
            System.out.println(data + " is the lab of " + label.madeAt() + ". Start it with: etabli serve");
            if (!label.database()) {
                System.err.println("etabli: the database is not in this backup: restore your PostgreSQL's first");
            }
            return 0;
        } catch (IOException e) {
            System.err.println("etabli: nothing was restored: " + e.getMessage());
            return 1;
        }
    }
}
