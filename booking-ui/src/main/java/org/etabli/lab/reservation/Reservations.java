package org.etabli.lab.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All reservations. That two of a machine never overlap is the database's own rule, not this class's. */
@Repository
public class Reservations {

    /** SQLSTATE of PostgreSQL's exclusion_violation; H2's trigger answers the same. */
    static final String OVERLAP = "23P01";

    private static final String SELECT = """
            select id, machine_id, member_id, starts_at, ends_at, reserved_at,
            certainty, held_until, arrived_at, cancelled_at, released, series, displaced from reservation\s""";

    /** What touches a window began at most the longest slot before it: with this the index on starts finds it. */
    private static final String TOUCHES =
            "cancelled_at is null and starts_at < ? and ends_at > ? and starts_at > ? order by starts_at, id";

    private final JdbcClient db;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reservations(JdbcClient db, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.events = events;
    }

    /** What is to be kept. */
    record Fresh(
            MachineId machine,
            MemberId member,
            TimeSlot slot,
            Certainty certainty,
            @Nullable Instant heldUntil,
            @Nullable UUID series) {

        static Fresh confirmed(MachineId machine, MemberId member, TimeSlot slot) {
            return new Fresh(machine, member, slot, Certainty.CONFIRMED, null, null);
        }
    }

    /** @throws OverlapException when somebody has part of the slot: the transaction has to be rolled back */
    @Transactional
    Reservation add(Fresh fresh) {
        Reservation made = new Reservation(
                ReservationId.fresh(),
                fresh.machine(),
                fresh.member(),
                fresh.slot(),
                clock.instant(),
                fresh.certainty(),
                fresh.heldUntil(),
                null,
                null,
                null,
                fresh.series(),
                null);
        refusingOverlaps(() -> db.sql("insert into reservation"
                        + " (id, machine_id, member_id, starts_at, ends_at, reserved_at, certainty, held_until, series)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        made.id().value(),
                        made.machine().value(),
                        made.member().value(),
                        Columns.at(made.slot().start()),
                        Columns.at(made.slot().end()),
                        Columns.at(made.reservedAt()),
                        made.certainty().name(),
                        Columns.atOrNull(made.heldUntil()),
                        made.series()))
                .update());
        changed(made.id(), made.machine());
        return made;
    }

    /** @throws OverlapException when somebody has part of the slot: the transaction has to be rolled back */
    @Transactional
    Reservation move(Reservation reservation, MachineId machine, TimeSlot slot) {
        refusingOverlaps(() -> db.sql("update reservation set machine_id = ?, starts_at = ?, ends_at = ?,"
                        + " displaced = null where id = ?")
                .params(
                        machine.value(),
                        Columns.at(slot.start()),
                        Columns.at(slot.end()),
                        reservation.id().value())
                .update());
        return moved(reservation, machine);
    }

    /**
     * Moves it because the lab needs its slot.
     *
     * @param heldUntil until when its member may take the new slot; absent where it is theirs as the old one was
     * @throws OverlapException when somebody has part of the slot: the transaction has to be rolled back
     */
    @Transactional
    Reservation displace(
            Reservation reservation, MachineId machine, TimeSlot slot, @Nullable Instant heldUntil, String why) {
        refusingOverlaps(() -> db.sql("update reservation set machine_id = ?, starts_at = ?, ends_at = ?,"
                        + " certainty = ?, held_until = ?, displaced = ? where id = ?")
                .params(Arrays.asList(
                        machine.value(),
                        Columns.at(slot.start()),
                        Columns.at(slot.end()),
                        (heldUntil == null ? reservation.certainty() : Certainty.OFFERED).name(),
                        Columns.atOrNull(heldUntil == null ? reservation.heldUntil() : heldUntil),
                        why,
                        reservation.id().value()))
                .update());
        return moved(reservation, machine);
    }

    private Reservation moved(Reservation reservation, MachineId machine) {
        changed(reservation.id(), machine);
        if (!machine.equals(reservation.machine())) {
            changed(reservation.id(), reservation.machine());
        }
        return find(reservation.id()).orElseThrow();
    }

    /** Says whether it still held until now. */
    @Transactional
    boolean release(Reservation reservation, Released why) {
        int released = db.sql(
                        "update reservation set cancelled_at = ?, released = ? where id = ? and cancelled_at is null")
                .params(
                        Columns.at(clock.instant()),
                        why.name(),
                        reservation.id().value())
                .update();
        if (released > 0) {
            changed(reservation.id(), reservation.machine());
        }
        return released > 0;
    }

    /** Released because the lab needs its slot and has no other. */
    @Transactional
    void release(Reservation reservation, String displaced) {
        db.sql("update reservation set displaced = ? where id = ?")
                .params(displaced, reservation.id().value())
                .update();
        release(reservation, Released.DISPLACED);
    }

    /** From an offer or a request to another certainty; says whether it still had the one it is known with. */
    @Transactional
    boolean become(Reservation reservation, Certainty certainty) {
        int updated = db.sql("update reservation set certainty = ?, held_until = null, displaced = null"
                        + " where id = ? and certainty = ? and cancelled_at is null")
                .params(
                        certainty.name(),
                        reservation.id().value(),
                        reservation.certainty().name())
                .update();
        if (updated > 0) {
            changed(reservation.id(), reservation.machine());
        }
        return updated > 0;
    }

    void arrive(ReservationId id, Instant at) {
        db.sql("update reservation set arrived_at = ? where id = ? and arrived_at is null")
                .params(Columns.at(at), id.value())
                .update();
    }

    public Optional<Reservation> find(ReservationId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(Reservations::read)
                .optional();
    }

    /** Reservations that touch the window and were not released, by start. */
    public List<Reservation> during(TimeSlot window) {
        return db.sql(SELECT + "where " + TOUCHES)
                .params(touching(window))
                .query(Reservations::read)
                .list();
    }

    public List<Reservation> during(TimeSlot window, MachineId machine) {
        return db.sql(SELECT + "where machine_id = ? and " + TOUCHES)
                .param(machine.value())
                .params(touching(window))
                .query(Reservations::read)
                .list();
    }

    public List<Reservation> during(TimeSlot window, MemberId member) {
        return db.sql(SELECT + "where member_id = ? and " + TOUCHES)
                .param(member.value())
                .params(touching(window))
                .query(Reservations::read)
                .list();
    }

    /** A member's reservations that end after an instant, soonest first. */
    public List<Reservation> of(MemberId member, Instant endingAfter) {
        return db.sql(SELECT + "where member_id = ? and cancelled_at is null and ends_at > ? order by starts_at")
                .params(member.value(), Columns.at(endingAfter))
                .query(Reservations::read)
                .list();
    }

    /** A member's last reservations that are over, newest first. */
    public List<Reservation> past(MemberId member, Instant before, int most) {
        return db.sql(
                        SELECT
                                + "where member_id = ? and cancelled_at is null and ends_at <= ? order by starts_at desc fetch first ? rows only")
                .params(member.value(), Columns.at(before), most)
                .query(Reservations::read)
                .list();
    }

    /** What was made together, by start; released ones left out. */
    public List<Reservation> ofSeries(UUID series) {
        return db.sql(SELECT + "where series = ? and cancelled_at is null order by starts_at")
                .param(series)
                .query(Reservations::read)
                .list();
    }

    /** What still waits for an answer, soonest first. */
    public List<Reservation> with(Certainty certainty) {
        return db.sql(SELECT + "where certainty = ? and cancelled_at is null order by starts_at")
                .param(certainty.name())
                .query(Reservations::read)
                .list();
    }

    private void changed(ReservationId id, MachineId machine) {
        events.publishEvent(new ReservationChanged(id, machine));
    }

    private static List<Object> touching(TimeSlot window) {
        return List.of(
                Columns.at(window.end()),
                Columns.at(window.start()),
                Columns.at(window.start().minus(Rule.LONGEST_OF_ALL)));
    }

    private static void refusingOverlaps(Runnable write) {
        try {
            write.run();
        } catch (DataAccessException e) {
            for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && OVERLAP.equals(sql.getSQLState())) {
                    throw new OverlapException(e);
                }
            }
            throw e;
        }
    }

    private static Reservation read(ResultSet row, int number) throws SQLException {
        String released = row.getString("released");
        return new Reservation(
                new ReservationId(Columns.uuid(row, "id")),
                new MachineId(row.getString("machine_id")),
                new MemberId(Columns.uuid(row, "member_id")),
                new TimeSlot(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")),
                Columns.instant(row, "reserved_at"),
                Certainty.valueOf(row.getString("certainty")),
                Columns.instantOrNull(row, "held_until"),
                Columns.instantOrNull(row, "arrived_at"),
                Columns.instantOrNull(row, "cancelled_at"),
                released == null ? null : Released.valueOf(released),
                Columns.uuidOrNull(row, "series"),
                row.getString("displaced"));
    }
}
