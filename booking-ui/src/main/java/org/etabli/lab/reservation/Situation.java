package org.etabli.lab.reservation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.etabli.lab.machine.Access;

/**
 * Everything a wish is judged by, taken at one moment.
 *
 * @param access what the machine and the member's certifications say of a start
 * @param closures of the machine, around the slot
 * @param around reservations of the machine around the slot, without the one that is being moved
 * @param own the member's reservations in the weeks the slot lies in, without the one that is being moved
 */
record Situation(
        Rules rules,
        Instant now,
        ZoneId zone,
        Function<Instant, Access> access,
        List<Closure> closures,
        List<Reservation> around,
        List<Reservation> own) {}
