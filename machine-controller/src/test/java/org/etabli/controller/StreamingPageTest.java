package org.etabli.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/streaming.md promises a test for each item: every one it names is there. */
class StreamingPageTest {

    private static final Path PAGE = Path.of("..", "docs", "streaming.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");
    private static final List<String> ROOMS = List.of("marlin", "grbl", "job", "link", "message", "stream");
    private static final int ITEMS = 24;

    @Test
    void everyItemOfThePageNamesTestsThatExist() throws IOException {
        List<String> missing = new ArrayList<>();
        for (String row : rows()) {
            Matcher named = NAMED.matcher(row);
            boolean any = false;
            while (named.find()) {
                any = true;
                if (!exists(named.group(1), named.group(2))) {
                    missing.add(named.group());
                }
            }
            assertThat(any).as(row).isTrue();
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noItemIsLeftOut() throws IOException {
        List<String> rows = rows();
        for (int item = 1; item <= ITEMS; item++) {
            String start = "| " + item + " |";
            assertThat(rows).anyMatch(row -> row.startsWith(start));
        }
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| (\\d+|all) \\|.*"))
                .toList();
    }

    private static boolean exists(String test, String method) {
        for (String room : ROOMS) {
            try {
                Class<?> found = Class.forName("org.etabli.controller." + room + "." + test);
                return Arrays.stream(found.getDeclaredMethods())
                        .anyMatch(one -> one.getName().equals(method));
            } catch (ClassNotFoundException elsewhere) {
                continue;
            }
        }
        return false;
    }
}
