package org.etabli.gcode.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MachineProfileTest {

    static final java.util.List<String> NAMES = MachineProfile.NAMES;

    private static final String GOOD = """
            name: Small
            kind: fff
            firmware: marlin
            volume: {x: [0, 100], y: [0, 100], z: [0, 100]}
            kinematics:
              model: jerk
              velocity: 100
            """;

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyBundledProfileIsReadAndHasNoUnknownKey(String name) {
        MachineProfile profile = MachineProfile.named(name);

        assertThat(profile.ignoredKeys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "velocity: 100          | velocity: fast          | small.yaml, line 7: kinematics.velocity: expected a number, found 'fast'",
                "velocity: 100          | velocity: -1            | small.yaml, line 7: kinematics.velocity: expected a number of at least 0.0, found -1.0",
                "firmware: marlin       | firmware: smoothie      | small.yaml, line 3: firmware: expected one of marlin, klipper, grbl, found 'smoothie'",
                "x: [0, 100],           | x: [100, 0],            | small.yaml, line 4: volume.x: expected [smallest, largest]",
                "name: Small            | title: Small            | small.yaml: name: is missing",
            })
    void aBadValueIsRefusedBySourceLineAndKey(String good, String bad, String message) {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> MachineProfile.parse(GOOD.replace(good, bad), "small.yaml"))
                .withMessage(message);
    }

    @Test
    void aMisspelledKeyIsNamed() {
        MachineProfile profile = MachineProfile.parse(GOOD + "  acceleraton: {print: 500}\n", "small.yaml");

        assertThat(profile.ignoredKeys()).containsExactly("kinematics.acceleraton");
    }
}
