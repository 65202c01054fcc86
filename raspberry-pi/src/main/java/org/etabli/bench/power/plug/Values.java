package org.etabli.bench.power.plug;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Numbers and switches out of a plug's messages; what is not there, or not a number, is absent. */
final class Values {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Values() {}

    static Optional<JsonNode> json(String payload) {
        try {
            return Optional.ofNullable(JSON.readTree(payload));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static Optional<Double> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.asDouble()) : Optional.empty();
    }

    static Optional<Double> number(String text) {
        return text.matches("-?\\d{1,12}(\\.\\d{1,9})?") ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }

    static Optional<Boolean> flag(JsonNode node) {
        return node.isBoolean() ? Optional.of(node.asBoolean()) : Optional.empty();
    }

    static Optional<Boolean> onOff(String text) {
        return switch (text) {
            case "on", "ON" -> Optional.of(true);
            case "off", "OFF" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
