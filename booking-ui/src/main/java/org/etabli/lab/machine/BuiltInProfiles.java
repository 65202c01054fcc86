package org.etabli.lab.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.etabli.gcode.machine.MachineProfile;

/** The text of the profiles that come with Établi: what a lab's own starts from. */
final class BuiltInProfiles {

    private BuiltInProfiles() {}

    static String yaml(String name) {
        try (InputStream in = MachineProfile.class.getResourceAsStream(name + ".yaml")) {
            if (in == null) {
                throw new IllegalStateException("missing profile " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
