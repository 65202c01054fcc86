package org.etabli.controller.grbl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etabli.gcode.machine.Axes;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.Range;
import org.jspecify.annotations.Nullable;

/** Compares what {@code $$} says with what the profile promises. */
final class GrblLimits {

    private static final double PER_MINUTE = 60;

    /** Settings are printed with three decimals; anything closer is the same. */
    private static final double SAME = 0.01;

    private final MachineProfile profile;

    GrblLimits(MachineProfile profile) {
        this.profile = profile;
    }

    /** A setting that makes a laser job unsafe, with what it should be, or null. */
    @Nullable
    String unsafe(Map<Integer, Double> settings, boolean burns) {
        if (profile.kind() != MachineKind.LASER || !burns) {
            return null;
        }
        Double mode = settings.get(32);
        if (mode != null && mode != 1) {
            return "$32=" + trim(mode) + " \u2260 1";
        }
        Double most = settings.get(30);
        double wanted = profile.laser().maxPower();
        if (most != null && wanted > 0 && differs(most, wanted)) {
            return "$30=" + trim(most) + " \u2260 " + trim(wanted);
        }
        return null;
    }

    /** Settings that differ from the profile without harm to anyone: estimates and checks will be off. */
    List<String> differing(Map<Integer, Double> settings) {
        List<String> found = new ArrayList<>();
        Axes speeds = profile.kinematics().maxVelocity();
        Axes accelerations = profile.kinematics().maxAcceleration();
        axis(found, settings, 110, speeds.x() * PER_MINUTE, speeds.y() * PER_MINUTE, speeds.z() * PER_MINUTE);
        axis(found, settings, 120, accelerations.x(), accelerations.y(), accelerations.z());
        axis(
                found,
                settings,
                130,
                length(profile.volume().x()),
                length(profile.volume().y()),
                length(profile.volume().z()));
        return found;
    }

    private static double length(Range range) {
        return range.max() - range.min();
    }

    private static void axis(List<String> found, Map<Integer, Double> settings, int first, double... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            Double is = settings.get(first + i);
            // A profile without a limit on an axis promises nothing about it.
            if (is != null && Double.isFinite(wanted[i]) && wanted[i] < 1e6 && differs(is, wanted[i])) {
                found.add("$" + (first + i) + "=" + trim(is) + " \u2260 " + trim(wanted[i]));
            }
        }
    }

    private static boolean differs(double is, double wanted) {
        return Math.abs(is - wanted) > SAME * Math.max(1, Math.abs(wanted));
    }

    private static String trim(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3f", value);
    }
}
