package org.etabli.lab.machine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a machine.
 *
 * @param guide how to use it, in the lab's words; empty where nobody wrote any
 * @param picture name of its photo in {@link Photos}
 * @param reason why it is in its condition, in somebody's words
 * @param since since when
 */
public record MachineSheet(
        String guide,
        @Nullable String picture,
        @Nullable String reason,
        @Nullable Instant since) {}
