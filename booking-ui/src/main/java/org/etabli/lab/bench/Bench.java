package org.etabli.lab.bench;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One Raspberry Pi and the machines it powers.
 *
 * @param name its short name, in topics
 * @param label what people call it
 * @param enrolledAt when it joined; absent while its code waits to be used
 */
public record Bench(String name, String label, @Nullable Instant enrolledAt) {}
