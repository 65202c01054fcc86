package org.etabli.controller.marlin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etabli.controller.stream.ModalState;
import org.etabli.controller.stream.Parking;

/** The commands a sender adds of itself: parking, coming back, leaving the machine safe. */
final class MarlinScripts {

    private static final int TRAVEL_FEED = 6000;
    private static final int LIFT_FEED = 600;
    private static final int FILAMENT_FEED = 1800;

    /** Below this a nozzle cannot move filament, and the firmware would refuse. */
    private static final double WARM = 170;

    private MarlinScripts() {}

    /** Away from the part, heat kept. */
    static List<String> park(ModalState modes, Parking parking, MarlinReply.Position here) {
        List<String> script = new ArrayList<>();
        if (modes.homed()) {
            moveAway(script, modes, parking, here.z());
        }
        if (parking.standby() > 0 && modes.nozzle() > parking.standby()) {
            script.add("M104 S" + number(parking.standby()));
        }
        return script;
    }

    /** Back to where the file stopped, modes as it left them. */
    static List<String> comeBack(ModalState modes, Parking parking, MarlinReply.Position there) {
        List<String> script = new ArrayList<>();
        if (modes.nozzle() > 0) {
            script.add("M109 S" + number(modes.nozzle()));
        }
        if (modes.homed()) {
            script.add("G21");
            script.add("G90");
            script.add("G1 X" + number(there.x()) + " Y" + number(there.y()) + " F" + TRAVEL_FEED);
            script.add("G1 Z" + number(there.z()) + " F" + LIFT_FEED);
            if (modes.nozzle() >= WARM) {
                script.add("M83");
                script.add("G1 E" + number(parking.retract()) + " F" + FILAMENT_FEED);
            }
        }
        if (!Double.isNaN(there.e())) {
            // The machine told it in mm.
            script.add("G21");
            script.add("G92 E" + number(there.e()));
        }
        restore(script, modes);
        return script;
    }

    private static void restore(List<String> script, ModalState modes) {
        script.add(modes.inches() ? "G20" : "G21");
        script.add(modes.relative() ? "G91" : "G90");
        script.add(modes.relativeE() ? "M83" : "M82");
        if (modes.feed() > 0) {
            script.add("G1 F" + number(modes.feed()));
        }
    }

    /** Heaters first: whatever happens to the rest, they are off. */
    static List<String> coolDown() {
        return List.of("M104 S0", "M140 S0", "M107");
    }

    static List<String> leave(ModalState modes, Parking parking, MarlinReply.Position here) {
        List<String> script = new ArrayList<>();
        if (modes.homed()) {
            moveAway(script, modes, parking, here.z());
        }
        return script;
    }

    private static void moveAway(List<String> script, ModalState modes, Parking parking, double z) {
        double lift = Math.min(parking.lift(), parking.highest() - z);
        script.add("G21");
        if (modes.nozzle() >= WARM) {
            script.add("M83");
            script.add("G1 E-" + number(parking.retract()) + " F" + FILAMENT_FEED);
        }
        if (lift > 0) {
            script.add("G91");
            script.add("G1 Z" + number(lift) + " F" + LIFT_FEED);
        }
        script.add("G90");
        script.add("G1 X" + number(parking.x()) + " Y" + number(parking.y()) + " F" + TRAVEL_FEED);
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
