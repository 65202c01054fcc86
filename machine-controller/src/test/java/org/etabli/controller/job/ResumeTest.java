package org.etabli.controller.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.etabli.controller.cli.ControllerCommand;
import org.etabli.controller.link.SerialLink;
import org.etabli.controller.link.SerialSettings;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.SimulatedMachine;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ResumeTest {

    private static final MachineProfile PRINTER = MachineProfile.named("prusa-mk3s");
    private static final int LAYERS = 6;
    private static final int MOVES = 40;
    private static final int HEAD = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Layers of 0.2 mm with a hop in each, absolute filament. */
    private Path tower() throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("G28", "G21", "G90", "M82", "M140 S60", "M104 S200", "M109 S200", "M106 S128"));
        double e = 0;
        for (int layer = 1; layer <= LAYERS; layer++) {
            lines.add(String.format(Locale.ROOT, "G1 Z%.1f F600", layer * 0.2));
            for (int i = 0; i < MOVES; i++) {
                e += 0.05;
                lines.add(String.format(
                        Locale.ROOT, "G1 X%.1f Y%.1f E%.2f F1800", 100.0 + i % 20, 100.0 + layer + i / 20 * 10, e));
                if (i == 20) {
                    lines.add(String.format(Locale.ROOT, "G1 Z%.1f F600", layer * 0.2 + 1));
                    lines.add(String.format(Locale.ROOT, "G1 Z%.1f F600", layer * 0.2));
                }
            }
        }
        return Files.write(folder.resolve("tower.gcode"), lines);
    }

    /** Index of the command that goes up to a layer, from 1. */
    private static long start(int layer) {
        return HEAD + (layer - 1L) * (MOVES + 3);
    }

    @Test
    void theOfferNamesTheLayerThatWasInterruptedNotItsHops() throws Exception {
        ResumeOffer offer = Objects.requireNonNull(ResumeOffer.of(tower(), start(4) + 30, PRINTER));

        assertThat(offer.line()).isEqualTo((int) start(4) + 1);
        assertThat(offer.height()).isEqualTo(0.8);
        assertThat(offer.nozzle()).isEqualTo(200);
    }

    @Test
    void zIsNeverHomedAndTheNozzleRisesBeforeAnythingMovesAside() throws Exception {
        ResumeOffer offer = Objects.requireNonNull(ResumeOffer.of(tower(), start(4) + 30, PRINTER));

        List<String> prologue = offer.prologue(5);

        assertThat(prologue).contains("G28 X Y").doesNotContain("G28");
        assertThat(prologue).containsSubsequence("G92 Z5.000", "G1 Z15.000 F600", "G28 X Y");
        assertThat(prologue)
                .containsSubsequence("M109 S200", "G1 E20.000 F150", "G1 Z0.800 F600", "G92 E6.00000", "M82");
        assertThat(prologue).contains("M106 S128");
    }

    @Test
    void theCommandLineOnlyOffersAndOpensNoPortUntilSomebodyHasMeasuredTheNozzle() throws Exception {
        Path tower = tower();
        Path journal = folder.resolve("stopped.journal");
        try (JobJournal stopped = JobJournal.create(journal)) {
            stopped.append(new JournalEntry(
                    "2026-01-01T10:00:00Z",
                    "j1",
                    "tower.gcode",
                    PRINTER.name(),
                    JobState.FAILED,
                    (int) start(4) + 31,
                    (int) start(4) + 30,
                    (int) start(4) + 32,
                    300,
                    new JobUsage(12.5, 60, 0, List.of(), 0),
                    null));
        }
        StringWriter said = new StringWriter();
        CommandLine command = new CommandLine(new ControllerCommand()).setErr(new PrintWriter(said));
        String[] asked = {
            "stream", tower.toString(), "--port", "/dev/none", "--machine", "prusa-mk3s", "--resume", journal.toString()
        };

        int offered = command.execute(asked);

        assertThat(offered).isEqualTo(2);
        assertThat(said.toString())
                .contains("--nozzle-at", Long.toString(start(4) + 1))
                .doesNotContain("/dev/none:");
    }

    @Test
    void aNozzleThatDoesNotClearThePartIsRefused() throws Exception {
        ResumeOffer offer = Objects.requireNonNull(ResumeOffer.of(tower(), start(6) + 30, PRINTER));

        assertThat(offer.clears(Double.NaN)).isFalse();
        assertThatThrownBy(() -> new Resume(offer, 0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Resume(offer, 900)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void beforeTheFirstLayerAndForALaserThereIsNoOffer() throws Exception {
        assertThat(ResumeOffer.of(tower(), 5, PRINTER)).isNull();
        assertThat(ResumeOffer.of(tower(), 200, MachineProfile.named("grbl-laser")))
                .isNull();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aConfirmedResumePrintsTheRestOnceInOrder() throws Exception {
        Path file = tower();
        List<String> lines = Files.readAllLines(file);
        Resume resume = new Resume(Objects.requireNonNull(ResumeOffer.of(file, start(4) + 30, PRINTER)), 3);
        Queue<String> executed = new ConcurrentLinkedQueue<>();
        SimulatedMarlin printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(190);
        printer.listener((command, checked) -> executed.add(command));
        try (SimulatedMachine machine =
                SimulatedMachine.onPty(printer, SimulatedMachine.Settings.PLAIN.faster(60), System::nanoTime)) {
            JobOrder order = new JobOrder(
                    new JobId("resumed"),
                    file,
                    PRINTER,
                    () -> SerialLink.open(machine.path(), new SerialSettings(115_200, true)),
                    folder.resolve("resumed.journal"),
                    JobOrder.RECONNECT,
                    false,
                    resume);

            JobSnapshot end = JobRunner.start(order, JobListener.NONE, Clock.systemUTC(), System::nanoTime)
                    .done()
                    .get(120, TimeUnit.SECONDS);

            assertThat(end.state()).as(() -> String.valueOf(end.failure())).isEqualTo(JobState.COMPLETED);
            assertThat(end.acknowledged()).isEqualTo(lines.size());
            List<String> rest = lines.subList((int) start(4), lines.size());
            assertThat(executed).containsSubsequence(rest);
            assertThat(executed).doesNotContain(lines.get((int) start(4) - 1));
            assertThat(printer.position()[2]).isEqualTo(1.2);
        }
    }
}
