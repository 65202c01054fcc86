package org.etabli.lab.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.Secrets;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Links that work once and for a while; only their hashes are kept. */
@Repository
class OneTimeLinks {

    private final JdbcClient db;
    private final Keys keys;
    private final Clock clock;

    OneTimeLinks(JdbcClient db, Keys keys, Clock clock) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
    }

    enum Purpose {
        /** Proves that an address is theirs; people read their mail within days. */
        CONFIRM(Duration.ofDays(3)),
        /** Sets a password; short, since it is as good as one. */
        PASSWORD(Duration.ofHours(2)),
        /** Sets the first password of somebody an animator added; they may come back next week. */
        INVITATION(Duration.ofDays(14));

        private final Duration life;

        Purpose(Duration life) {
            this.life = life;
        }
    }

    /** A fresh secret for a purpose; the ones before it for that purpose stop working. */
    @Transactional
    String issue(MemberId member, Purpose purpose) {
        String secret = keys.newSecret();
        Instant now = clock.instant();
        db.sql("delete from one_time_link where member_id = ? and purpose = ?")
                .params(member.value(), purpose.name())
                .update();
        db.sql("insert into one_time_link (hash, member_id, purpose, created_at, expires_at) values (?, ?, ?, ?, ?)")
                .params(
                        Secrets.hash(secret),
                        member.value(),
                        purpose.name(),
                        Columns.at(now),
                        Columns.at(now.plus(purpose.life)))
                .update();
        return secret;
    }

    /** Whose it is, without using it up. */
    Optional<Found> find(String secret) {
        return db.sql("select member_id, purpose from one_time_link where hash = ? and expires_at > ?")
                .params(Secrets.hash(secret), Columns.at(clock.instant()))
                .query((row, n) -> new Found(
                        new MemberId(row.getObject("member_id", UUID.class)),
                        Purpose.valueOf(row.getString("purpose"))))
                .optional();
    }

    record Found(MemberId member, Purpose purpose) {}

    /** Uses it up; of two at once only one gets an answer. */
    @Transactional
    Optional<Found> use(String secret) {
        Optional<Found> found = find(secret);
        int used = db.sql("delete from one_time_link where hash = ?")
                .param(Secrets.hash(secret))
                .update();
        return used == 1 ? found : Optional.empty();
    }

    @Transactional
    int sweep() {
        return db.sql("delete from one_time_link where expires_at <= ?")
                .param(Columns.at(clock.instant()))
                .update();
    }
}
