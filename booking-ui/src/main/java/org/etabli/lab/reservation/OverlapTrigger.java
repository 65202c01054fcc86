package org.etabli.lab.reservation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.h2.tools.TriggerAdapter;

/**
 * What PostgreSQL says with an exclusion constraint, for H2: no two reservations of one machine overlap. It runs inside
 * the database on every insert and update, whoever sends it, and first locks the machine's row, so that two transactions
 * cannot both see a free slot.
 */
public final class OverlapTrigger extends TriggerAdapter {

    @Override
    public void fire(Connection connection, ResultSet before, ResultSet after) throws SQLException {
        if (after.getObject("cancelled_at") != null) {
            return;
        }
        String machine = after.getString("machine_id");
        OffsetDateTime start = after.getObject("starts_at", OffsetDateTime.class);
        try (PreparedStatement lock = connection.prepareStatement("select id from machine where id = ? for update")) {
            lock.setString(1, machine);
            lock.executeQuery().close();
        }
        try (PreparedStatement overlap = connection.prepareStatement("""
                select 1 from reservation where machine_id = ? and cancelled_at is null
                and starts_at < ? and ends_at > ? and starts_at > ? and id <> ? fetch first row only""")) {
            overlap.setString(1, machine);
            overlap.setObject(2, after.getObject("ends_at"));
            overlap.setObject(3, start);
            // No slot is longer than that, by a constraint of its own: what ended long ago is not looked at.
            overlap.setObject(4, start.minus(Rule.LONGEST_OF_ALL));
            overlap.setObject(5, after.getObject("id", UUID.class));
            try (ResultSet found = overlap.executeQuery()) {
                if (found.next()) {
                    throw new SQLException("overlapping reservation of " + machine, Reservations.OVERLAP);
                }
            }
        }
    }
}
