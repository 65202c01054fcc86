package org.etabli.controller.marlin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etabli.controller.stream.Temperatures;
import org.jspecify.annotations.Nullable;

/**
 * Understands one line of a firmware of the Marlin family. Lines damaged on the way become
 * {@link MarlinReply.Chatter}: nothing is guessed that flow control would then count on.
 */
public final class MarlinParser {

    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?)";
    private static final Pattern NOZZLE = Pattern.compile("\\bT0?:\\s*" + NUMBER + "(?:\\s*/\\s*" + NUMBER + ")?");
    private static final Pattern BED = Pattern.compile("\\bB:\\s*" + NUMBER + "(?:\\s*/\\s*" + NUMBER + ")?");
    private static final Pattern POSITION = Pattern.compile(
            "^X:\\s*" + NUMBER + "\\s*Y:\\s*" + NUMBER + "\\s*Z:\\s*" + NUMBER + "(?:\\s*E:\\s*" + NUMBER + ")?.*");
    private static final Pattern RESEND = Pattern.compile("^(?:Resend|rs)\\s*:?\\s*N?\\s*(\\d+)\\s*$");
    private static final Pattern LAST_LINE = Pattern.compile("Last Line: (\\d{1,9})$");
    private static final Pattern ADVANCED = Pattern.compile("^ok N(\\d+)(?: P-?\\d+)?(?: B-?\\d+)?$");
    private static final Pattern PLAIN_OK = Pattern.compile("^ok(?: P-?\\d+ B-?\\d+| \\d+)?$");

    /** Boards without sensors, and Klipper without heaters, say {@code ok T:0}. */
    private static final Pattern OK_TEMPERATURES = Pattern.compile("^ok [TB]\\d?:.*");

    private static final int SHORTEST_SPEECH = 3;

    private MarlinParser() {}

    /** @param line without its end; blanks around it do not count */
    public static MarlinReply parse(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return new MarlinReply.Chatter("");
        }
        MarlinReply reply = recognise(text);
        return reply instanceof MarlinReply.Chatter && isGarbled(text) ? new MarlinReply.Garbled(text) : reply;
    }

    /** No firmware says so little, or says it in bytes that are no text. */
    private static boolean isGarbled(String text) {
        if (text.length() <= SHORTEST_SPEECH || text.startsWith("okok")) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) == 0xFFFD) {
                return true;
            }
        }
        return false;
    }

    private static MarlinReply recognise(String text) {
        return switch (text.charAt(0)) {
            case 'o' -> ok(text);
            case 'e' -> echo(text);
            case 'E' -> error(text);
            case 'R', 'r' -> resend(text);
            case 'T', 'B' -> temperatures(text);
            case 'X' -> position(text);
            case '/' -> action(text);
            case '!' -> bang(text);
            case 'b' -> text.startsWith("busy:") ? busy(text) : new MarlinReply.Chatter(text);
            case 'w' -> text.equals("wait") ? new MarlinReply.Idle() : new MarlinReply.Chatter(text);
            case 's' -> text.equals("start") ? new MarlinReply.Booted() : new MarlinReply.Chatter(text);
            case 'F' -> firmware(text);
            case 'C' -> capability(text);
            default -> new MarlinReply.Chatter(text);
        };
    }

    private static MarlinReply ok(String text) {
        Matcher advanced = ADVANCED.matcher(text);
        if (advanced.matches() && advanced.group(1).length() <= 9) {
            return new MarlinReply.Ok(Long.parseLong(advanced.group(1)));
        }
        if (PLAIN_OK.matcher(text).matches()) {
            return new MarlinReply.Ok(-1);
        }
        // Of all answers only that to M105 has a slash: even one that noise has touched is recognised by it.
        if (text.startsWith("ok ") && text.indexOf('/') > 0
                || OK_TEMPERATURES.matcher(text).matches()) {
            return new MarlinReply.OkTemperatures(readTemperatures(text));
        }
        // "ok" and something else glued to it: still an answer, said in the middle of another line.
        return text.startsWith("ok ") ? new MarlinReply.Ok(-1) : new MarlinReply.Chatter(text);
    }

    private static MarlinReply echo(String text) {
        if (!text.startsWith("echo:")) {
            return new MarlinReply.Chatter(text);
        }
        String said = text.substring(5).strip();
        if (said.startsWith("busy:")) {
            return busy(said);
        }
        if (said.startsWith("Unknown command:")) {
            return new MarlinReply.UnknownCommand(quoted(said.substring(16)));
        }
        if (said.startsWith("cold extrusion prevented") || said.startsWith("too long extrusion prevented")) {
            return new MarlinReply.ColdExtrusion();
        }
        if (said.startsWith("Marlin ")) {
            return new MarlinReply.Booted();
        }
        return new MarlinReply.Chatter(text);
    }

    private static MarlinReply busy(String said) {
        return new MarlinReply.Busy(said.contains("paused for"));
    }

    /** What stands between the quotation marks; some forks write more behind. */
    private static String quoted(String text) {
        int from = text.indexOf('"');
        int to = text.lastIndexOf('"');
        return (from >= 0 && to > from ? text.substring(from + 1, to) : text).strip();
    }

    private static MarlinReply error(String text) {
        if (!text.startsWith("Error:")) {
            return new MarlinReply.Chatter(text);
        }
        String said = text.substring(6).strip();
        if (said.startsWith("checksum mismatch")
                || said.startsWith("Line Number is not")
                || said.startsWith("No Checksum with")
                || said.startsWith("No Line Number with")) {
            Matcher last = LAST_LINE.matcher(said);
            return new MarlinReply.LineError(said, last.find() ? Long.parseLong(last.group(1)) : -1);
        }
        MarlinError halting = MarlinError.of(said);
        return halting == null ? new MarlinReply.OtherError(said) : new MarlinReply.Halted(halting, said);
    }

    /** Klipper's console, and Marlin when a kill button was pressed. */
    private static MarlinReply bang(String text) {
        if (!text.startsWith("!!")) {
            return new MarlinReply.Chatter(text);
        }
        MarlinError halting = MarlinError.of(text);
        return new MarlinReply.Halted(
                halting == null ? MarlinError.COMMAND_REFUSED : halting,
                text.substring(2).strip());
    }

    private static MarlinReply resend(String text) {
        Matcher asked = RESEND.matcher(text);
        if (asked.matches() && asked.group(1).length() <= 9) {
            return new MarlinReply.Resend(Long.parseLong(asked.group(1)));
        }
        return text.startsWith("Resend") || text.startsWith("rs ")
                ? new MarlinReply.Resend(-1)
                : new MarlinReply.Chatter(text);
    }

    private static MarlinReply temperatures(String text) {
        if (!NOZZLE.matcher(text).find() && !BED.matcher(text).find()) {
            return new MarlinReply.Chatter(text);
        }
        return new MarlinReply.TemperatureReport(readTemperatures(text), text.contains("W:"));
    }

    private static Temperatures readTemperatures(String text) {
        Matcher nozzle = NOZZLE.matcher(text);
        Matcher bed = BED.matcher(text);
        boolean hasNozzle = nozzle.find();
        boolean hasBed = bed.find();
        return new Temperatures(
                hasNozzle ? number(nozzle.group(1)) : Double.NaN,
                hasNozzle ? number(nozzle.group(2)) : Double.NaN,
                hasBed ? number(bed.group(1)) : Double.NaN,
                hasBed ? number(bed.group(2)) : Double.NaN);
    }

    private static double number(@Nullable String text) {
        return text == null ? Double.NaN : Double.parseDouble(text);
    }

    private static MarlinReply position(String text) {
        Matcher at = POSITION.matcher(text);
        if (!at.matches()) {
            return new MarlinReply.Chatter(text);
        }
        double e = at.group(4) == null ? Double.NaN : Double.parseDouble(at.group(4));
        return new MarlinReply.Position(
                Double.parseDouble(at.group(1)), Double.parseDouble(at.group(2)), Double.parseDouble(at.group(3)), e);
    }

    private static MarlinReply action(String text) {
        return text.startsWith("//action:")
                ? new MarlinReply.Action(text.substring(9).strip())
                : new MarlinReply.Chatter(text);
    }

    private static MarlinReply firmware(String text) {
        if (!text.startsWith("FIRMWARE_NAME:")) {
            return new MarlinReply.Chatter(text);
        }
        String name = text.substring(14).strip();
        int end = name.indexOf(" SOURCE_CODE_URL");
        return new MarlinReply.Firmware(end < 0 ? name : name.substring(0, end));
    }

    private static MarlinReply capability(String text) {
        String[] parts = text.split(":");
        if (parts.length != 3 || !parts[0].equals("Cap")) {
            return new MarlinReply.Chatter(text);
        }
        return new MarlinReply.Capability(parts[1], parts[2].strip().equals("1"));
    }
}
