package org.etabli.controller.sim;

import java.util.EnumSet;
import java.util.Set;

/**
 * What differs between boards of the Marlin family.
 *
 * @param name machine type as M115 gives it
 * @param rxBuffer bytes of the receive buffer
 * @param commandBuffer lines taken out of the receive buffer and waiting their turn (BUFSIZE)
 * @param blocks moves the planner holds (BLOCK_BUFFER_SIZE)
 * @param commandNanos processor time of one command, ns
 * @param resendForm how a resend is asked for, with {@code %d} for the line
 * @param features what it was built with
 */
public record MarlinTraits(
        String name,
        int rxBuffer,
        int commandBuffer,
        int blocks,
        long commandNanos,
        String resendForm,
        Set<Feature> features) {

    /** Options of a build. */
    public enum Feature {
        /** M108, M112 and M410 act at once. */
        EMERGENCY_PARSER,
        /** Without it: they act when they are read, if nothing stands before them, as Marlin 2 does. */
        EARLY_COMMANDS,
        /** {@code ok} names its line and the free buffers. */
        ADVANCED_OK,
        /** M155 is known. */
        AUTO_REPORT,
        /** {@code busy:} is said while a command blocks. */
        KEEP_ALIVE,
        /** An {@code ok} follows a {@code Resend:}; some forks leave it out. */
        OK_AFTER_RESEND,
        /** A boot says {@code start}. */
        GREETING,
        /** M105 is answered by temperatures and then by a plain {@code ok}. */
        TEMPERATURES_BEFORE_OK,
        /** No sensors: {@code ok T:0}. */
        NO_HEATERS,
        /** A line it has already is passed over without a word, as by Marlin 2.1; older ones refuse it. */
        REPEATS_IGNORED,
        /** A process rather than a board: what is sent before it runs waits for it in the terminal. */
        HEARS_BEFORE_BOOT
    }

    public MarlinTraits {
        features = Set.copyOf(features);
    }

    /** An 8-bit board with Marlin 2 as it comes. */
    public static MarlinTraits usual() {
        return new MarlinTraits(
                "Simulated printer",
                128,
                4,
                16,
                300_000,
                "Resend: %d",
                EnumSet.of(
                        Feature.AUTO_REPORT,
                        Feature.KEEP_ALIVE,
                        Feature.OK_AFTER_RESEND,
                        Feature.GREETING,
                        Feature.REPEATS_IGNORED,
                        Feature.EARLY_COMMANDS));
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    public MarlinTraits with(Feature feature) {
        Set<Feature> more = EnumSet.of(feature);
        more.addAll(features);
        return of(name, rxBuffer, resendForm, more);
    }

    public MarlinTraits without(Feature feature) {
        Set<Feature> less = EnumSet.noneOf(Feature.class);
        less.addAll(features);
        less.remove(feature);
        return of(name, rxBuffer, resendForm, less);
    }

    public MarlinTraits withEmergencyParser() {
        return with(Feature.EMERGENCY_PARSER);
    }

    public MarlinTraits withAdvancedOk() {
        return with(Feature.ADVANCED_OK);
    }

    public MarlinTraits withResend(String form, boolean okAfter) {
        MarlinTraits such = of(name, rxBuffer, form, features);
        return okAfter ? such : such.without(Feature.OK_AFTER_RESEND);
    }

    /** Neither keep-alive nor automatic temperatures, and deaf while it waits: the oldest boards still in use. */
    public MarlinTraits silent() {
        return without(Feature.AUTO_REPORT)
                .without(Feature.KEEP_ALIVE)
                .without(Feature.EARLY_COMMANDS)
                .without(Feature.REPEATS_IGNORED);
    }

    public MarlinTraits withRxBuffer(int bytes) {
        return of(name, bytes, resendForm, features);
    }

    public MarlinTraits named(String machine) {
        return of(machine, rxBuffer, resendForm, features);
    }

    private MarlinTraits of(String machine, int bytes, String form, Set<Feature> built) {
        return new MarlinTraits(machine, bytes, commandBuffer, blocks, commandNanos, form, built);
    }
}
