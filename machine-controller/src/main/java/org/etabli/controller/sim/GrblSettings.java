package org.etabli.controller.sim;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The numbered settings kept in the board's EEPROM; they outlive a reset and a power cut. */
final class GrblSettings {

    private final Map<Integer, String> values = new TreeMap<>();

    GrblSettings() {
        restore();
    }

    /** A small laser cutter: 400 × 300 mm, S up to 1000, laser mode on. */
    void restore() {
        values.clear();
        String[] defaults = {
            "0=10", "1=25", "2=0", "3=0", "4=0", "5=0", "6=0", "10=1", "11=0.010", "12=0.002", "13=0", "20=0", "21=0",
            "22=0", "23=3", "24=25.000", "25=500.000", "26=250", "27=1.000", "30=1000", "31=0", "32=1", "100=80.000",
            "101=80.000", "102=80.000", "110=12000.000", "111=12000.000", "112=1200.000", "120=1500.000",
            "121=1500.000", "122=100.000", "130=400.000", "131=300.000", "132=50.000"
        };
        for (String setting : defaults) {
            int equals = setting.indexOf('=');
            values.put(Integer.parseInt(setting.substring(0, equals)), setting.substring(equals + 1));
        }
    }

    /** The GRBL error code of a refused write, or null. */
    @Nullable Integer write(int number, String value) {
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
