package org.etabli.bench.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.etabli.bench.lab.StepClock;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Order;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.LinkOpener;
import org.etabli.controller.link.SerialLink;
import org.etabli.controller.link.SerialSettings;
import org.etabli.controller.message.Sentences;
import org.etabli.controller.sim.SimulatedMachine;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a bench checks before it streams; the machine here is a printer that knows itself as a Prusa MK3S. */
class StreamRunnerTest {

    private static final MachineProfile PRINTER = MachineProfile.named("prusa-mk3s");

    private final AtomicInteger opened = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private StreamRunner runner;

    @BeforeEach
    void aBenchWithAFile() throws IOException {
        file = folder.resolve("cube.gcode.gz");
        try (InputStream in = getClass().getResourceAsStream("/gcode/cube.gcode.gz")) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        runner = over(() -> {
            opened.incrementAndGet();
            throw new LinkException("nobody is plugged in");
        });
    }

    private StreamRunner over(LinkOpener wire) {
        return new StreamRunner(
                PRINTER,
                wire,
                folder.resolve("jobs"),
                Clock.fixed(StepClock.START, ZoneOffset.UTC),
                System::nanoTime,
                Sentences.in(Locale.FRENCH),
                () -> {});
    }

    @Test
    void withoutAWordOfTheServerTheBenchsOwnProfileCounts() throws Exception {
        assertThat(runner.check(order(null), file).commands()).isPositive();
    }

    @Test
    void whatTheServerSaysOfTheMachineCounts() throws Exception {
        String narrow = yaml("prusa-mk3s").replaceFirst("x: \\[0, 250]", "x: [0, 10]");

        assertThatThrownBy(() -> runner.check(order(narrow), file))
                .isInstanceOf(JobRefusedException.class)
                .hasMessageMatching("file-not-accepted: Ligne \\d+ : .*");
        assertThat(runner.check(order(yaml("prusa-mk3s")), file).commands()).isPositive();
    }

    @Test
    @Timeout(60)
    void aCancelBetweenTheCheckAndTheFirstLineIsNotLost() throws Exception {
        try (SimulatedMachine machine = SimulatedBoard.of(PRINTER, 20, System::nanoTime)) {
            StreamRunner plugged = over(() -> SerialLink.open(machine.path(), new SerialSettings(115_200, false)));
            plugged.check(order(null), file);

            plugged.cancel(false);

            assertThat(plugged.run(order(null), file).outcome()).isEqualTo(Happening.Outcome.CANCELLED);
        }
    }

    @Test
    @Timeout(60)
    void powerLostBetweenTheCheckAndTheFirstLineOpensNoWire() throws Exception {
        runner.check(order(null), file);

        runner.cancel(true);

        assertThat(runner.run(order(null), file).outcome()).isEqualTo(Happening.Outcome.CANCELLED);
        assertThat(opened).hasValue(0);
    }

    @Test
    @Timeout(60)
    void aCancelOfOneJobIsNotOneOfTheNext() throws Exception {
        runner.check(order(null), file);
        runner.cancel(true);

        runner.check(order(null), file);

        assertThat(runner.run(order(null), file).outcome()).isEqualTo(Happening.Outcome.FAILED);
        assertThat(opened).hasPositiveValue();
    }

    @Test
    void aProfileOfAnotherKindOfMachineIsRefused() throws Exception {
        String laser = yaml("grbl-laser");

        assertThatThrownBy(() -> runner.check(order(laser), file))
                .isInstanceOf(JobRefusedException.class)
                .hasMessage("profile-not-accepted: laser grbl ≠ fff marlin");
    }

    @Test
    void whatIsNoProfileIsRefused() {
        assertThatThrownBy(() -> runner.check(order("kind: fff"), file))
                .isInstanceOf(JobRefusedException.class)
                .hasMessageStartingWith("profile-not-accepted: profile");
    }

    private static Order.StartJob order(@Nullable String profile) {
        return new Order.StartJob("j-1", "00", 1, "cube.gcode.gz", "m-1", profile);
    }

    private static String yaml(String name) throws IOException {
        try (InputStream in = MachineProfile.class.getResourceAsStream(name + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
