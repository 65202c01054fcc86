package org.etabli.gcode.check;

import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;
import org.jspecify.annotations.Nullable;

/** Commands no job may give: they change the machine for whoever comes next, or take its guards away. */
final class Forbidden {

    /** °C below which extrusion is prevented for a reason. */
    private static final double COLD = 150;

    private Forbidden() {}

    /** Why, as a key of the bundles, or null where the command may be given. */
    static @Nullable String reason(Command c, int code, boolean grbl) {
        if (grbl && Code.letter(code) == 'M') {
            return null;
        }
        if (Code.letter(code) != 'M') {
            return Code.letter(code) == 'G' && (Code.tenths(code) == 281 || Code.tenths(code) == 301)
                    ? "settings"
                    : null;
        }
        return switch (Code.tenths(code)) {
            case 5000, 5020, 5040 -> "settings";
            case 920, 3010, 3040, 3050, 3510, 5750, 6650, 8510 -> c.codeCount() > 0 && changes(c) ? "settings" : null;
            case 230, 240, 280, 290, 300, 320, 9280 -> "card";
            case 1120, 9990 -> "emergency";
            case 9970 -> "firmware";
            case 3030 -> "tuning";
            case 3020 -> c.value('P', 0) == 1 || c.value('S', COLD) < COLD ? "protection" : null;
            case 860, 2110 -> c.value('S', 1) == 0 ? "protection" : null;
            case 1210, 5400 -> "protection";
            default -> null;
        };
    }

    private static boolean changes(Command c) {
        return c.hasAny(~0);
    }

    /** As {@link #reason(Command, int, boolean)}, for Klipper's named commands. */
    static @Nullable String reason(String name) {
        return switch (name) {
            case "FIRMWARE_RESTART", "RESTART" -> "firmware";
            case "SAVE_CONFIG", "SET_GCODE_VARIABLE_PERSISTENT", "SAVE_VARIABLE", "Z_OFFSET_APPLY_PROBE" -> "settings";
            case "RUN_SHELL_COMMAND" -> "firmware";
            case "FORCE_MOVE", "SET_KINEMATIC_POSITION" -> "protection";
            case "PID_CALIBRATE" -> "tuning";
            case "SDCARD_PRINT_FILE", "SDCARD_RESET_FILE" -> "card";
            default -> null;
        };
    }
}
