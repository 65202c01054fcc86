package org.etabli.lab.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A profile's text with its values by path ({@code volume.x}), so that a form can change one and leave all others, also
 * those it does not know. Whether the values make a profile is said by the profile's own reader.
 */
public final class ProfileText {

    private final Map<String, Object> root;

    private ProfileText(Map<String, Object> root) {
        this.root = root;
    }

    /** Nothing where the text is no mapping at all. */
    @SuppressWarnings("unchecked")
    public static Optional<ProfileText> of(String yaml) {
        try {
            Object loaded = new Load(LoadSettings.builder()
                            .setDefaultMap(LinkedHashMap::new)
                            .build())
                    .loadFromString(yaml);
            return loaded instanceof Map<?, ?> map
                    ? Optional.of(new ProfileText((Map<String, Object>) map))
                    : Optional.empty();
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    /** The value at a path as it is written: {@code 250}, or {@code 0, 250} for a range; empty where there is none. */
    public String get(String path) {
        Object value = at(path);
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(String::valueOf).toList());
        }
        return value == null || value instanceof Map ? "" : String.valueOf(value);
    }

    /** Puts a value; an empty one goes, and the profile's default holds. */
    @SuppressWarnings("unchecked")
    public void put(String path, String value) {
        String[] keys = path.split("\\.");
        Map<String, Object> section = root;
        for (int i = 0; i < keys.length - 1; i++) {
            if (!(section.get(keys[i]) instanceof Map)) {
                if (value.isBlank()) {
                    return;
                }
                section.put(keys[i], new LinkedHashMap<String, Object>());
            }
            section = (Map<String, Object>) section.get(keys[i]);
        }
        String last = keys[keys.length - 1];
        if (value.isBlank()) {
            section.remove(last);
        } else {
            section.put(last, plain(value.strip()));
        }
    }

    /** The whole, short mappings in one line as people write them. */
    public String yaml() {
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.AUTO)
                        .setWidth(100)
                        .build())
                .dumpToString(root);
    }

    private @Nullable Object at(String path) {
        Object here = root;
        for (String key : path.split("\\.")) {
            here = here instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return here;
    }

    /** Numbers as numbers, with a comma or a point; two numbers as a range; anything else as it stands. */
    private static Object plain(String value) {
        String[] ends = value.replaceAll("[\\[\\]]", "").split("\\s*[;,]\\s+|\\s*;\\s*|\\s*\\.\\.\\s*");
        if (ends.length == 2) {
            return List.of(scalar(ends[0].strip()), scalar(ends[1].strip()));
        }
        return scalar(value);
    }

    private static Object scalar(String text) {
        String number = text.replace(',', '.');
        try {
            if (number.matches("-?\\d{1,9}")) {
                return Integer.valueOf(number);
            }
            if (number.matches("-?\\d+\\.\\d+")) {
                return Double.valueOf(number);
            }
        } catch (NumberFormatException _) {
            // Not a number after all.
        }
        return text;
    }
}
