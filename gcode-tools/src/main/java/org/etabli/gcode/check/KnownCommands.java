package org.etabli.gcode.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.read.Code;

/** The codes each firmware knows, kept as a data file per firmware. */
final class KnownCommands {

    private static final Map<Firmware, KnownCommands> ALL = new EnumMap<>(Firmware.class);

    /** Klipper's own; whatever else it is told is a macro of the machine. */
    private static final Set<String> NAMED = Set.of(
            "SET_VELOCITY_LIMIT",
            "SET_PRESSURE_ADVANCE",
            "SET_HEATER_TEMPERATURE",
            "TEMPERATURE_WAIT",
            "SET_GCODE_OFFSET",
            "SAVE_GCODE_STATE",
            "RESTORE_GCODE_STATE",
            "SET_FAN_SPEED",
            "SET_PIN",
            "SET_LED",
            "SET_DISPLAY_TEXT",
            "SET_PRINT_STATS_INFO",
            "SET_RETRACTION",
            "ACTIVATE_EXTRUDER",
            "EXCLUDE_OBJECT",
            "EXCLUDE_OBJECT_DEFINE",
            "EXCLUDE_OBJECT_START",
            "EXCLUDE_OBJECT_END",
            "BED_MESH_PROFILE",
            "BED_MESH_CLEAR",
            "TIMELAPSE_TAKE_FRAME",
            "RESPOND",
            "TURN_OFF_HEATERS");

    private final BitSet g = new BitSet();
    private final BitSet m = new BitSet();

    private KnownCommands(String list) {
        for (String line : list.split("\n")) {
            for (String code : line.split("#", 2)[0].trim().split("\\s+")) {
                if (!code.isEmpty()) {
                    add(code);
                }
            }
        }
    }

    /** {@code G38.2}, or a span {@code G54-G59}. */
    private void add(String code) {
        int dash = code.indexOf('-');
        int from = tenths(dash < 0 ? code : code.substring(0, dash));
        int to = dash < 0 ? from : tenths(code.substring(dash + 1));
        for (int tenths = from; tenths <= to; tenths += 10) {
            (code.charAt(0) == 'G' ? g : m).set(tenths);
        }
    }

    private static int tenths(String code) {
        return (int) Math.rint(Double.parseDouble(code.substring(1)) * 10);
    }

    static synchronized KnownCommands of(Firmware firmware) {
        return ALL.computeIfAbsent(firmware, KnownCommands::load);
    }

    private static KnownCommands load(Firmware firmware) {
        String name = firmware.name().toLowerCase(Locale.ROOT) + ".codes";
        try (InputStream in = KnownCommands.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new KnownCommands(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(int code) {
        return switch (Code.letter(code)) {
            case 'G' -> g.get(Code.tenths(code));
            case 'M' -> m.get(Code.tenths(code));
            default -> true;
        };
    }

    /** Canned cycles and cutter compensation: to skip them would leave holes undrilled and cuts beside the line. */
    boolean isCycle(int code) {
        int tenths = Code.tenths(code);
        return Code.letter(code) == 'G'
                && !g.get(tenths)
                && (tenths == 730 || tenths == 760 || tenths >= 810 && tenths <= 890 || tenths == 410 || tenths == 420);
    }

    static boolean isNamed(String name) {
        return NAMED.contains(name);
    }
}
