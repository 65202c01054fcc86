package org.etabli.gcode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.etabli.gcode.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GcodeCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final String cube = Corpus.file("ps25_cube20.gcode.gz").toString();

    @TempDir
    Path folder = Path.of("");

    @Test
    void anEstimateAsJsonHasTheFixedShape() {
        assertThat(run("estimate", cube, "--machine", "klipper", "--json")).isZero();
        assertThat(out.toString())
                .startsWith("{\"file\":")
                .contains(
                        "\"bytes\":346316",
                        "\"lines\":14180",
                        "\"commands\":12847",
                        "\"seconds\":",
                        "\"motionSeconds\":",
                        "\"dwellSeconds\":",
                        "\"heatingSeconds\":",
                        "\"otherSeconds\":",
                        "\"layers\":99",
                        "\"bounds\":{\"x\":[",
                        "\"filament\":[{\"tool\":0,\"mm\":",
                        "\"laserOnSeconds\":0.0",
                        "\"slicer\":{\"name\":\"PrusaSlicer\",\"version\":\"2.5.0\",\"claimedSeconds\":1122.0",
                        "\"byFeature\":{")
                .endsWith("}\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aGoodFileIsFine() {
        assertThat(run("check", cube, "--machine", "prusa-mk3s", "--lang", "fr"))
                .isZero();
        assertThat(out.toString()).contains("Rien ne s’oppose");
    }

    @Test
    void aFileAtFaultIsOne() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.gcode"), "G28\nG1 X900 F3000\n");

        assertThat(run("check", bad.toString(), "--machine", "prusa-mk3s", "--json", "--lang", "en"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("\"ok\":false", "\"line\":2", "\"column\":1", "\"severity\":\"error\"")
                .contains("\"code\":\"outside-volume\"", "\"message\":\"X goes to 900 mm", "\"advice\":");
    }

    @Test
    void materialThatIsShortIsFound() {
        assertThat(run("check", cube, "--machine", "klipper", "--filament-left", "2"))
                .isEqualTo(1);
        assertThat(run("check", cube, "--machine", "klipper", "--sheet", "wide"))
                .isEqualTo(2);
    }

    @Test
    void wrongUseIsTwoAndSaysWhatToDo() {
        assertThat(run("estimate", cube)).isEqualTo(2);
        assertThat(run("estimate", "no-such-file", "--machine", "klipper")).isEqualTo(2);
        assertThat(run("estimate", cube, "--machine", "no-such-machine")).isEqualTo(2);
        assertThat(run("estimate", cube, "--no-such-option")).isEqualTo(2);
        assertThat(err.toString()).contains("--machine", "no-such-file", "prusa-mk3s", "--no-such-option");
    }

    @Test
    void anEmptyFileHasNoEstimate() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.gcode"));

        assertThat(run("estimate", empty.toString(), "--machine", "klipper")).isEqualTo(1);
    }

    @Test
    void aBadProfileIsRefusedByItsKey() throws IOException {
        Path profile = Files.writeString(folder.resolve("m.yaml"), "name: M\nkind: fff\nfirmware: marlin\n");

        assertThat(run("check", cube, "--machine", profile.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("m.yaml: volume.x");
    }

    @Test
    void previewsAreWrittenAsPngAndSvg() throws IOException {
        Path png = folder.resolve("a.png");
        Path svg = folder.resolve("a.svg");

        assertThat(run("preview", cube, "--machine", "klipper", "-o", png.toString(), "--size", "200"))
                .isZero();
        assertThat(run("preview", cube, "--machine", "klipper", "-o", svg.toString(), "--view", "top"))
                .isZero();
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readString(svg)).startsWith("<svg").contains("<path").endsWith("</svg>\n");
    }

    @Test
    void infoSaysWhoMadeTheFile() {
        assertThat(run("info", cube, "--machine", "klipper", "--lang", "en")).isZero();
        assertThat(out.toString()).contains("Made by PrusaSlicer 2.5.0");
    }

    @Test
    void theShortWayThroughTheArgumentsAnswersAsTheLongOne() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.gcode"), "G28\nG1 X900 F3000\n");
        String[][] requests = {
            {"estimate", cube, "--machine", "klipper", "--json"},
            {"estimate", "-m", "klipper", "--lang", "fr", cube},
            {"check", bad.toString(), "--machine", "prusa-mk3s", "--json"},
            {"info", cube, "--machine", "klipper"},
            {"estimate", cube, "--machine", "no-such-machine"},
            {"estimate", "no-such-file", "--machine", "klipper"},
        };
        for (String[] request : requests) {
            StringWriter shortOut = new StringWriter();
            StringWriter shortErr = new StringWriter();
            out.getBuffer().setLength(0);
            err.getBuffer().setLength(0);

            int status = Main.run(request, new PrintWriter(shortOut), new PrintWriter(shortErr));

            assertThat(PlainArguments.read(request, new PrintWriter(shortOut), new PrintWriter(shortErr)))
                    .isNotNull();
            assertThat(status).isEqualTo(run(request));
            assertThat(shortOut.toString()).isEqualTo(out.toString());
            assertThat(shortErr.toString()).isEqualTo(err.toString());
        }
    }

    @Test
    void whateverIsNotPlainIsLeftToTheLibrary() {
        String[][] others = {
            {},
            {"--help"},
            {"estimate", cube},
            {"estimate", cube, "--machine=klipper"},
            {"estimate", cube, cube, "--machine", "klipper"},
            {"estimate", cube, "--machine", "klipper", "--machine", "ender-3"},
            {"check", cube, "--machine", "klipper", "--filament-left", "2"},
            {"estimate", "@" + cube, "--machine", "klipper"},
            {"estimate", cube, "--machine", "--json"},
            {"estimate", "", "--machine", "klipper"},
        };
        for (String[] arguments : others) {
            assertThat(PlainArguments.read(arguments, new PrintWriter(out), new PrintWriter(err)))
                    .as(String.join(" ", arguments))
                    .isNull();
        }
    }

    private int run(String... arguments) {
        CommandLine command = GcodeCommand.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(arguments);
    }
}
