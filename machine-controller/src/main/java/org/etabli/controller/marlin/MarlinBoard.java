package org.etabli.controller.marlin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the board on the other end is and can do, as it told. */
final class MarlinBoard {

    /** Asked twice, it answers twice. */
    private final Set<String> capabilities = new LinkedHashSet<>();

    private String firmware = "";
    private boolean keepAlive;

    void firmware(MarlinReply.Firmware told) {
        firmware = told.name();
    }

    void capability(MarlinReply.Capability told) {
        if (told.on()) {
            capabilities.add(told.name());
        }
    }

    /** It says {@code busy:} while it works: from now on silence means more. */
    void saysBusy() {
        keepAlive = true;
    }

    String firmware() {
        return firmware;
    }

    List<String> capabilities() {
        return List.copyOf(capabilities);
    }

    boolean reportsTemperatures() {
        return capabilities.contains("AUTOREPORT_TEMP");
    }

    /** M108, M112 and M410 act at once, whatever waits before them. */
    boolean hearsEmergencies() {
        return capabilities.contains("EMERGENCY_PARSER");
    }

    /**
     * How long silence may last, ns.
     *
     * @param blocked whether a command under way heats, homes or waits for a person
     */
    long stallLimit(boolean blocked) {
        if (keepAlive) {
            return MarlinTimes.STALL;
        }
        return blocked ? MarlinTimes.STALL_WHILE_BLOCKED : MarlinTimes.STALL_WITHOUT_KEEP_ALIVE;
    }
}
