package org.etabli.gcode.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.etabli.gcode.machine.Kinematics.Accelerations;
import org.etabli.gcode.machine.Kinematics.Model;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** YAML to {@link MachineProfile}: the keys, their defaults and their limits. */
final class ProfileReader {

    private static final double UNLIMITED = Double.POSITIVE_INFINITY;
    private static final double DEFAULT_ACCELERATION = 1000;
    private static final Set<String> SEVERITIES = Set.of("error", "warning", "info", "off");

    private final Section root;
    private final List<String> ignored = new ArrayList<>();

    private ProfileReader(Node node, String source) {
        this.root = new Section(source, "", node, ignored);
    }

    static MachineProfile read(String yaml, String source) {
        Node node;
        try {
            node = new Compose(LoadSettings.builder().setLabel(source).build())
                    .composeString(yaml)
                    .orElseThrow(() -> new ProfileException(source + ": is empty"));
        } catch (YamlEngineException e) {
            throw new ProfileException(source + ": is not YAML: " + e.getMessage());
        }
        return new ProfileReader(node, source).profile();
    }

    private MachineProfile profile() {
        String name = root.text("name", null);
        MachineKind kind = root.choice("kind", MachineKind.class);
        Firmware firmware = root.choice("firmware", Firmware.class);
        Volume volume = volume(root.section("volume"));
        Kinematics kinematics = kinematics(root.section("kinematics"));
        FirmwareRetraction retraction = retraction(root.section("firmwareRetraction"));
        Temperatures temperatures = temperatures(root.section("temperatures"));
        Filament filament = filament(root.section("filament"));
        Laser laser = laser(root.section("laser"));
        Link link = link(root.section("link"));
        Heating heating = heating(root.section("heating"));
        Overheads overheads = overheads(root.section("overheads"));
        Power power = power(root.section("power"));
        Pause pause = pause(root.section("pause"));
        MachineZero zero = machineZero(root.section("machineZero"));
        Certainty certainty = certainty(root.section("certainty"));
        int tools = root.count("tools", 1);
        double nozzle = root.number("nozzleDiameter", 0.0, 0);
        String material = root.text("material", "");
        Map<String, String> rules = rules(root.section("rules"));
        root.end();
        return new MachineProfile(
                name,
                kind,
                firmware,
                volume,
                kinematics,
                retraction,
                temperatures,
                filament,
                laser,
                link,
                heating,
                overheads,
                power,
                pause,
                zero,
                certainty,
                tools,
                nozzle,
                material,
                rules,
                ignored);
    }

    private static Volume volume(Section section) {
        Volume volume = new Volume(section.range("x", null), section.range("y", null), section.range("z", null));
        section.end();
        return volume;
    }

    private static Kinematics kinematics(Section section) {
        Model model = section.choice("model", Model.class);
        double velocity = section.positive("velocity", UNLIMITED);
        Axes maxVelocity = section.axes("maxVelocity", Axes.UNLIMITED);
        Axes maxAcceleration = section.axes("maxAcceleration", Axes.UNLIMITED);
        Section byMove = section.section("acceleration");
        double print = byMove.positive("print", DEFAULT_ACCELERATION);
        Accelerations acceleration =
                new Accelerations(print, byMove.positive("travel", print), byMove.positive("retract", print));
        byMove.end();
        double corner = section.number("squareCornerVelocity", 5.0, 0);
        double ratio = section.number("minimumCruiseRatio", 0.5, 0);
        if (ratio >= 1) {
            throw section.refusal("minimumCruiseRatio", null, "expected a number from 0 to below 1, found " + ratio);
        }
        double extruderCorner = section.number("extruderCornerVelocity", 1.0, 0);
        double arcSegment = section.positive("arcSegmentLength", 1.0);
        double arcTolerance = section.positive("arcTolerance", 0.002);
        double deviation = section.positive("junctionDeviation", model == Model.GRBL ? 0.01 : 0.013);
        Axes jerk = section.axes("jerk", new Axes(10, 10, 0.3, 5));
        int blocks = section.count("blockBuffer", 16);
        Axes steps = section.axes("stepsPerMm", Axes.UNLIMITED);
        section.end();
        return new Kinematics(
                model,
                velocity,
                maxVelocity,
                maxAcceleration,
                acceleration,
                corner,
                ratio,
                extruderCorner,
                arcSegment,
                arcTolerance,
                deviation,
                jerk,
                blocks,
                steps);
    }

