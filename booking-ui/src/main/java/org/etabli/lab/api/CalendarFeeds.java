package org.etabli.lab.api;

import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.Secrets;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The secret addresses of calendars; only their hashes are kept. One a member and calendar: a new one ends the old. */
@Repository
public class CalendarFeeds {

    private final JdbcClient db;
    private final Keys keys;
    private final Clock clock;

    CalendarFeeds(JdbcClient db, Keys keys, Clock clock) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param machine absent: the member's own reservations */
    public record Feed(MemberId member, @Nullable MachineId machine) {}

    /** A new secret address, as its path; the one before it stops working. */
    public String address(Feed feed) {
        return CalendarController.PATH + "/" + open(feed) + ".ics";
    }

    @Transactional
    String open(Feed feed) {
        close(feed);
        String secret = keys.newSecret();
        db.sql("insert into calendar_feed (hash, member_id, machine_id, created_at) values (?, ?, ?, ?)")
                .params(Arrays.asList(
                        Secrets.hash(secret), feed.member().value(), value(feed), Columns.at(clock.instant())))
                .update();
        return secret;
    }

    /** Says whether there was one. */
    public boolean close(Feed feed) {
        String machine = value(feed);
        return machine == null
                ? db.sql("delete from calendar_feed where member_id = ? and machine_id is null")
                                .param(feed.member().value())
                                .update()
                        > 0
                : db.sql("delete from calendar_feed where member_id = ? and machine_id = ?")
                                .params(feed.member().value(), machine)
                                .update()
                        > 0;
    }

    Optional<Feed> find(String secret) {
        return db.sql("select member_id, machine_id from calendar_feed where hash = ?")
                .param(Secrets.hash(secret))
                .query((row, n) -> {
                    String machine = row.getString("machine_id");
                    return new Feed(
                            new MemberId(Columns.uuid(row, "member_id")),
                            machine == null ? null : new MachineId(machine));
                })
                .optional();
    }

    /** Whether there is one. */
    public boolean isOpen(Feed feed) {
        return db.sql("select count(*) from calendar_feed where member_id = ? and coalesce(machine_id, '') = ?")
                        .params(feed.member().value(), Objects.requireNonNullElse(value(feed), ""))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static @Nullable String value(Feed feed) {
        MachineId machine = feed.machine();
        return machine == null ? null : machine.value();
    }
}
