package org.etabli.lab.kiosk;

import java.time.Instant;
import java.util.UUID;

/** One tablet. */
public record Kiosk(UUID id, String label, Instant madeAt) {}
