package org.etabli.gcode.slicer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etabli.gcode.read.Comments;
import org.jspecify.annotations.Nullable;

/**
 * Listens to a program's comments and keeps what slicers say in them. Most comments of a large file are layer and
 * feature marks; they are told apart by their first bytes, and a feature's name becomes a string only when it is a
 * new one.
 */
public final class SlicerNotes implements Comments {

    /** Longer comments hold settings as base64 or whole start codes, which nothing here reads. */
    private static final int LONGEST = 400;

    private static final int REMEMBERED = 64;
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*([dhms])");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private static final Pattern GENERATED =
            Pattern.compile("(?i)generated (?:by|with) ([^\\d(,]+?)[ _-]*v?(\\d[\\w.+-]*)?(?: .*|\\(.*)?$");

    private final long[] featureHashes = new long[REMEMBERED];
    private final Feature[] features = new Feature[REMEMBERED];

    private Feature feature = Feature.OTHER;
    private int layerMarks;
    private @Nullable String name;
    private @Nullable String version;
    private double seconds = Double.NaN;
    private double filamentMm = Double.NaN;
    private double grams = Double.NaN;
    private int layers;
    private double nozzle = Double.NaN;
    private String material = "";

    /** What the path is for at this point of the file. */
    public Feature feature() {
        return feature;
    }

    /** How many layer marks have passed. */
    public int layerMarks() {
        return layerMarks;
    }

    /** Pictures found so far. */
    public List<Thumbnail> thumbnails() {
        return List.of();
    }

    public Claims claims() {
        return new Claims(name, version, seconds, filamentMm, grams, layers, nozzle, material);
    }

    @Override
    public void comment(byte[] b, int from, int to) {
        if (to - from < 3) {
            return;
        }
        int p = from;
        while (p < to && b[p] == ' ') {
            p++;
        }
        if (to - p < 3) {
            return;
        }
        switch (b[p]) {
            case 'T' -> {
                if (startsWith(b, p, to, "TYPE:")) {
                    feature = feature(b, p + 5, to);
                    return;
                }
            }
            case 'W', 'H', 'Z' -> {
                if (startsWith(b, p, to, "WIDTH:") || startsWith(b, p, to, "HEIGHT:") || b[p + 1] == ':') {
                    return;
                }
            }
            case 'L', 'C' -> {
                if (startsWith(b, p, to, "LAYER_CHANGE")
                        || startsWith(b, p, to, "CHANGE_LAYER")
                        || startsWith(b, p, to, "LAYER:")) {
                    layerMarks++;
                    return;
                }
            }
            case 'F' -> {
                if (startsWith(b, p, to, "FEATURE:")) {
                    feature = feature(b, p + 8, to);
                    return;
                }
            }
            default -> {}
        }
        if (to - p <= LONGEST) {
            note(new String(b, p, to - p, StandardCharsets.UTF_8).trim());
        }
    }

    private static boolean startsWith(byte[] b, int p, int to, String text) {
        if (to - p < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (b[p + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private Feature feature(byte[] b, int from, int to) {
        long hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + b[i];
        }
        int slot = (int) (hash ^ hash >>> 17) & REMEMBERED - 1;
        if (featureHashes[slot] == hash && features[slot] != null) {
            return features[slot];
        }
        Feature found = FeatureNames.of(
                new String(b, from, to - from, StandardCharsets.UTF_8).trim().toLowerCase(Locale.ROOT));
        featureHashes[slot] = hash;
        features[slot] = found;
        return found;
    }

    private void note(String text) {
        if (name == null) {
            signature(text);
        }
        int separator = text.indexOf('=');
        if (separator < 0) {
            separator = text.indexOf(':');
        }
        if (separator > 0) {
            String value = text.substring(separator + 1).trim();
            setting(text.substring(0, separator).trim().toLowerCase(Locale.ROOT), value);
        }
    }

    private void signature(String text) {
        Matcher generated = GENERATED.matcher(text);
        if (generated.find()) {
            name = generated.group(1).trim();
            version = generated.group(2);
        }
    }

    private void setting(String key, String value) {
        switch (key) {
            case "estimated printing time (normal mode)", "estimated printing time", "total estimated time" ->
                seconds = duration(value);
            case "time" -> seconds = first(value);
            case "filament used [mm]" -> filamentMm = first(value);
            case "filament used" -> filamentMm = first(value) * 1000;
            case "total filament used [g]", "filament used [g]" -> grams = first(value);
            case "total layers", "layer_count", "total layer number" -> layers = (int) first(value);
            case "nozzle_diameter" -> nozzle = first(value);
            case "filament_type" -> material = value.split("[;,]")[0].trim();
            default -> {}
        }
    }

    private static double duration(String value) {
        Matcher part = DURATION.matcher(value);
        double sum = 0;
        boolean found = false;
        while (part.find()) {
            found = true;
            sum += Double.parseDouble(part.group(1))
                    * switch (part.group(2)) {
                        case "d" -> 86_400;
                        case "h" -> 3_600;
                        case "m" -> 60;
                        default -> 1;
                    };
        }
        return found ? sum : Double.NaN;
    }

    private static double first(String value) {
        Matcher number = NUMBER.matcher(value);
        return number.find() ? Double.parseDouble(number.group()) : Double.NaN;
    }
}
