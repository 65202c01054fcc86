package org.etabli.bench.reader;

import java.util.ArrayList;
import java.util.List;

/**
 * Wiegand behind a small serial adapter that writes each frame's bits as 0 and 1 on a line. 26 bits: even parity over
 * the first half, 24 bits of number, odd parity over the second; 34 bits likewise with 32.
 */
public final class WiegandFrames implements BadgeFrames {

    private static final int SHORT = 26;
    private static final int LONG = 34;

    private final StringBuilder bits = new StringBuilder();

    @Override
    public List<String> accept(byte[] bytes, int count) {
        List<String> numbers = new ArrayList<>(1);
        for (int i = 0; i < count; i++) {
            char c = (char) (bytes[i] & 0xFF);
            if (c == '0' || c == '1') {
                bits.append(c);
                if (bits.length() > LONG) {
                    bits.setLength(0);
                }
            } else if (c == '\n' || c == '\r') {
                frame(numbers);
            } else {
                bits.setLength(0);
            }
        }
        return numbers;
    }

    private void frame(List<String> numbers) {
        String frame = bits.toString();
        bits.setLength(0);
        if (frame.length() != SHORT && frame.length() != LONG) {
            return;
        }
        int half = frame.length() / 2;
        boolean even = ones(frame.substring(0, half)) % 2 == 0;
        boolean odd = ones(frame.substring(half)) % 2 == 1;
        if (even && odd) {
            String number = frame.substring(1, frame.length() - 1);
            numbers.add(String.format("%0" + number.length() / 4 + "X", Long.parseLong(number, 2)));
        }
    }

    private static long ones(String bits) {
        return bits.chars().filter(c -> c == '1').count();
    }
}
