package org.etabli.controller.sim;

/**
 * What differs between boards of the Marlin family.
 *
 * @param name machine type as M115 gives it
 * @param rxBuffer bytes of the receive buffer
 * @param commandBuffer lines taken out of the receive buffer and waiting their turn (BUFSIZE)
 * @param blocks moves the planner holds (BLOCK_BUFFER_SIZE)
 * @param commandNanos processor time of one command, ns
 * @param emergencyParser whether M108, M112 and M410 act at once
 * @param advancedOk whether {@code ok} names its line and the free buffers
 * @param autoReport whether M155 is known
 * @param keepAlive whether {@code busy:} is sent while a command blocks
 * @param okAfterResend false for the forks that say {@code Resend:} alone
 * @param resendForm how a resend is asked for, with {@code %d} for the line
 * @param greets whether a boot says {@code start}
 */
public record MarlinTraits(
        String name,
        int rxBuffer,
        int commandBuffer,
        int blocks,
        long commandNanos,
        boolean emergencyParser,
        boolean advancedOk,
        boolean autoReport,
        boolean keepAlive,
        boolean okAfterResend,
        String resendForm,
        boolean greets) {

    /** An 8-bit board with Marlin 2 as it comes. */
    public static MarlinTraits usual() {
        return new MarlinTraits(
                "Simulated printer", 128, 4, 16, 300_000, false, false, true, true, true, "Resend: %d", true);
    }

    public MarlinTraits withEmergencyParser() {
        return new MarlinTraits(
                name,
                rxBuffer,
                commandBuffer,
                blocks,
                commandNanos,
                true,
                advancedOk,
                autoReport,
                keepAlive,
                okAfterResend,
                resendForm,
                greets);
    }

    public MarlinTraits withAdvancedOk() {
        return new MarlinTraits(
                name,
                rxBuffer,
                commandBuffer,
                blocks,
                commandNanos,
                emergencyParser,
                true,
                autoReport,
                keepAlive,
                okAfterResend,
                resendForm,
                greets);
    }

    public MarlinTraits withResend(String form, boolean okAfter) {
        return new MarlinTraits(
                name,
                rxBuffer,
                commandBuffer,
                blocks,
                commandNanos,
                emergencyParser,
                advancedOk,
                autoReport,
                keepAlive,
                okAfter,
                form,
                greets);
    }

    /** Neither keep-alive nor automatic temperatures: the oldest boards still in use. */
    public MarlinTraits silent() {
        return new MarlinTraits(
                name,
                rxBuffer,
                commandBuffer,
                blocks,
                commandNanos,
                emergencyParser,
                advancedOk,
                false,
                false,
                okAfterResend,
                resendForm,
                greets);
    }

    public MarlinTraits withRxBuffer(int bytes) {
        return new MarlinTraits(
                name,
                bytes,
                commandBuffer,
                blocks,
                commandNanos,
                emergencyParser,
                advancedOk,
                autoReport,
                keepAlive,
                okAfterResend,
                resendForm,
                greets);
    }

    public MarlinTraits named(String machine) {
        return new MarlinTraits(
                machine,
                rxBuffer,
                commandBuffer,
                blocks,
                commandNanos,
                emergencyParser,
                advancedOk,
                autoReport,
                keepAlive,
                okAfterResend,
                resendForm,
                greets);
    }
}
