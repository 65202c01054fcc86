package org.etabli.controller.sim;

import org.jspecify.annotations.Nullable;

/** Bytes to lines as GRBL reads them: blanks and comments dropped, letters raised, what is too long refused whole. */
final class GrblLineReader {

    /** Stands for a line that did not fit. */
    static final String TOO_LONG = "\0";

    private static final int MAX_LINE = 79;

    private final ReceiveBuffer rx;
    private final StringBuilder line = new StringBuilder();
    private boolean tooLong;
    private char comment;

    GrblLineReader(ReceiveBuffer rx) {
        this.rx = rx;
    }

    /** Takes bytes up to a line's end; null where none is complete. */
    @Nullable
    String next() {
        while (!rx.isEmpty()) {
            int value = rx.take();
            if (value == '\n' || value == '\r') {
                String whole = tooLong ? TOO_LONG : line.toString();
                forget();
                return whole;
            }
            keep((char) value);
        }
        return null;
    }

    private void keep(char value) {
        if (comment != 0) {
            comment = comment == '(' && value == ')' ? 0 : comment;
        } else if (value == '(' || value == ';') {
            comment = value;
        } else if (value > ' ' && value != '/') {
            tooLong = tooLong || line.length() >= MAX_LINE;
            line.append(Character.toUpperCase(value));
        }
    }

    void forget() {
        line.setLength(0);
        tooLong = false;
        comment = 0;
    }
}
