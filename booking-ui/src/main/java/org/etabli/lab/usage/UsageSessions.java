package org.etabli.lab.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All sessions on machines. */
@Repository
public class UsageSessions {

    private static final String SELECT = "select * from usage_session ";

    private final JdbcClient db;

    UsageSessions(JdbcClient db) {
        this.db = db;
    }

    void open(String id, MachineId machine, MemberId member, @Nullable ReservationId reservation, Instant at) {
        db.sql(
                        "insert into usage_session (id, machine_id, member_id, reservation_id, opened_at) values (?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        id,
                        machine.value(),
                        member.value(),
                        reservation == null ? null : reservation.value(),
                        Columns.at(at)))
                .update();
    }

    void poweredOn(String id, Instant at) {
        db.sql("update usage_session set powered_on_at = ? where id = ? and powered_on_at is null")
                .params(Columns.at(at), id)
                .update();
    }

    void poweredOff(String id, Instant at) {
        db.sql("update usage_session set powered_off_at = ? where id = ?")
                .params(Columns.at(at), id)
                .update();
    }

    void close(String id, Instant at, PowerOffCause cause, double wattHours, int priceCents) {
        db.sql("update usage_session set closed_at = ?, cause = ?, watt_hours = ?, price_cents = ? where id = ?")
                .params(Arrays.asList(Columns.at(at), cause.name(), wattHours < 0 ? null : wattHours, priceCents, id))
                .update();
    }

    public Optional<UsageSession> find(String id) {
        return db.sql(SELECT + "where id = ?")
                .param(id)
                .query(UsageSessions::read)
                .optional();
    }

    /** A reservation's sessions, first opened first. */
    public List<UsageSession> of(ReservationId reservation) {
        return db.sql(SELECT + "where reservation_id = ? order by opened_at")
                .param(reservation.value())
                .query(UsageSessions::read)
                .list();
    }

    /** A member's latest sessions, newest first. */
    public List<UsageSession> of(MemberId member, int most) {
        return db.sql(SELECT + "where member_id = ? order by opened_at desc fetch first ? rows only")
                .params(member.value(), most)
                .query(UsageSessions::read)
                .list();
    }

    private static UsageSession read(ResultSet row, int number) throws SQLException {
        UUID reservation = Columns.uuidOrNull(row, "reservation_id");
        String cause = row.getString("cause");
        return new UsageSession(
                row.getString("id"),
                new MachineId(row.getString("machine_id")),
                new MemberId(Columns.uuid(row, "member_id")),
                reservation == null ? null : new ReservationId(reservation),
                Columns.instant(row, "opened_at"),
                Columns.instantOrNull(row, "powered_on_at"),
                Columns.instantOrNull(row, "powered_off_at"),
                Columns.instantOrNull(row, "closed_at"),
                cause == null ? null : PowerOffCause.valueOf(cause),
                row.getObject("watt_hours", Double.class),
                row.getObject("price_cents", Integer.class));
    }
}
