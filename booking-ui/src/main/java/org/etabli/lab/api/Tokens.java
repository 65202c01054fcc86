package org.etabli.lab.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Members;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.Secrets;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Personal tokens for scripts; only their hashes are kept. */
@Repository
class Tokens {

    /** A script is looked at once a year. */
    private static final Duration LIFE = Duration.ofDays(365);

    private final JdbcClient db;
    private final Members members;
    private final Keys keys;
    private final Clock clock;

    Tokens(JdbcClient db, Members members, Keys keys, Clock clock) {
        this.db = db;
        this.members = members;
        this.keys = keys;
        this.clock = clock;
    }

    @Transactional
    String issue(MemberId member) {
        String token = "etabli_" + keys.newSecret();
        Instant now = clock.instant();
        db.sql("insert into api_token (hash, member_id, created_at, expires_at) values (?, ?, ?, ?)")
                .params(Secrets.hash(token), member.value(), Columns.at(now), Columns.at(now.plus(LIFE)))
                .update();
        return token;
    }

    Optional<Member> ownerOf(String token) {
        return db.sql("select member_id from api_token where hash = ? and expires_at > ?")
                .params(Secrets.hash(token), Columns.at(clock.instant()))
                .query(UUID.class)
                .optional()
                .flatMap(id -> members.find(new MemberId(id)))
                .filter(member -> !member.suspended());
    }
}
