package org.etabli.controller.marlin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.etabli.controller.stream.ProgramLine;
import org.jspecify.annotations.Nullable;

/** One line for a numbered wire: a command of the file, or one of the sender's own. */
final class Outgoing {

    /** Marlin's MAX_CMD_SIZE of 96 less its end and a checksum of four characters; the smallest in use. */
    private static final int LONGEST = 91;

    private final String text;
    private final @Nullable ProgramLine line;
    private final boolean fence;
    private final boolean positionQuery;
    private final boolean heats;
    private final boolean blocks;
    private long number = -1;
    private byte[] wire = {};
    private String said = "";
    private boolean cold;

    private Outgoing(String text, @Nullable ProgramLine line) {
        this.text = text;
        this.line = line;
        this.fence = code("M105");
        this.positionQuery = code("M114");
        this.heats = code("M109") || code("M190") || code("M191") || code("M116");
        this.blocks = heats || code("G28") || code("G29") || code("M600") || code("M0") || code("M1");
    }

    static Outgoing of(ProgramLine line) {
        return new Outgoing(line.text(), line);
    }

    static Outgoing own(String text) {
        return new Outgoing(text, null);
    }

    /** A command whose answer nothing else gets: {@code ok T:…} proves that all before it was taken. */
    static Outgoing fence() {
        return own("M105");
    }

    /** Whether its answer tells temperatures, whoever asks: slicers write M105 into their files. */
    boolean isFence() {
        return fence;
    }

    /** Whether its answer is a position, whoever asks. */
    boolean isPositionQuery() {
        return positionQuery;
    }

    String text() {
        return text;
    }

    @Nullable
    ProgramLine line() {
        return line;
    }

    long number() {
        return number;
    }

    /** The machine said that the nozzle was too cold for this line's filament. */
    void markCold() {
        cold = true;
    }

    boolean cold() {
        return cold;
    }

    /** The text as it went on the wire, without number and checksum: how the machine would quote it. */
    String said() {
        return said;
    }

    byte[] wire() {
        return wire;
    }

    /** Gives the line its number, once: the same number always carries the same content. */
    void number(long given) {
        number = given;
        // A file that numbers lines itself must not disturb the count.
        String body = "N" + given + " " + (isRenumbering() ? "M110 N" + given : readable());
        String fitted = fitted(body);
        said = fitted.substring(fitted.indexOf(' ') + 1);
        byte[] bytes = fitted.getBytes(StandardCharsets.UTF_8);
        int sum = 0;
        for (byte b : bytes) {
            sum ^= b;
        }
        byte[] end = ("*" + (sum & 0xFF) + "\n").getBytes(StandardCharsets.UTF_8);
        wire = Arrays.copyOf(bytes, bytes.length + end.length);
        System.arraycopy(end, 0, wire, bytes.length, end.length);
    }

    /**
     * The text without what Marlin takes out of a line before it checks the sum, so that the sum would never be right:
     * the backslash, and what stands in parentheses where the build knows such comments.
     */
    private String readable() {
        boolean shown = isShown();
        if (text.indexOf('\\') < 0 && !(shown && text.indexOf('(') >= 0)) {
            return text;
        }
        String plain = text.replace('\\', '/');
        return shown ? plain.replace('(', '[').replace(')', ']') : plain;
    }

    /** Whether the line is text for people. */
    private boolean isShown() {
        return code("M117") || code("M118") || code("M0") || code("M1");
    }

    /** A line too long would lose its checksum and be asked for again for ever: text is cut, blanks left out. */
    private String fitted(String body) {
        if (body.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return body;
        }
        if (!isShown() && !code("M300")) {
            int blank = body.indexOf(' ') + 1;
            return body.substring(0, blank) + body.substring(blank).replace(" ", "");
        }
        String cut = body;
        while (cut.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
        }
        return cut;
    }

    private boolean isRenumbering() {
        return text.toUpperCase(Locale.ROOT).startsWith("M110") && !text.startsWith("M1100");
    }

    /** Commands that hold the machine up for long: nothing is sent behind them until they are answered. */
    boolean blocks() {
        return blocks;
    }

    /** Commands that wait for a temperature. */
    boolean heats() {
        return heats;
    }

    private boolean code(String code) {
        return text.regionMatches(true, 0, code, 0, code.length())
                && (text.length() == code.length() || !Character.isDigit(text.charAt(code.length())));
    }
}
