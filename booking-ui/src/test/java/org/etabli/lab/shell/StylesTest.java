package org.etabli.lab.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StylesTest {

    /** A brace lost in a merge hides every rule after it, and no browser says so. */
    @Test
    void everyBlockOfTheStyleSheetIsClosedBeforeTheNextTopicBegins() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/META-INF/resources/etabli.css"));
        long open = 0;
        for (String line : lines) {
            if (line.startsWith("/*")) {
                assertThat(open).as("open blocks before %s", line).isZero();
            }
            open += line.chars().filter(c -> c == '{').count()
                    - line.chars().filter(c -> c == '}').count();
        }
        assertThat(lines).hasSizeGreaterThan(100);
        assertThat(open).as("open blocks at the end").isZero();
    }
}
