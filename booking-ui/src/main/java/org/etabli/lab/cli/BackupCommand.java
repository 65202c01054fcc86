package org.etabli.lab.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.etabli.lab.backup.Archive;
import org.etabli.lab.backup.Backup;
import org.etabli.lab.site.PrivateFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes everything the lab has to keep into one file, while its server runs or not. */
@Command(
        name = "backup",
        description = "Writes everything the lab has to keep into one file. The server goes on working.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A new file. It holds people's names and the lab's keys.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            System.err.println("etabli: " + file + " is there already: give another name, for instance with the date");
            return 2;
        }
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            System.err.println("etabli: there is no folder " + folder + ": create it first");
            return 2;
        }
        try {
            Archive.Label label = write(target);
            System.out.printf("%s: %,d kB%n", file, Files.size(target) / 1000);
            if (!label.database()) {
                System.err.println("etabli: the database is not in it: save your PostgreSQL's with pg_dump");
            }
            return 0;
        } catch (IOException e) {
            System.err.println("etabli: no backup was made: " + e.getMessage());
            return 1;
        }
    }

    /** It has its name once it is whole, and read to its end. */
    private static Archive.Label write(Path target) throws IOException, InterruptedException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        PrivateFile.create(part);
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                write(out);
            }
            Archive.Label label = Archive.check(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            return label;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void write(OutputStream out) throws IOException, InterruptedException {
        Installation here = Installation.ofEnvironment();
        try (LabClient client = new LabClient(here.address())) {
            if (client.isUp()) {
                client.backUp(here.localKey(), out);
            } else {
                Backup.writeStopped(here.data(), Clock.systemUTC().instant(), out);
            }
        }
    }
}
