package org.etabli.controller.sim;

import java.util.Arrays;
import java.util.Locale;

/** The letters and numbers of one line, read as the firmwares read them: the first of each letter counts. */
final class Words {

    private static final int LETTERS = 26;

    private final double[] values = new double[LETTERS];
    private final boolean[] present = new boolean[LETTERS];

    private Words() {
        Arrays.fill(values, Double.NaN);
    }

    /** Reads the line up to a {@code *} or {@code ;}; what is no number after its letter is a bare letter. */
    static Words of(String text) {
        Words words = new Words();
        String line = text.toUpperCase(Locale.ROOT);
        int at = 0;
        while (at < line.length()) {
            char letter = line.charAt(at++);
            if (letter == '*' || letter == ';') {
                break;
            }
            if (letter < 'A' || letter > 'Z') {
                continue;
            }
            int end = endOfNumber(line, at);
            int index = letter - 'A';
            if (!words.present[index]) {
                words.present[index] = true;
                words.values[index] = number(line.substring(at, end));
            }
            at = end;
        }
        return words;
    }

    private static int endOfNumber(String line, int from) {
        int end = from;
        while (end < line.length() && "+-.0123456789 ".indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static double number(String digits) {
        String plain = digits.replace(" ", "");
        if (plain.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException damaged) {
            return Double.NaN;
        }
    }

    boolean has(char letter) {
        return present[letter - 'A'];
    }

    double value(char letter, double otherwise) {
        double value = values[letter - 'A'];
        return Double.isNaN(value) ? otherwise : value;
    }
}
