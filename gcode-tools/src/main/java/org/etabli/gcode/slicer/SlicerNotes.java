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

    private static final int LONGEST_REPEATED = 40;

    /** A program signs its file near the top, if at all. */
    private static final int MOST_UNSIGNED = 1000;

    private static final double MM_PER_M = 1000;
    private static final int REMEMBERED = 64;
    private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(d|h|m|s)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");
    private final long[] noteHashes = new long[REMEMBERED];
    private final @Nullable Feature[] noteFeatures = new Feature[REMEMBERED];
    private int unsigned;
    private final long[] featureHashes = new long[REMEMBERED];
    private final Feature[] features = new Feature[REMEMBERED];

    private final Thumbnails thumbnails = new Thumbnails();
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
        return thumbnails.list();
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
        if (thumbnails.inside()) {
            thumbnails.add(text(b, p, Math.min(to, p + LONGEST)));
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
            case 'l' -> {
                if (startsWith(b, p, to, "layer ") && p + 6 < to && b[p + 6] >= '0' && b[p + 6] <= '9') {
                    layerMarks++;
                    return;
                }
            }
            default -> {}
        }
        if (to - p <= LONGEST_REPEATED) {
            repeated(b, p, to);
        } else if (to - p <= LONGEST) {
            note(text(b, p, to));
        }
    }

    /** Some slicers comment each line in a few words: those are looked at once, and remembered by their hash. */
    private void repeated(byte[] b, int from, int to) {
        long hash = hash(b, from, to);
        int slot = (int) (hash ^ hash >>> 17) & REMEMBERED - 1;
        if (noteHashes[slot] != hash) {
            String text = text(b, from, to);
            noteHashes[slot] = hash;
            noteFeatures[slot] = FeatureNames.bare(text);
            note(text);
        }
        Feature bare = noteFeatures[slot];
        if (bare != null) {
            feature = bare;
        }
    }

    private static long hash(byte[] b, int from, int to) {
        long hash = 1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + b[i];
        }
        return hash;
    }

    private static String text(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.UTF_8).trim();
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
        long hash = hash(b, from, to);
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
        if (text.startsWith("thumbnail") && thumbnails.begins(text)) {
            return;
        }
        if (name == null && unsigned < MOST_UNSIGNED) {
            unsigned++;
            sign(text);
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

    private void sign(String text) {
        Signatures.Signature signature = Signatures.find(text);
        if (signature != null) {
            name = signature.name();
            version = signature.version();
        }
    }

    private void setting(String key, String value) {
        switch (key) {
            case "estimated printing time (normal mode)", "estimated printing time" -> seconds = duration(value);
            case "model printing time" -> {
                int total = value.indexOf("total estimated time:");
                seconds = duration(total < 0 ? value : value.substring(total));
            }
            case "build time" -> seconds = duration(value);
            case "time", "print time", "time_elapsed" -> seconds = first(value);
            case "filament used [mm]", "filament length", "total filament length [mm]" -> filamentMm = total(value);
            case "filament used" -> filamentMm = metres(value);
            case "material#1 used" -> filamentMm = first(value);
            case "total filament used [g]", "filament used [g]", "plastic weight", "total filament weight [g]" ->
                grams = total(value);
            case "total layers", "layer_count", "layer count", "total layer number" -> layers = layers(first(value));
            case "nozzle_diameter" -> nozzle = first(value);
            case "filament_type" -> material = value.split("[;,]", 2)[0].trim();
            default -> {}
        }
    }

    private static int layers(double count) {
        return count >= 0 ? (int) Math.min(count, Integer.MAX_VALUE) : 0;
    }

    /** Cura: {@code 1.40252m} or {@code 1.4m, 0.3m}, one per extruder. */
    private static double metres(String value) {
        return value.contains("m") && !value.contains("mm") ? total(value) * MM_PER_M : total(value);
    }

    /** The sum of a list with one number per extruder. */
    private static double total(String value) {
        double sum = 0;
        boolean found = false;
        for (String part : value.split("\\(", 2)[0].split("[,;]")) {
            double number = first(part);
            if (!Double.isNaN(number)) {
                sum += number;
                found = true;
            }
        }
        return found ? sum : Double.NaN;
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
