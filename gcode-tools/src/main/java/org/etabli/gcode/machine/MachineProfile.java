package org.etabli.gcode.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one kind of machine can do. Read from YAML; every limit is checked when it is read, so that whoever holds a
 * profile can trust it.
 *
 * @param machineZero where the machine's own zero, which G53 counts from, stands in the coordinates of the volume
 * @param certainty how well its time is known
 * @param tools how many extruders, 1 for most
 * @param nozzleDiameter mm; 0 where the profile does not say
 * @param material type of filament loaded, {@code ""} where the profile does not say
 * @param rules findings made an error, a warning, an info or switched off on this machine, by rule code
 * @param ignoredKeys keys of the file that mean nothing to this version, to tell a misspelling
 */
public record MachineProfile(
        String name,
        MachineKind kind,
        Firmware firmware,
        Volume volume,
        Kinematics kinematics,
        FirmwareRetraction firmwareRetraction,
        Temperatures temperatures,
        Filament filament,
        Laser laser,
        Link link,
        Heating heating,
        Overheads overheads,
        Power power,
        Pause pause,
        MachineZero machineZero,
        Certainty certainty,
        int tools,
        double nozzleDiameter,
        String material,
        Map<String, String> rules,
        List<String> ignoredKeys) {

    /** Profiles that come with Établi, by the name {@link #named} takes. */
    public static final List<String> NAMES = List.of("prusa-mk3s", "ender-3", "klipper", "grbl-laser");

    public MachineProfile {
        rules = Map.copyOf(rules);
        ignoredKeys = List.copyOf(ignoredKeys);
    }

    /**
     * Reads a profile.
     *
     * @throws IOException if the file cannot be read
     * @throws ProfileException if a value is missing or cannot be
     */
    public static MachineProfile read(Path file) throws IOException {
        return parse(Files.readString(file), file.getFileName().toString());
    }

    /** Reads a profile from text; {@code source} is what messages call it. */
    public static MachineProfile parse(String yaml, String source) {
        return ProfileReader.read(yaml, source);
    }

    /** One of {@link #NAMES}. */
    public static MachineProfile named(String name) {
        if (!NAMES.contains(name)) {
            throw new ProfileException(
                    "no machine profile is called '" + name + "'; there are: " + String.join(", ", NAMES));
        }
        String resource = name + ".yaml";
        try (InputStream in = MachineProfile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + resource);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name of {@link #NAMES}, or else the path of a file. */
    public static MachineProfile find(String nameOrPath) throws IOException {
        return NAMES.contains(nameOrPath) ? named(nameOrPath) : read(Path.of(nameOrPath));
    }

    /** The same machine, moving and waiting as learnt from its jobs. */
    public MachineProfile with(Kinematics kinematics, Heating heating, Overheads overheads, Certainty certainty) {
        return with(kinematics, link, heating, overheads, certainty);
    }

    /** The same machine on another wire. */
    public MachineProfile on(Link link) {
        return with(kinematics, link, heating, overheads, certainty);
    }

    private MachineProfile with(
            Kinematics kinematics, Link link, Heating heating, Overheads overheads, Certainty certainty) {
        return new MachineProfile(
                name,
                kind,
                firmware,
                volume,
                kinematics,
                firmwareRetraction,
                temperatures,
                filament,
                laser,
                link,
                heating,
                overheads,
                power,
                pause,
                machineZero,
                certainty,
                tools,
                nozzleDiameter,
                material,
                rules,
                ignoredKeys);
    }
}
