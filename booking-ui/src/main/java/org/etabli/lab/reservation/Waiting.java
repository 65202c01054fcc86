package org.etabli.lab.reservation;

import java.time.Instant;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;

/** Somebody who would like a slot that is taken. */
public record Waiting(UUID id, MachineId machine, MemberId member, TimeSlot slot, Instant askedAt) {}
