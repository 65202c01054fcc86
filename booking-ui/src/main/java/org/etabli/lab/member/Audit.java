package org.etabli.lab.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who did what to whom. Written in the transaction of the deed, so that neither is there without the other. */
@Repository
public class Audit {

    /** Long enough to clear up what happened last season; not a file on people. */
    public static final Duration KEPT = Duration.ofDays(365);

    private static final int LONGEST_ABOUT = 200;
    private static final String SELECT = "select done_at, actor_id, subject_id, deed, about from audit_entry ";

    private final JdbcClient db;
    private final Clock clock;

    Audit(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * One deed.
     *
     * @param actor who did it; absent for the program itself
     * @param subject whom it concerns, if anybody
     * @param deed a short word; {@code audit.} before it is its key in the bundles
     * @param about what else it concerns, e.g. a machine's name; no personal data
     */
    public record Entry(
            Instant at, @Nullable MemberId actor, @Nullable MemberId subject, String deed, String about) {}

    @Transactional
    public void note(@Nullable MemberId actor, @Nullable MemberId subject, String deed, String about) {
        db.sql("insert into audit_entry (id, done_at, actor_id, subject_id, deed, about) values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        UUID.randomUUID(),
                        Columns.at(clock.instant()),
                        actor == null ? null : actor.value(),
                        subject == null ? null : subject.value(),
                        deed,
                        about.length() <= LONGEST_ABOUT ? about : about.substring(0, LONGEST_ABOUT)))
                .update();
    }

    /** The latest entries, newest first. */
    public List<Entry> latest(int most) {
        return db.sql(SELECT + "order by done_at desc fetch first ? rows only")
                .param(most)
                .query((row, n) -> read(row))
                .list();
    }

    /** What concerns a member, newest first. */
    public List<Entry> about(MemberId member, int most) {
        return db.sql(SELECT + "where subject_id = ? order by done_at desc fetch first ? rows only")
                .params(member.value(), most)
                .query((row, n) -> read(row))
                .list();
    }

    @Transactional
    int sweep() {
        return db.sql("delete from audit_entry where done_at < ?")
                .param(Columns.at(clock.instant().minus(KEPT)))
                .update();
    }

    private static Entry read(java.sql.ResultSet row) throws java.sql.SQLException {
        UUID actor = Columns.uuidOrNull(row, "actor_id");
        UUID subject = Columns.uuidOrNull(row, "subject_id");
        return new Entry(
                Columns.instant(row, "done_at"),
                actor == null ? null : new MemberId(actor),
                subject == null ? null : new MemberId(subject),
                row.getString("deed"),
                row.getString("about"));
    }
}
