package org.etabli.controller.sim;

import java.util.ArrayList;
import java.util.List;

/** GRBL's first look at a line: letters with numbers, supported codes, one of each modal group. */
final class GrblParser {

    private static final double[] MOTION = {0, 1, 2, 3, 38.2, 38.3, 38.4, 38.5, 80};
    private static final double[][] G_GROUPS = {
        MOTION,
        {4, 10, 28, 28.1, 30, 30.1, 53, 92, 92.1},
        {17, 18, 19},
        {90, 91},
        {91.1},
        {93, 94},
        {20, 21},
        {40},
        {43.1, 49},
        {54, 55, 56, 57, 58, 59},
        {61}
    };
    private static final double[][] M_GROUPS = {{0, 1, 2, 30}, {3, 4, 5}, {7, 8, 9}};

    /** What a line holds, or the error GRBL answers it with; 0 is none. */
    record Parsed(int error, List<Double> g, List<Double> m, Words words) {
        boolean hasG(double code) {
            return g.contains(code);
        }
    }

    private GrblParser() {}

    static Parsed parse(String line) {
        List<Double> g = new ArrayList<>();
        List<Double> m = new ArrayList<>();
        boolean[] gGroups = new boolean[G_GROUPS.length];
        boolean[] mGroups = new boolean[M_GROUPS.length];
        boolean[] seen = new boolean[26];
        int at = 0;
        while (at < line.length()) {
            char letter = line.charAt(at++);
            if (letter < 'A' || letter > 'Z') {
                return refused(1);
            }
            int end = at;
            while (end < line.length() && "+-.0123456789".indexOf(line.charAt(end)) >= 0) {
                end++;
            }
            double value;
            try {
                value = Double.parseDouble(line.substring(at, end));
            } catch (NumberFormatException bad) {
                return refused(2);
            }
            at = end;
            int error =
                    switch (letter) {
                        case 'G' -> code(value, G_GROUPS, gGroups, g);
                        case 'M' -> code(value, M_GROUPS, mGroups, m);
                        default -> word(letter, value, seen);
                    };
            if (error != 0) {
                return refused(error);
            }
        }
        return new Parsed(0, g, m, Words.of(line));
    }

    private static int code(double value, double[][] groups, boolean[] used, List<Double> codes) {
        for (int group = 0; group < groups.length; group++) {
            for (double known : groups[group]) {
                if (known == value) {
                    if (used[group]) {
                        return 21;
                    }
                    used[group] = true;
                    codes.add(value);
                    return 0;
                }
            }
        }
        return value != Math.rint(value) && Math.abs(value * 10 - Math.rint(value * 10)) > 1e-9 ? 23 : 20;
    }

    private static int word(char letter, double value, boolean[] seen) {
        if ("FIJKLNPRSTXYZ".indexOf(letter) < 0) {
            return 20;
        }
        if (seen[letter - 'A']) {
            return 25;
        }
        seen[letter - 'A'] = true;
        return value < 0 && "FNPTS".indexOf(letter) >= 0 ? 4 : 0;
    }

    private static Parsed refused(int error) {
        return new Parsed(error, List.of(), List.of(), Words.of(""));
    }
}
