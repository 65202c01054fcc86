package org.etabli.gcode.machine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** One mapping of a profile; it knows its path and lines, so that each refusal names the key. */
final class Section {

    private final String source;
    private final String path;
    private final Map<String, Node> entries = new LinkedHashMap<>();
    private final List<String> ignored;

    Section(String source, String path, @Nullable Node node, List<String> ignored) {
        this.source = source;
        this.path = path;
        this.ignored = ignored;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    entries.put(key.getValue(), tuple.getValueNode());
                }
            }
        } else if (node != null) {
            throw refusal("", node, "expected keys and values");
        }
    }

    Section section(String key) {
        return new Section(source, path(key), entries.remove(key), ignored);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    String text(String key, @Nullable String otherwise) {
        Node node = take(key, otherwise != null);
        if (node == null) {
            return otherwise == null ? "" : otherwise;
        }
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw refusal(key, node, "expected one value");
    }

    <T extends Enum<T>> T choice(String key, Class<T> type) {
        Node node = entries.get(key);
        String text = text(key, null);
        for (T constant : type.getEnumConstants()) {
            if (spelling(constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        List<String> known = new ArrayList<>();
        for (T constant : type.getEnumConstants()) {
            known.add(spelling(constant));
        }
        throw refusal(key, node, "expected one of " + String.join(", ", known) + ", found '" + text + "'");
    }

    private static String spelling(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A number at or above {@code least}; without a default it must be there. */
    double number(String key, @Nullable Double otherwise, double least) {
        Node node = take(key, otherwise != null);
        if (node == null) {
            return otherwise == null ? 0 : otherwise;
        }
        double value = number(key, node);
        if (value < least) {
            throw refusal(key, node, "expected a number of at least " + least + ", found " + value);
        }
        return value;
    }

    /** A number above zero. */
    double positive(String key, @Nullable Double otherwise) {
        Node node = entries.get(key);
        double value = number(key, otherwise, 0);
        if (value <= 0) {
            throw refusal(key, node, "expected a number above 0, found " + value);
        }
        return value;
    }

    int count(String key, int otherwise) {
        Node node = entries.get(key);
        double value = number(key, (double) otherwise, 1);
        if (value != Math.rint(value) || value > Integer.MAX_VALUE) {
            throw refusal(key, node, "expected a whole number, found " + value);
        }
        return (int) value;
    }

    Range range(String key, @Nullable Range otherwise) {
        Node node = take(key, otherwise != null);
        if (node == null && otherwise != null) {
            return otherwise;
        }
        if (node instanceof SequenceNode sequence && sequence.getValue().size() == 2) {
            double min = number(key, sequence.getValue().get(0));
            double max = number(key, sequence.getValue().get(1));
            if (min <= max) {
                return new Range(min, max);
            }
        }
        throw refusal(key, node, "expected [smallest, largest]");
    }

    /** One number above zero per axis; a missing axis takes that of {@code otherwise}. */
    Axes axes(String key, Axes otherwise) {
        Section section = section(key);
        Axes axes = new Axes(
                section.positive("x", otherwise.x()),
                section.positive("y", otherwise.y()),
                section.positive("z", otherwise.z()),
                section.positive("e", otherwise.e()));
        section.end();
        return axes;
    }

    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String key : List.copyOf(entries.keySet())) {
            texts.put(key, text(key, null));
        }
        return texts;
    }

    /** Notes what nobody asked for. */
    void end() {
        entries.keySet().forEach(key -> ignored.add(path(key)));
    }

    ProfileException refusal(String key, @Nullable Node node, String why) {
        String line = node == null
                ? ""
                : node.getStartMark()
                        .map(mark -> ", line " + (mark.getLine() + 1))
                        .orElse("");
        String name = key.isEmpty() ? path : path(key);
        return new ProfileException(source + line + ": " + name + ": " + why);
    }

    private @Nullable Node take(String key, boolean optional) {
        Node node = entries.remove(key);
        if (node == null && !optional) {
            throw refusal(key, null, "is missing");
        }
        return node;
    }

    private double number(String key, Node node) {
        if (node instanceof ScalarNode scalar) {
            try {
                double value = Double.parseDouble(scalar.getValue());
                if (Double.isFinite(value)) {
                    return value;
                }
            } catch (NumberFormatException _) {
                // Falls through to the refusal, which says it better.
            }
            throw refusal(key, node, "expected a number, found '" + scalar.getValue() + "'");
        }
        throw refusal(key, node, "expected a number");
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
