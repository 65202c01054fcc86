package org.etabli.gcode.read;

/** Codes packed into an int, so that they can be switched over: letter, then tenths ({@code G92.1} is 921). */
public final class Code {

    private static final int SHIFT = 20;

    /** What lies between the codes of two letters. */
    public static final int LETTER = 1 << SHIFT;

    public static final int NONE = 0;
    public static final int G0 = 'G' << SHIFT;
    public static final int G1 = G0 + 10;
    public static final int G2 = G0 + 20;
    public static final int G3 = G0 + 30;
    public static final int M0 = 'M' << SHIFT;
    public static final int T0 = 'T' << SHIFT;

    /** Numbers past this are no code of any firmware. */
    static final int MAX_TENTHS = (1 << SHIFT) - 1;

    private Code() {}

    public static int of(char letter, int tenths) {
        return (letter << SHIFT) + tenths;
    }

    public static char letter(int code) {
        return (char) (code >>> SHIFT);
    }

    public static int tenths(int code) {
        return code & MAX_TENTHS;
    }

    /** {@code G92.1}, {@code M104}. */
    public static String text(int code) {
        if (code == NONE) {
            return "";
        }
        int tenths = tenths(code);
        return letter(code) + Integer.toString(tenths / 10) + (tenths % 10 == 0 ? "" : "." + tenths % 10);
    }
}
