package org.etabli.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.etabli.bench.lab.BenchCommand;
import org.etabli.bench.lab.BenchProcess;
import org.etabli.bench.lab.LabServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    @Test
    void aBenchThatHasJoinedItsServerIsWell(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server")).online()) {
            BenchProcess.start(folder.resolve("data"), server).close();

            BenchCommand doctor =
                    doctor(folder.resolve("data"), server.address().toString());

            assertThat(doctor.status()).as(doctor.said()).isZero();
            assertThat(doctor.said())
                    .contains("✓ Lecteur de badges prusa-1", "✓ Câble de la machine laser-1", "0 à corriger");
        }
    }

    @Test
    void whatIsWrongIsNamedWithWhatToDo(@TempDir Path folder) throws Exception {
        String nobody = "http://127.0.0.1:" + LabServer.freePort();

        BenchCommand doctor = doctor(folder.resolve("data"), nobody);

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.said())
                .contains("✓ Broches et appareils prusa-1")
                .contains("✗ Serveur " + nobody, "Vérifiez l'adresse, le réseau")
                .contains("✗ Inscription auprès du serveur", "Prenez un code à usage unique")
                .contains("2 à corriger");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed(@TempDir Path folder) throws Exception {
        Path data = Files.writeString(folder.resolve("data"), "a file where a folder should be");

        BenchCommand doctor = doctor(data, "http://127.0.0.1:1");

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.said()).contains("✗ Dossier " + data.resolve("bench"), "la carte n'est pas pleine");
    }

    /** On a Raspberry Pi these pins would be there. */
    @Test
    @DisabledIf("thereArePins")
    void aComputerWithoutPinsIsToldSoInASentence(@TempDir Path folder) throws Exception {
        BenchCommand doctor = BenchCommand.run(
                folder.resolve("data"),
                Map.of("BENCH_PINS_KIND", "pi", "ETABLI_SERVER", "http://127.0.0.1:" + LabServer.freePort()),
                "doctor");

        assertThat(doctor.status()).isEqualTo(1);
        assertThat(doctor.said())
                .contains("✗ Broches et appareils prusa-1", "is it a Raspberry Pi")
                .contains("✗ Serveur")
                .doesNotContain("\tat ");
    }

    static boolean thereArePins() {
        return Files.exists(Path.of("/dev/gpiochip0"));
    }

    @Test
    void aWrongSettingIsOneSentenceNamingItsKey(@TempDir Path folder) throws Exception {
        BenchCommand doctor = BenchCommand.run(folder.resolve("data"), Map.of("ETABLI_SPEED", "fast"), "doctor");

        assertThat(doctor.status()).isEqualTo(2);
        assertThat(doctor.said()).contains("bench.speed", "fast");
    }

    private static BenchCommand doctor(Path data, String server) throws Exception {
        return BenchCommand.run(data, Map.of("ETABLI_SERVER", server), "doctor");
    }
}
