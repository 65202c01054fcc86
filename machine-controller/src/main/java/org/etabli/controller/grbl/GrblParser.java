package org.etabli.controller.grbl;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Understands one line of a firmware of the GRBL family (GRBL 1.1 interface, grblHAL, FluidNC). What is damaged becomes
 * {@link GrblReply.Chatter}: half a report tells nothing.
 */
public final class GrblParser {

    private static final Pattern CODE = Pattern.compile("^(error|ALARM):(\\d{1,3})$");
    private static final Pattern SETTING = Pattern.compile("^\\$(\\d{1,3})=(-?\\d+(?:\\.\\d+)?)(?: .*)?$");
    private static final Pattern STATE = Pattern.compile("^([A-Z][a-z]+)(?::(\\d{1,3}))?$");
    private static final Pattern GREETING =
            Pattern.compile("^(?:Grbl|GrblHAL|grblHAL|FluidNC)\\b.*", Pattern.CASE_INSENSITIVE);

    private GrblParser() {}

    public static GrblReply parse(String line) {
        String text = withoutEcho(line.strip());
        if (text.equals("ok")) {
            return new GrblReply.Ok();
        }
        Matcher code = CODE.matcher(text);
        if (code.matches()) {
            int number = Integer.parseInt(code.group(2));
            return code.group(1).equals("error") ? new GrblReply.Refused(number) : new GrblReply.Alarm(number);
        }
        if (text.startsWith("<")) {
            GrblReply.Status status = status(text);
            return status == null ? new GrblReply.Chatter(text) : status;
        }
        if (text.startsWith(">")) {
            return new GrblReply.StartUpLine(text.substring(1));
        }
        if (text.startsWith("[")) {
            return bracket(text);
        }
        Matcher setting = SETTING.matcher(text);
        if (setting.matches()) {
            return new GrblReply.Setting(Integer.parseInt(setting.group(1)), Double.parseDouble(setting.group(2)));
        }
        if (GREETING.matcher(text).matches()) {
            return new GrblReply.Greeting(text);
        }
        return new GrblReply.Chatter(text);
    }

    /** A terminal in between that repeats what it is sent puts real-time bytes, which end no line, before the answer. */
    private static String withoutEcho(String text) {
        int at = 0;
        while (at < text.length() && RealTime.isPickedOut(text.charAt(at))) {
            at++;
        }
        return text.substring(at).strip();
    }

    private static GrblReply bracket(String text) {
        if (!text.endsWith("]") || text.length() < 5) {
            return new GrblReply.Chatter(text);
        }
        String body = text.substring(1, text.length() - 1);
        int colon = body.indexOf(':');
        if (colon < 0) {
            return new GrblReply.Chatter(text);
        }
        String value = body.substring(colon + 1);
        return switch (body.substring(0, colon)) {
            case "VER" -> new GrblReply.Version(value);
            case "GC" -> new GrblReply.Modes(value);
            case "MSG" -> new GrblReply.Message(value);
            case "OPT" -> options(value, text);
            default -> new GrblReply.Chatter(text);
        };
    }

    private static GrblReply options(String value, String text) {
        String[] parts = value.split(",");
        if (parts.length < 3) {
            // FluidNC says its letters only.
            return new GrblReply.Options(parts[0], -1, -1);
        }
        try {
            return new GrblReply.Options(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        } catch (NumberFormatException damaged) {
            return new GrblReply.Chatter(text);
        }
    }

    private static GrblReply.@Nullable Status status(String text) {
        if (!text.endsWith(">") || text.indexOf('<', 1) >= 0) {
            return null;
        }
        String[] fields = text.substring(1, text.length() - 1).split("\\|");
        Matcher state = STATE.matcher(fields[0]);
        if (!state.matches()) {
            return null;
        }
        Fields read = new Fields();
        for (int i = 1; i < fields.length; i++) {
            int colon = fields[i].indexOf(':');
            if (colon < 0) {
                // Some builds add a word of their own.
                continue;
            }
            try {
                read.take(fields[i].substring(0, colon), fields[i].substring(colon + 1));
            } catch (NumberFormatException damaged) {
                return null;
            }
        }
        if (read.machine == null && read.work == null) {
            return null;
        }
        int substate = state.group(2) == null ? -1 : Integer.parseInt(state.group(2));
        return new GrblReply.Status(
                state.group(1),
                substate,
                read.machine,
                read.work,
                read.offset,
                read.blocks,
                read.bytes,
                read.feed,
                read.power,
                read.pins,
                read.line,
                read.overrides);
    }

    /** The fields behind a report's state. */
    private static final class Fields {
        private double @Nullable [] machine;
        private double @Nullable [] work;
        private double @Nullable [] offset;
        private int blocks = -1;
        private int bytes = -1;
        private double feed = -1;
        private double power = -1;
        private String pins = "";
        private long line = -1;
        private int @Nullable [] overrides;

        private void take(String name, String value) {
            switch (name.toUpperCase(Locale.ROOT)) {
                case "MPOS" -> machine = numbers(value);
                case "WPOS" -> work = numbers(value);
                case "WCO" -> offset = numbers(value);
                case "BF" -> {
                    double[] free = numbers(value);
                    blocks = (int) free[0];
                    bytes = free.length > 1 ? (int) free[1] : -1;
                }
                case "FS" -> {
                    double[] both = numbers(value);
                    feed = both[0];
                    power = both.length > 1 ? both[1] : -1;
                }
                case "F" -> feed = numbers(value)[0];
                case "PN" -> pins = value;
                case "LN" -> line = Long.parseLong(value);
                case "OV" -> {
                    double[] percents = numbers(value);
                    overrides = new int[percents.length];
                    for (int i = 0; i < percents.length; i++) {
                        overrides[i] = (int) percents[i];
                    }
                }
                default -> {}
            }
        }

        private static double[] numbers(String value) {
            String[] parts = value.split(",");
            double[] numbers = new double[parts.length];
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = Double.parseDouble(parts[i]);
            }
            return numbers;
        }
    }
}
