package org.etabli.controller.sim;

import java.util.ArrayDeque;
import java.util.Locale;
import java.util.function.Consumer;
import org.etabli.controller.sim.MarlinTraits.Feature;
import org.jspecify.annotations.Nullable;

/** Bytes to numbered lines, as Marlin's G-code queue does it, the flush behind a refused line included. */
final class MarlinLines {

    /** MAX_CMD_SIZE less its end: what is longer is cut, not refused. */
    private static final int MAX_LINE = 95;

    private final MarlinTraits traits;
    private final ReceiveBuffer rx;
    private final Consumer<String> says;
    private final Runnable answers;
    private final Consumer<String> takes;
    private final ArrayDeque<String> queue = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder();
    private boolean inComment;
    private long lastNumber;

    /**
     * @param says sends a line of text
     * @param answers sends the {@code ok} that goes with a resend
     * @param takes hears each line as it enters the queue
     */
    MarlinLines(MarlinTraits traits, Consumer<String> says, Runnable answers, Consumer<String> takes) {
        this.traits = traits;
        // One place of the ring stays empty so that full and empty differ.
        this.rx = new ReceiveBuffer(traits.rxBuffer() - 1);
        this.says = says;
        this.answers = answers;
        this.takes = takes;
    }

    void receive(int value) {
        rx.add(value);
    }

    /** Takes lines out of the receive buffer while the queue has room. */
    void read() {
        while (queue.size() < traits.commandBuffer() && !rx.isEmpty()) {
            int value = rx.take();
            if (value == '\n' || value == '\r') {
                inComment = false;
                String whole = line.toString().strip();
                line.setLength(0);
                if (!whole.isEmpty()) {
                    accept(whole);
                }
            } else if (value == ';') {
                inComment = true;
            } else if (value == '\\') {
                // Marks the next character as meant: taken out before the sum is checked.
                continue;
            } else if (!inComment && line.length() < MAX_LINE) {
                line.append((char) value);
            }
        }
    }

    private void accept(String text) {
        if (text.charAt(0) != 'N') {
            takes.accept(text);
            queue.add(text);
            return;
        }
        boolean renumbers = text.contains("M110");
        int second = renumbers ? text.indexOf('N', 4) : -1;
        long number = leadingNumber(text, second >= 0 ? second + 1 : 1);
        if (traits.has(Feature.REPEATS_IGNORED) && !renumbers && (number == lastNumber || number == lastNumber - 1)) {
            return;
        }
        if (number != lastNumber + 1 && !renumbers) {
            refuse("Line Number is not Last Line Number+1");
            return;
        }
        int star = text.lastIndexOf('*');
        if (star < 0) {
            refuse("No Checksum with line number");
            return;
        }
        int sum = 0;
        for (int i = 0; i < star; i++) {
            sum ^= text.charAt(i);
        }
        if (leadingNumber(text, star + 1) != (sum & 0xFF)) {
            refuse("checksum mismatch");
            return;
        }
        lastNumber = number;
        queue.add(text);
    }

    /** As strtol does: blanks, a sign, digits, and nothing said about what follows. */
    static long leadingNumber(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean negative = at < text.length() && text.charAt(at) == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at)) && value < Integer.MAX_VALUE) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        return negative ? -value : value;
    }

    private void refuse(String why) {
        says.accept("Error:" + why + ", Last Line: " + lastNumber);
        rx.clear();
        line.setLength(0);
        says.accept(String.format(Locale.ROOT, traits.resendForm(), lastNumber + 1));
        if (traits.has(Feature.OK_AFTER_RESEND)) {
            answers.run();
        }
    }

    /** Running M110 numbers again, whatever was accepted behind it. */
    void renumber(long number) {
        lastNumber = number;
    }

    @Nullable
    String next() {
        return queue.pollFirst();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    int free() {
        return traits.commandBuffer() - queue.size();
    }

    long lost() {
        return rx.lost();
    }

    void forget() {
        rx.clear();
        queue.clear();
        line.setLength(0);
        inComment = false;
        lastNumber = 0;
    }
}
