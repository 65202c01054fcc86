package org.etabli.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole gate, phase by phase and event by event: the file {@code gate/table.txt} is the specification. A cell is
 * the phase after and what was done on the way; {@code Running'} leaves when its job ends, {@code Running*} is being
 * cancelled.
 */
class GateTableTest {

    static Stream<String> phases() {
        return Situations.phases().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("phases")
    void everyEventInEveryPhaseDoesWhatTheTableSays(String phase) throws IOException {
        GateRules rules = new GateRules(Situations.policy());
        Gate gate = Situations.phases().get(phase);
        assertThat(gate).isNotNull();

        Map<String, String> found = new LinkedHashMap<>();
        if (gate != null) {
            Situations.events().forEach((name, event) -> found.put(name, Situations.cell(rules.step(gate, event))));
        }

        assertThat(found).isEqualTo(table().get(phase));
    }

    @Test
    void theTableKnowsEveryPhaseAndEveryEventThereIs() throws IOException {
        assertThat(Situations.phases().values().stream()
                        .<Class<?>>map(gate -> gate.phase().getClass()))
                .contains(classes(Phase.class));
        assertThat(Situations.events().values().stream().<Class<?>>map(GateEvent::getClass))
                .contains(classes(GateEvent.class));
        assertThat(table().keySet()).isEqualTo(Situations.phases().keySet());
    }

    private static Class<?>[] classes(Class<?> sealed) {
        return sealed.getPermittedSubclasses();
    }

    static Map<String, Map<String, String>> table() throws IOException {
        Map<String, Map<String, String>> table = new LinkedHashMap<>();
        Map<String, String> current = new LinkedHashMap<>();
        try (var in = GateTableTest.class.getResourceAsStream("/gate/table.txt")) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                if (line.endsWith(":")) {
                    current = new LinkedHashMap<>();
                    table.put(line.substring(0, line.length() - 1), current);
                } else if (line.contains("->")) {
                    String[] parts = line.split("->");
                    current.put(parts[0].strip(), parts[1].strip());
                }
            }
        }
        return table;
    }
}