    private static FirmwareRetraction retraction(Section section) {
        double speed = section.positive("speed", 35.0);
        FirmwareRetraction retraction = new FirmwareRetraction(
                section.number("length", 0.8, 0),
                speed,
                section.positive("unretractSpeed", speed),
                section.number("extra", 0.0, 0));
        section.end();
        return retraction;
    }

    private static Temperatures temperatures(Section section) {
        Temperatures temperatures = new Temperatures(
                section.range("nozzle", new Range(0, 280)),
                section.range("bed", new Range(0, 120)),
                section.number("extrusion", 170.0, 0));
        section.end();
        return temperatures;
    }

    private static Filament filament(Section section) {
        Filament filament = new Filament(
                section.positive("diameter", 1.75),
                section.positive("density", 1.24),
                section.number("costPerKg", 0.0, 0));
        section.end();
        return filament;
    }

    private static Laser laser(Section section) {
        Laser laser = new Laser(section.positive("maxPower", 1000.0), section.number("watts", 0.0, 0));
        section.end();
        return laser;
    }

    private static Link link(Section section) {
        Link link = new Link(section.count("baud", 115_200), section.count("rxBuffer", 128));
        section.end();
        return link;
    }

    private static Heating heating(Section section) {
        Heating heating = new Heating(
                section.number("ambient", 20.0, -50), section.positive("nozzle", 3.0), section.positive("bed", 0.5));
        section.end();
        return heating;
    }

    private static Overheads overheads(Section section) {
        Overheads overheads = new Overheads(
                section.number("start", 0.0, 0),
                section.number("homing", 15.0, 0),
                section.number("toolChange", 10.0, 0),
                section.number("levelling", 40.0, 0));
        section.end();
        return overheads;
    }

    private static Power power(Section section) {
        Power power = new Power(
                section.number("idle", 8.0, 0),
                section.number("moving", 25.0, 0),
                section.number("nozzle", 40.0, 0),
                section.number("bed", 200.0, 0));
        section.end();
        return power;
    }

    private static Pause pause(Section section) {
        Pause pause = new Pause(
                section.number("x", Double.NaN, -UNLIMITED),
                section.number("y", Double.NaN, -UNLIMITED),
                section.number("lift", 10.0, 0),
                section.number("retract", 2.0, 0),
                section.number("nozzle", 0.0, 0));
        section.end();
        return pause;
    }

    private static MachineZero machineZero(Section section) {
        MachineZero zero = new MachineZero(
                section.number("x", Double.NaN, -UNLIMITED),
                section.number("y", Double.NaN, -UNLIMITED),
                section.number("z", Double.NaN, -UNLIMITED));
        section.end();
        return zero;
    }

    private static Certainty certainty(Section section) {
        Certainty usual = Certainty.UNLEARNT;
        Certainty certainty = new Certainty(
                section.number("motion", usual.motion(), 0),
                section.number("slowing", usual.slowing(), 0),
                section.number("heating", usual.heating(), 0),
                section.number("startSeconds", usual.startSeconds(), 0),
                (int) section.number("jobs", 0.0, 0));
        section.end();
        return certainty;
    }

    private static Map<String, String> rules(Section section) {
        Map<String, String> rules = section.texts();
        rules.forEach((rule, severity) -> {
            if (!SEVERITIES.contains(severity.toLowerCase(Locale.ROOT))) {
                throw section.refusal(rule, null, "expected error, warning, info or off, found '" + severity + "'");
            }
        });
        return rules;
    }
}
