package org.etabli.lab.reservation;

import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A slot that somebody would like.
 *
 * @param member who will have it
 * @param by who asks: the member, or an animator for them; the rules are those for who asks
 * @param moved the reservation it is to replace, which is not in its own way; absent for a new one
 */
record Wish(
        MachineId machine,
        TimeSlot slot,
        MemberId member,
        Member by,
        @Nullable Reservation moved) {

    static Wish of(MachineId machine, TimeSlot slot, Member member) {
        return new Wish(machine, slot, member.id(), member, null);
    }

    Wish on(MachineId other) {
        return new Wish(other, slot, member, by, moved);
    }

    Wish at(TimeSlot other) {
        return new Wish(machine, other, member, by, moved);
    }
}
