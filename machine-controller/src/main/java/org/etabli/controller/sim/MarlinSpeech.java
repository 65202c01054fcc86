package org.etabli.controller.sim;

import java.util.BitSet;
import java.util.List;
import org.etabli.controller.sim.MarlinTraits.Feature;

/** What a simulated Marlin says of itself, and which commands it has heard of. */
final class MarlinSpeech {

    /** At boot, as Marlin 2 does. */
    static final List<String> GREETING = List.of(
            "start",
            "Marlin 2.1.2.4",
            "",
            "echo: Last Updated: 2026-01-01 | Author: (none, default config)",
            "echo:Compiled: Jan  1 2026",
            "echo: Free Memory: 4096  PlannerBufferBytes: 1168",
            "echo:Hardcoded Default Settings Loaded",
            "echo:  G21    ; Units in mm (mm)",
            "echo:  M149 C ; Units in Celsius");

    /** Accepted without an effect the simulation knows. */
    private static final BitSet KNOWN = new BitSet();

    static {
        for (int code : new int[] {
            20, 21, 22, 31, 36, 42, 73, 75, 76, 77, 80, 81, 85, 92, 117, 118, 119, 120, 121, 150, 200, 201, 203, 204,
            205, 206, 207, 208, 209, 211, 218, 220, 221, 240, 300, 302, 420, 486, 569, 572, 593, 701, 702, 862, 900,
            906, 907, 914
        }) {
            KNOWN.set(code);
        }
    }

    private MarlinSpeech() {}

    static boolean isKnown(int code) {
        return KNOWN.get(code);
    }

    /** The answer to M115. */
    static List<String> about(MarlinTraits traits) {
        return List.of(
                "FIRMWARE_NAME:Marlin 2.1.2.4 (simulated) SOURCE_CODE_URL:github.com/MarlinFirmware/Marlin"
                        + " PROTOCOL_VERSION:1.0 MACHINE_TYPE:" + traits.name() + " EXTRUDER_COUNT:1 UUID:0",
                "Cap:EEPROM:1",
                "Cap:AUTOREPORT_TEMP:" + bit(traits, Feature.AUTO_REPORT),
                "Cap:EMERGENCY_PARSER:" + bit(traits, Feature.EMERGENCY_PARSER),
                "Cap:HOST_ACTION_COMMANDS:1",
                "Cap:ADVANCED_OK:" + bit(traits, Feature.ADVANCED_OK),
                "Cap:THERMAL_PROTECTION:1");
    }

    private static int bit(MarlinTraits traits, Feature feature) {
        return traits.has(feature) ? 1 : 0;
    }
}
