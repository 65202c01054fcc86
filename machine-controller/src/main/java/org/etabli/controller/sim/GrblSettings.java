package org.etabli.controller.sim;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.etabli.gcode.machine.Kinematics;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.Range;
import org.jspecify.annotations.Nullable;

/** The numbered settings kept in the board's EEPROM; they outlive a reset and a power cut. */
final class GrblSettings {

    /** Where a profile sets no limit, a number the board can still print. */
    private static final double MOST = 99_999;

    private final Map<Integer, String> values = new TreeMap<>();

    private final MachineProfile profile;

    GrblSettings(MachineProfile profile) {
        this.profile = profile;
        restore();
    }

    /** What a technician who knows the profile has set. */
    void restore() {
        values.clear();
        String[] defaults = {
            "0=10",
            "1=25",
            "2=0",
            "3=0",
            "4=0",
            "5=0",
            "6=0",
            "10=1",
            "11=0.010",
            "12=0.002",
            "13=0",
            "20=0",
            "21=0",
            "22=0",
            "23=3",
            "24=25.000",
            "25=500.000",
            "26=250",
            "27=1.000",
            "31=0"
        };
        for (String setting : defaults) {
            int equals = setting.indexOf('=');
            values.put(Integer.parseInt(setting.substring(0, equals)), setting.substring(equals + 1));
        }
        Kinematics k = profile.kinematics();
        put(30, profile.laser().maxPower());
        values.put(32, profile.kind() == MachineKind.LASER ? "1" : "0");
        axes(100, 80, 80, 80);
        axes(
                110,
                k.maxVelocity().x() * 60,
                k.maxVelocity().y() * 60,
                k.maxVelocity().z() * 60);
        axes(
                120,
                k.maxAcceleration().x(),
                k.maxAcceleration().y(),
                k.maxAcceleration().z());
        axes(
                130,
                length(profile.volume().x()),
                length(profile.volume().y()),
                length(profile.volume().z()));
    }

    private static double length(Range range) {
        return range.max() - range.min();
    }

    private void axes(int first, double x, double y, double z) {
        put(first, x);
        put(first + 1, y);
        put(first + 2, z);
    }

    private void put(int number, double value) {
        values.put(number, String.format(Locale.ROOT, "%.3f", Math.min(value, MOST)));
    }

    /** The GRBL error code of a refused write, or null. */
    @Nullable
    Integer write(int number, String value) {
        if (!values.containsKey(number)) {
            return 3;
        }
        double parsed;
        try {
            parsed = Double.parseDouble(value);
        } catch (NumberFormatException bad) {
            return 2;
        }
        if (parsed < 0) {
            return 4;
        }
        values.put(number, value);
        return null;
    }

    /** Obeys a line such as {@code $110=500}; the error code, 0 for ok. */
    int assign(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            return 3;
        }
        String name = text.substring(1, equals);
        if (name.equals("RST")) {
            restore();
            return 0;
        }
        if (name.startsWith("N") || name.equals("I")) {
            return 0;
        }
        try {
            Integer error = write(Integer.parseInt(name), text.substring(equals + 1));
            return error == null ? 0 : error;
        } catch (NumberFormatException bad) {
            return 3;
        }
    }

    double number(int number) {
        return Double.parseDouble(values.getOrDefault(number, "0"));
    }

    boolean isOn(int number) {
        return number(number) != 0;
    }

    void list(Consumer<String> says) {
        values.forEach((number, value) -> says.accept("$" + number + "=" + value));
    }
}
