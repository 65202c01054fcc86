package org.etabli.bench.reader;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Badge numbers out of {@code struct input_event} of a 64-bit kernel (linux/input.h): two longs of time, type, code,
 * value. Only key presses count; codes are of linux/input-event-codes.h.
 */
final class KeyFrames {

    static final int EVENT_BYTES = 24;

    private static final int TIME_BYTES = 16;
    private static final int EV_KEY = 1;
    private static final int PRESSED = 1;
    private static final int KEY_ENTER = 28;
    private static final int KEY_KEYPAD_ENTER = 96;
    private static final int LONGEST = 40;

    /** Ten decimal digits are a UID of four bytes, written as most of these readers write it. */
    private static final int DECIMAL_DIGITS = 10;

    private final StringBuilder typed = new StringBuilder();

    List<String> accept(ByteBuffer events) {
        List<String> numbers = new ArrayList<>(1);
        while (events.remaining() >= EVENT_BYTES) {
            events.position(events.position() + TIME_BYTES);
            int type = events.getShort();
            int code = events.getShort();
            int value = events.getInt();
            if (type == EV_KEY && value == PRESSED) {
                key(code, numbers);
            }
        }
        return numbers;
    }

    private void key(int code, List<String> numbers) {
        if (code == KEY_ENTER || code == KEY_KEYPAD_ENTER) {
            String number = typed.toString();
            typed.setLength(0);
            if (number.length() >= 6 && number.length() <= LONGEST) {
                numbers.add(hexadecimal(number));
            }
            return;
        }
        char digit = digit(code);
        if (digit != 0 && typed.length() <= LONGEST) {
            typed.append(digit);
        }
    }

    private static String hexadecimal(String number) {
        boolean decimal = number.length() == DECIMAL_DIGITS && number.matches("\\d+");
        return decimal ? String.format("%08X", Long.parseLong(number)) : number.toUpperCase(Locale.ROOT);
    }

    private static char digit(int code) {
        if (code >= 2 && code <= 11) {
            return "1234567890".charAt(code - 2);
        }
        return switch (code) {
            case 30 -> 'A';
            case 48 -> 'B';
            case 46 -> 'C';
            case 32 -> 'D';
            case 18 -> 'E';
            case 33 -> 'F';
            default -> 0;
        };
    }
}
