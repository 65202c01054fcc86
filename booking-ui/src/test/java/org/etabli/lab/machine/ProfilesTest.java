package org.etabli.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.ProfileException;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesTest {

    private static final String MK3S = BuiltInProfiles.yaml("prusa-mk3s");

    /** Each of the reader's complaints is taken apart: the key it is about, and a sentence of ours. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "volume.x                    | 250, 0  | profile.fault.range",
                "volume.x                    | wide    | profile.fault.range",
                "kind                        | printer | profile.fault.choice",
                "name                        | ''      | profile.fault.missing",
                "kinematics.maxVelocity.x    | -3      | profile.fault.at-least",
                "kinematics.maxVelocity.x    | 0       | profile.fault.above-zero",
                "kinematics.maxVelocity.x    | fast    | profile.fault.number",
                "kinematics.minimumCruiseRatio | 1     | profile.fault.below-one",
                "link.baud                   | 115200.5 | profile.fault.whole",
            })
    void aWrongValueIsSaidBesideItsField(String path, String value, String text) {
        ProfileText profile = ProfileText.of(MK3S).orElseThrow();
        profile.put(path, value);

        ProfileFault fault = fault(profile.yaml());

        assertThat(fault.key()).isEqualTo(path);
        assertThat(fault.text()).isEqualTo(text);
        assertThat(fault.parameters().getFirst()).isEqualTo(path);
    }

    @Test
    void whatIsNoProfileAtAllIsSaidToo() {
        assertThat(fault("").text()).isEqualTo("profile.fault.other");
        assertThat(fault("{").text()).isEqualTo("profile.fault.other");
        assertThat(fault("- a\n- b\n").text()).isEqualTo("profile.fault.keys");
        assertThat(ProfileText.of("- a\n")).isEmpty();
    }

    @Test
    void aFieldChangesItsOwnValueAndKeepsWhatTheFormDoesNotKnow() {
        ProfileText profile = ProfileText.of(MK3S + "camera: top\n").orElseThrow();

        profile.put("volume.z", "0, 180");
        profile.put("filament.costPerKg", "24,50");
        profile.put("temperatures.bed", "");

        MachineProfile read = MachineProfile.parse(profile.yaml(), "test");
        assertThat(read.volume().z().max()).isEqualTo(180);
        assertThat(read.filament().costPerKg()).isEqualTo(24.5);
        assertThat(read.temperatures().bed().max()).as("the default").isEqualTo(120);
        assertThat(read.kinematics())
                .isEqualTo(MachineProfile.named("prusa-mk3s").kinematics());
        assertThat(read.ignoredKeys()).containsExactly("camera");
    }

    @OnBothDatabases
    void anEditedProfileHasANewNameAndTheOldOneStaysAsItWas(Database database) {
        Lab lab = Lab.on(database);
        MachineDesk desk = lab.bean(MachineDesk.class);
        Member manager = People.in(lab, Role.MANAGER);
        MachineId id = lab.newMachine();
        ProfileText slower = ProfileText.of(MK3S).orElseThrow();
        slower.put("kinematics.velocity", "90");
        MachineDesk.Wanted wanted =
                new MachineDesk.Wanted(id.value(), "Lente", "test-bench", 250, "Doucement.", slower.yaml());

        assertThat(desk.change(People.in(lab, Role.ANIMATOR), wanted)).isPresent();
        assertThat(desk.change(manager, wanted)).isEqualTo(Optional.empty());

        Machine machine = lab.bean(Machines.class).find(id).orElseThrow();
        assertThat(machine.profile().kinematics().velocity()).isEqualTo(90);
        assertThat(machine.profileName())
                .startsWith(id.value() + "-")
                .hasSize(id.value().length() + 13);
        assertThat(machine.hourlyCents()).isEqualTo(250);
        assertThat(lab.bean(Machines.class).sheet(id).orElseThrow().guide()).isEqualTo("Doucement.");
        assertThat(lab.bean(Profiles.class).yaml("prusa-mk3s")).isEqualTo(MK3S);
    }

    @OnBothDatabases
    void eachOfAMachinesFieldsHasItsLimits(Database database) {
        Lab lab = Lab.on(database);
        Member manager = People.in(lab, Role.MANAGER);
        String taken = lab.newMachine().value();
        List<MachineDesk.Wanted> wrong = List.of(
                wanted("Not a name", "A", 0, "", MK3S),
                wanted(taken, "A", 0, "", MK3S),
                wanted("new-1", " ", 0, "", MK3S),
                wanted("new-1", "A", -1, "", MK3S),
                wanted("new-1", "A", MachineDesk.DEAREST_CENTS + 1, "", MK3S),
                wanted("new-1", "A", 0, "x".repeat(MachineDesk.LONGEST_GUIDE + 1), MK3S),
                wanted("new-1", "A", 0, "", "#".repeat(Profiles.LONGEST_YAML + 1)));

        assertThat(wrong.stream().map(w -> lab.bean(MachineDesk.class)
                        .add(manager, w)
                        .orElseThrow()
                        .field()))
                .containsExactly(
                        MachineDesk.Field.ID,
                        MachineDesk.Field.ID,
                        MachineDesk.Field.NAME,
                        MachineDesk.Field.PRICE,
                        MachineDesk.Field.PRICE,
                        MachineDesk.Field.GUIDE,
                        MachineDesk.Field.PROFILE);
    }

    private static MachineDesk.Wanted wanted(String id, String name, int cents, String guide, String yaml) {
        return new MachineDesk.Wanted(id, name, "test-bench", cents, guide, yaml);
    }

    private static ProfileFault fault(String yaml) {
        try {
            MachineProfile.parse(yaml, "profile");
        } catch (ProfileException e) {
            return ProfileFault.of(e);
        }
        throw new AssertionError("nothing is wrong with it");
    }
}
