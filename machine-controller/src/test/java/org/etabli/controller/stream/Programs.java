package org.etabli.controller.stream;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Programs for tests. */
public final class Programs {

    private Programs() {}

    public static Program of(List<String> lines) {
        Iterator<String> left = lines.iterator();
        int[] index = {0};
        return () -> {
            if (!left.hasNext()) {
                return null;
            }
            int at = index[0]++;
            return new ProgramLine(at, at + 1, left.next());
        };
    }

    /** Short moves of a warm printer, each unlike any other, relative filament: what runs twice or not at all shows. */
    public static List<String> moves(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(String.format(
                    Locale.ROOT, "G1 X%.1f Y%.1f E%.5f", 20 + i % 150 * 0.1, 30 + i / 150 * 0.1, 0.001 + i * 0.00001));
        }
        return lines;
    }

    /** Short cuts of a laser, each unlike any other. */
    public static List<String> cuts(int count) {
        List<String> lines = new ArrayList<>(List.of("G21", "G90", "M4 S500", "G1 F6000"));
        for (int i = lines.size(); i < count; i++) {
            lines.add(
                    String.format(Locale.ROOT, "G1 X%.3f Y%.3f S%d", 10 + i % 150 * 0.1, 20 + i / 150 * 0.1, i % 999));
        }
        return lines;
    }
}
