package org.etabli.bench.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Readers that write text: a hexadecimal number on a line, or the 125 kHz modules of the RDM6300 kind, whose frame is
 * STX, ten hexadecimal digits, two digits of checksum (the exclusive or of the five bytes), ETX.
 */
public final class TextFrames implements BadgeFrames {

    private static final int STX = 2;
    private static final int ETX = 3;
    private static final int RDM_DIGITS = 12;

    /** Longer than any card's number; what does not end is noise. */
    private static final int LONGEST = 40;

    private final StringBuilder text = new StringBuilder();
    private boolean framed;

    @Override
    public List<String> accept(byte[] bytes, int count) {
        List<String> numbers = new ArrayList<>(1);
        for (int i = 0; i < count; i++) {
            int b = bytes[i] & 0xFF;
            if (b == STX) {
                text.setLength(0);
                framed = true;
            } else if (b == ETX && framed) {
                framed(numbers);
            } else if (b == '\r' || b == '\n') {
                line(numbers);
            } else if (text.length() < LONGEST) {
                text.append((char) b);
            }
        }
        return numbers;
    }

    private void framed(List<String> numbers) {
        String digits = text.toString().strip();
        text.setLength(0);
        framed = false;
        if (digits.length() == RDM_DIGITS && digits.matches("[0-9A-Fa-f]+") && checks(digits)) {
            numbers.add(digits.substring(0, RDM_DIGITS - 2).toUpperCase(Locale.ROOT));
        }
    }

    private static boolean checks(String digits) {
        int sum = 0;
        for (int i = 0; i < RDM_DIGITS; i += 2) {
            sum ^= Integer.parseInt(digits.substring(i, i + 2), 16);
        }
        return sum == 0;
    }

    private void line(List<String> numbers) {
        if (framed) {
            return;
        }
        String line = text.toString().strip().replaceAll("[\\s:-]", "");
        text.setLength(0);
        if (line.length() >= 6 && line.matches("[0-9A-Fa-f]{6,20}")) {
            numbers.add(line.toUpperCase(Locale.ROOT));
        }
    }
}
