package org.etabli.lab.machine;

import java.time.Instant;
import java.util.UUID;
import org.etabli.lab.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that something is wrong with a machine.
 *
 * @param by absent where it was said at a workshop's tablet
 * @param dangerous nobody should use it before it was looked at
 * @param words in their own
 * @param photo its name in {@link Photos}
 * @param answer what was done about it; absent while it is open
 */
public record ProblemReport(
        UUID id,
        MachineId machine,
        @Nullable MemberId by,
        Instant at,
        boolean dangerous,
        String words,
        @Nullable String photo,
        @Nullable Instant solvedAt,
        @Nullable String answer) {}
