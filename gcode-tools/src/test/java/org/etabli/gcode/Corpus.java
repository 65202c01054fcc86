package org.etabli.gcode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.etabli.gcode.machine.MachineProfile;

/** The bundled files and the machine their true times were taken on. */
public final class Corpus {

    private Corpus() {}

    public static Path file(String name) {
        try {
            return Path.of(Corpus.class.getResource("corpus/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text of a bundled file. */
    public static byte[] program(String name) throws IOException {
        try (InputStream in = new java.util.zip.GZIPInputStream(java.nio.file.Files.newInputStream(file(name)))) {
            return in.readAllBytes();
        }
    }

    /** The machine of the true times, at a minimum cruise ratio. */
    public static MachineProfile truth(double ratio) {
        return MachineProfile.parse(
                text("corpus/klipper-truth.yaml").replace("minimumCruiseRatio: 0.5", "minimumCruiseRatio: " + ratio),
                "klipper-truth.yaml");
    }

    public static String text(String resource) {
        try (InputStream in = Corpus.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
