package org.etabli.controller.marlin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Errors after which a firmware of the Marlin family does nothing more until it is reset. The words are those of
 * Marlin's language files, versions 1.1 to 2.1, and Klipper's console; each has a sentence in the bundles.
 */
public enum MarlinError {
    // The most telling first: one line may hold two of these.
    THERMAL_RUNAWAY("thermal runaway"),
    HEATING_FAILED("heating failed"),
    COOLING_FAILED("cooling failed"),
    MAX_TEMPERATURE("maxtemp"),
    MIN_TEMPERATURE("mintemp"),
    THERMAL_MALFUNCTION("malfunction", "redundancy"),
    KILL_BUTTON("kill caused by", "kill button"),
    EMERGENCY_STOP("m112"),
    HOMING_FAILED("homing failed"),
    PROBING_FAILED("probing failed"),
    DRIVER("driver error", "short circuit", "tmc connection error"),
    WATCHDOG("watchdog"),
    SHUTDOWN("shutdown", "lost communication with mcu"),
    STOPPED("printer stopped due to errors"),
    HALTED("printer halted", "kill()"),
    /** Klipper refused a command; its console says no more. */
    COMMAND_REFUSED("!!");

    private final String[] signs;

    MarlinError(String... signs) {
        this.signs = signs;
    }

    /** The halting error a line tells of, or null where it tells of none. */
    static @Nullable MarlinError of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (MarlinError error : values()) {
            for (String sign : error.signs) {
                if (lower.contains(sign)) {
                    return error;
                }
            }
        }
        return null;
    }
}
