package org.etabli.lab.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    private static final String SELECT =
            "select id, machine_id, member_id, starts_at, ends_at, reserved_at, cancelled_at from reservation ";

    private final JdbcClient db;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Reservations(JdbcClient db, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.clock = clock;
        this.events = events;
    }

    /** Keeps the slot; empty when somebody else has part of it. */
    @Transactional
    Optional<Reservation> add(MachineId machine, MemberId member, TimeSlot slot) {
        Reservation made = new Reservation(ReservationId.fresh(), machine, member, slot, clock.instant(), null);
        try {
            db.sql("insert into reservation (id, machine_id, member_id, starts_at, ends_at, reserved_at)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(
                            made.id().value(),
                            machine.value(),
                            member.value(),
                            Columns.at(slot.start()),
                            Columns.at(slot.end()),
                            Columns.at(made.reservedAt()))
                    .update();
        } catch (DataAccessException e) {
            if (isOverlap(e)) {
                return Optional.empty();
            }
            throw e;
        }
        events.publishEvent(new ReservationChanged(made.id(), machine));
        return Optional.of(made);
    }

    @Transactional
    void cancel(Reservation reservation) {
        db.sql("update reservation set cancelled_at = ? where id = ? and cancelled_at is null")
                .params(Columns.at(clock.instant()), reservation.id().value())
                .update();
        events.publishEvent(new ReservationChanged(reservation.id(), reservation.machine()));
    }

    public Optional<Reservation> find(ReservationId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(Reservations::read)
                .optional();
    }

    /** Reservations that touch the window and were not cancelled, by start. */
    public List<Reservation> during(TimeSlot window) {
        return db.sql(SELECT + "where cancelled_at is null and starts_at < ? and ends_at > ? order by starts_at")
                .params(Columns.at(window.end()), Columns.at(window.start()))
                .query(Reservations::read)
                .list();
    }

    public List<Reservation> during(TimeSlot window, MachineId machine) {
        return db.sql(
                        SELECT
                                + "where machine_id = ? and cancelled_at is null and starts_at < ? and ends_at > ? order by starts_at")
                .params(machine.value(), Columns.at(window.end()), Columns.at(window.start()))
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

    private static boolean isOverlap(Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && OVERLAP.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static Reservation read(ResultSet row, int number) throws SQLException {
        return new Reservation(
                new ReservationId(Columns.uuid(row, "id")),
                new MachineId(row.getString("machine_id")),
                new MemberId(Columns.uuid(row, "member_id")),
                new TimeSlot(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")),
                Columns.instant(row, "reserved_at"),
                Columns.instantOrNull(row, "cancelled_at"));
    }
}
