package org.etabli.lab.reservation;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody's reservations. What was reserved stays for the lab's counting, without a name; what is to come is cancelled. */
@Component
class ReservationData implements PersonalData {

    private static final int MOST = 100_000;

    private final Reservations reservations;
    private final WaitingList waiting;
    private final Clock clock;

    ReservationData(Reservations reservations, WaitingList waiting, Clock clock) {
        this.waiting = waiting;
        this.reservations = reservations;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "reservation";
    }

    @Override
    public java.time.@Nullable Period kept() {
        return null;
    }

    @Override
    public List<Map<String, Object>> export(MemberId member) {
        Instant now = clock.instant();
        return Stream.concat(reservations.of(member, now).stream(), reservations.past(member, now, MOST).stream())
                .map(ReservationData::fact)
                .toList();
    }

    private static Map<String, Object> fact(Reservation reservation) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("id", reservation.id().toString());
        fact.put("machine", reservation.machine().value());
        fact.put("start", reservation.slot().start().toString());
        fact.put("end", reservation.slot().end().toString());
        fact.put("reservedAt", reservation.reservedAt().toString());
        return fact;
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        waiting.forget(member);
        reservations
                .of(member, clock.instant())
                .forEach(reservation -> reservations.release(reservation, Released.CANCELLED));
    }

    @Override
    public int sweep() {
        return 0;
    }
}
