package org.etabli.lab.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.etabli.gcode.toolpath.Toolpath;
import org.etabli.gcode.toolpath.ToolpathReader;
import org.etabli.lab.machine.Machine;
import org.springframework.stereotype.Service;

/** What files make, as lines a browser draws in three dimensions: read once, kept gzipped beside the file. */
@Service
class Geometries {

    /** About 1 MB gzipped, and what a cheap phone still turns smoothly. */
    private static final int MOST_SEGMENTS = 250_000;

    private final FileStore store;

    Geometries(FileStore store) {
        this.store = store;
    }

    /** {@link Toolpath#write}'s binary form, gzipped. */
    byte[] of(GcodeFile file, Machine machine) throws IOException {
        Path source = store.path(file.sha256());
        Path kept = source.resolveSibling(file.sha256() + "." + machine.profileName() + ".path.gz");
        if (!Files.exists(kept)) {
            Path part = Files.createTempFile(source.getParent(), "geometry", ".part");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
                ToolpathReader.read(source, machine.profile())
                        .thinned(MOST_SEGMENTS)
                        .write(out);
            }
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return Files.readAllBytes(kept);
    }
}
