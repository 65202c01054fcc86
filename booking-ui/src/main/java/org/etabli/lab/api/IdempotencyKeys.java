package org.etabli.lab.api;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Requests that were answered, by the key their sender gave them. */
@Repository
class IdempotencyKeys {

    /** A script that still tries the same after a day is started anew by somebody. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient db;
    private final Clock clock;

    IdempotencyKeys(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** @param requestHash of method, path and body: the same key for something else is a mistake */
    record Answered(
            String requestHash, int status, @Nullable String location, String body) {}

    Optional<Answered> find(MemberId member, String key) {
        return db.sql("select request_hash, status, location, body from idempotency_key"
                        + " where member_id = ? and request_key = ?")
                .params(member.value(), key)
                .query((row, n) -> new Answered(
                        row.getString("request_hash"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("body")))
                .optional();
    }

    /**
     * Takes the key; whoever sends the same at the same time waits here until this transaction ends.
     *
     * @throws org.springframework.dao.DuplicateKeyException when it has been answered meanwhile
     */
    void take(MemberId member, String key, String requestHash) {
        db.sql("insert into idempotency_key (member_id, request_key, request_hash, status, body, created_at)"
                        + " values (?, ?, ?, 0, '', ?)")
                .params(member.value(), key, requestHash, Columns.at(clock.instant()))
                .update();
    }

    void answer(MemberId member, String key, Answered answered) {
        db.sql("update idempotency_key set status = ?, location = ?, body = ? where member_id = ? and request_key = ?")
                .params(Arrays.asList(answered.status(), answered.location(), answered.body(), member.value(), key))
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void forgetOld() {
        db.sql("delete from idempotency_key where created_at < ?")
                .param(Columns.at(clock.instant().minus(KEPT)))
                .update();
    }
}
