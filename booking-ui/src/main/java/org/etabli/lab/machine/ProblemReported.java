package org.etabli.lab.machine;

import java.util.UUID;

/** Somebody reported a problem: people of the lab have to know. */
public record ProblemReported(UUID report, MachineId machine) {}
