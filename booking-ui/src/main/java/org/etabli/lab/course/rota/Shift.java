package org.etabli.lab.course.rota;

import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.TimeSlot;

/** Somebody of the lab is there during a slot. */
public record Shift(MemberId member, StaffKind kind, TimeSlot slot) {}
