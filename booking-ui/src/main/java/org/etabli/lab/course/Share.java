package org.etabli.lab.course;

import org.etabli.lab.machine.MachineId;
import org.jspecify.annotations.Nullable;

/**
 * A participant's part of what a machine's record of a session says.
 *
 * @param participant absent for what ran for nobody who was there
 * @param seconds of the machine's time
 */
public record Share(
        MachineId machine, @Nullable ParticipantId participant, long seconds, long milligrams, long milliwattHours) {}
