package org.etabli.lab.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.stereotype.Component;

/** The folder with everything a lab has to keep: {@code database}, {@code files}, {@code keys}, {@code broker}. */
@Component
public class DataFolder {

    private final Path root;

    DataFolder(LabSettings settings) {
        this.root = settings.data().toAbsolutePath().normalize();
    }

    public Path root() {
        return root;
    }

    public Path files() {
        return created(root.resolve("files"));
    }

    public Path photos() {
        return created(root.resolve("photos"));
    }

    public Path handouts() {
        return created(root.resolve("handouts"));
    }

    public Path broker() {
        return created(root.resolve("broker"));
    }

    Path keys() {
        return created(root.resolve("keys"));
    }

    /** Writes a secret so that only the lab's own account reads it, and so that it is there whole or not at all. */
    void writeSecret(String name, byte[] secret) {
        Path file = keys().resolve(name);
        Path part = keys().resolve(name + ".part");
        try {
            Files.deleteIfExists(part);
            PrivateFile.create(part);
            Files.write(part, secret);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static Path created(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + folder, e);
        }
    }
}
