package org.etabli.gcode.read;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Variables and formulas as LinuxCNC has them: {@code #5 = 2}, {@code X[#5 * 1.5]}, {@code #<depth>}. No machine of a
 * lab runs them, yet where a file goes can only be said by working them out.
 *
 * @see <a href="https://linuxcnc.org/docs/html/gcode/overview.html">LinuxCNC: G-code overview</a>
 */
final class Expressions {

    private static final int MOST_VARIABLES = 1000;
    private static final int DEEPEST = 32;
    private static final int LONGEST_NAME = 64;

    private final Map<String, Double> variables = new HashMap<>();
    private byte[] b = new byte[0];
    private int at;
    private int depth;

    /** Where the last expression ended. */
    int end() {
        return at;
    }

    /** The value that stands at {@code from}; NaN where there is none. */
    double value(byte[] bytes, int from) {
        b = bytes;
        at = from;
        depth = 0;
        return operand();
    }

    /** Follows {@code #name = expression}; returns whether it was one. */
    boolean assign(byte[] bytes, int from) {
        b = bytes;
        at = from;
        depth = 0;
        if (next() != '#') {
            return false;
        }
        at++;
        String name = name();
        if (name.isEmpty() || next() != '=') {
            return false;
        }
        at++;
        double value = sum();
        if (variables.size() < MOST_VARIABLES || variables.containsKey(name)) {
            variables.put(name, value);
        }
        return true;
    }

    private double sum() {
        double value = product();
        while (true) {
            int c = next();
            if (c == '+') {
                at++;
                value += product();
            } else if (c == '-') {
                at++;
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = power();
        while (true) {
            int c = next();
            if (c == '*') {
                at++;
                value *= power();
            } else if (c == '/') {
                at++;
                value /= power();
            } else {
                return value;
            }
        }
    }

    private double power() {
        double base = operand();
        if (next() == '*' && b[at + 1] == '*') {
            at += 2;
            return Math.pow(base, operand());
        }
        return base;
    }

    private double operand() {
        if (++depth > DEEPEST) {
            depth--;
            return Double.NaN;
        }
        double value = operandWithin();
        depth--;
        return value;
    }

    private double operandWithin() {
        int c = next();
        if (c == '-') {
            at++;
            return -operand();
        }
        if (c == '+') {
            at++;
            return operand();
        }
        if (c == '[') {
            at++;
            double value = sum();
            if (next() == ']') {
                at++;
            }
            return value;
        }
        if (c == '#') {
            at++;
            Double value = variables.get(name());
            return value == null ? 0 : value;
        }
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? function() : number();
    }

    private double function() {
        int from = at;
        while ((b[at] | 0x20) >= 'a' && (b[at] | 0x20) <= 'z') {
            at++;
        }
        String name = new String(b, from, Math.min(at - from, LONGEST_NAME), StandardCharsets.US_ASCII);
        if (next() != '[') {
            return Double.NaN;
        }
        double x = operand();
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "ABS" -> Math.abs(x);
            case "SQRT" -> Math.sqrt(x);
            case "SIN" -> Math.sin(Math.toRadians(x));
            case "COS" -> Math.cos(Math.toRadians(x));
            case "TAN" -> Math.tan(Math.toRadians(x));
            case "ROUND" -> Math.rint(x);
            case "FIX" -> Math.floor(x);
            case "FUP" -> Math.ceil(x);
            default -> Double.NaN;
        };
    }

    private double number() {
        int from = at;
        while (b[at] >= '0' && b[at] <= '9' || b[at] == '.') {
            at++;
        }
        try {
            return Double.parseDouble(
                    new String(b, from, Math.min(at - from, LONGEST_NAME), StandardCharsets.US_ASCII));
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /** {@code 1000}, {@code <depth>}, or what {@code [..]} and {@code #..} come to. */
    private String name() {
        int c = next();
        if (c == '<') {
            int from = ++at;
            while (b[at] != '>' && b[at] != '\n' && b[at] != '\r') {
                at++;
            }
            String name = new String(b, from, Math.min(at - from, LONGEST_NAME), StandardCharsets.UTF_8);
            if (b[at] == '>') {
                at++;
            }
            return name.toLowerCase(Locale.ROOT);
        }
        double number = operand();
        return Double.isNaN(number) ? "" : Long.toString((long) number);
    }

    private int next() {
        while (b[at] == ' ' || b[at] == '\t') {
            at++;
        }
        return b[at];
    }
}
