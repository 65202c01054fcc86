package org.etabli.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.etabli.lab.LabApplication;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;

class OneSentenceTest {

    @TempDir
    private Path data;

    /** A wrong setting stops the start with one sentence that names the key. */
    @ParameterizedTest
    @CsvSource({
        "etabli.site.zone, Europe/Pariss",
        "etabli.site.name, Fab Lab",
        "etabli.broker.port, 99999",
        "etabli.lease.horizon, soon",
        "etabli.upload.max, big"
    })
    void aWrongValueStopsTheStartWithOneSentenceNamingTheKey(String key, String value) {
        String said = errorsOf(() -> new SpringApplicationBuilder(LabApplication.class)
                .properties("etabli.data=" + data)
                .run("--" + key + "=" + value));

        assertThat(said.strip().lines().filter(line -> line.startsWith("etabli: ")))
                .singleElement()
                .asString()
                .contains(key)
                .contains(value);
    }

    private static String errorsOf(Runnable start) {
        PrintStream before = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        try (PrintStream to = new PrintStream(caught, true, StandardCharsets.UTF_8)) {
            System.setErr(to);
            start.run();
            throw new AssertionError("it started");
        } catch (RuntimeException e) {
            return caught.toString(StandardCharsets.UTF_8);
        } finally {
            System.setErr(before);
        }
    }
}
