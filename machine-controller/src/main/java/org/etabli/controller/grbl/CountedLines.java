package org.etabli.controller.grbl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etabli.controller.stream.ProgramLine;
import org.jspecify.annotations.Nullable;

/**
 * Bytes sent and not yet answered, counted against the controller's receive buffer. Every line gets exactly one
 * {@code ok} or {@code error:}, in order; either frees its bytes.
 */
final class CountedLines {

    private static final Pattern DWELL =
            Pattern.compile("G0*4(?![0-9.]).*?P([0-9]*\\.?[0-9]+)", Pattern.CASE_INSENSITIVE);

    private final ArrayDeque<Line> inFlight = new ArrayDeque<>();
    private int window;
    private int bytes;

    CountedLines(int rxBuffer) {
        size(rxBuffer);
    }

    /**
     * One line as it goes out.
     *
     * @param program the command of the file it carries, null for the sender's own
     */
    record Line(byte[] wire, @Nullable ProgramLine program, boolean alone) {

        static Line of(ProgramLine line) {
            byte[] wire = wire(line.text());
            return new Line(wire, line, mustGoAlone(wire));
        }

        static Line own(String text) {
            return new Line(wire(text), null, true);
        }

        /** Homing and the like: the controller is deaf to {@code ?} while it lasts. */
        boolean isHoming() {
            return wire.length > 1 && wire[0] == '$' && (wire[1] == 'H' || wire[1] == 'h');
        }

        boolean isJog() {
            return wire.length > 1 && wire[0] == '$' && (wire[1] == 'J' || wire[1] == 'j');
        }

        /** How long the line rests by its own word, ns: the controller says Idle meanwhile. */
        long dwell() {
            Matcher dwell = DWELL.matcher(new String(wire, StandardCharsets.US_ASCII));
            return dwell.find() ? (long) (Double.parseDouble(dwell.group(1)) * 1e9) : 0;
        }

        boolean isSystem() {
            return wire[0] == '$';
        }

        /** GRBL throws blanks away; on a slow wire they only cost time. */
        private static byte[] wire(String text) {
            boolean system = text.startsWith("$");
            byte[] compact = new byte[text.length() + 1];
            int length = 0;
            for (int i = 0; i < text.length(); i++) {
                char sign = text.charAt(i);
                boolean blank = !system && (sign == ' ' || sign == '\t');
                // In a file these can only be part of some text; on the wire they would hold, resume or reset.
                if (!blank && !RealTime.isPickedOut(sign)) {
                    compact[length++] = (byte) sign;
                }
            }
            compact[length++] = '\n';
            return Arrays.copyOf(compact, length);
        }

        /** Lines that write the EEPROM make the board deaf; system commands want it idle. */
        private static boolean mustGoAlone(byte[] wire) {
            if (wire[0] == '$') {
                return true;
            }
            for (int i = 0; i < wire.length; i++) {
                if ((wire[i] == 'G' || wire[i] == 'g') && writes(wire, i + 1)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether the number behind a G is that of a command that writes: 10, 28.1 or 30.1. */
        private static boolean writes(byte[] wire, int from) {
            int at = from;
            while (wire[at] == '0') {
                at++;
            }
            int tens = wire[at];
            int ones = tens >= '1' && tens <= '3' ? wire[at + 1] : 0;
            if (tens == '1') {
                return ones == '0' && !Character.isDigit(wire[at + 2]);
            }
            boolean place = tens == '2' && ones == '8' || tens == '3' && ones == '0';
            return place && wire[at + 2] == '.' && wire[at + 3] == '1';
        }
    }

    /** The controller said how much it holds; one byte of the ring stays free. */
    void size(int rxBuffer) {
        window = Math.max(1, rxBuffer - 1);
    }

    boolean isEmpty() {
        return inFlight.isEmpty();
    }

    /** How long the lines under way rest by their own word, ns. */
    long dwell() {
        return inFlight.stream().mapToLong(Line::dwell).sum();
    }

    /** System commands go alone, so that the line under way is the only one that can be such a one. */
    boolean homing() {
        Line only = inFlight.peekFirst();
        return only != null && only.isHoming();
    }

    boolean jogging() {
        Line only = inFlight.peekFirst();
        return only != null && only.isJog();
    }

    int count() {
        return inFlight.size();
    }

    /** Whether the line fits behind what is under way, and may stand behind it. */
    boolean mayFollow(Line next) {
        if (inFlight.isEmpty()) {
            return true;
        }
        return !next.alone() && !inFlight.getLast().alone() && bytes + next.wire().length <= window;
    }

    byte[] send(Line line) {
        inFlight.addLast(line);
        bytes += line.wire().length;
        return line.wire();
    }

    /** The oldest line was answered; null where none was under way. */
    @Nullable
    Line answered() {
        Line done = inFlight.pollFirst();
        if (done != null) {
            bytes -= done.wire().length;
        }
        return done;
    }

    /** A reset emptied the controller's buffer. */
    void clear() {
        inFlight.clear();
        bytes = 0;
    }
}
