package org.etabli.lab.api;

import java.time.Clock;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.PersonalData;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Somebody's tokens for scripts and addresses of calendars: that there are some, never what they are. */
@Repository
class TokenData implements PersonalData {

    private final JdbcClient db;
    private final Clock clock;

    TokenData(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "token";
    }

    @Override
    public Period kept() {
        return Period.ofYears(1);
    }

    @Override
    public List<Map<String, Object>> export(MemberId member) {
        return db.sql("select created_at, expires_at from api_token where member_id = ? order by created_at")
                .param(member.value())
                .query((row, n) -> Map.<String, Object>of(
                        "createdAt", Columns.instant(row, "created_at").toString(),
                        "expiresAt", Columns.instant(row, "expires_at").toString()))
                .list();
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        db.sql("delete from api_token where member_id = ?")
                .param(member.value())
                .update();
        db.sql("delete from calendar_feed where member_id = ?")
                .param(member.value())
                .update();
        db.sql("delete from idempotency_key where member_id = ?")
                .param(member.value())
                .update();
    }

    @Override
    @Transactional
    public int sweep() {
        return db.sql("delete from api_token where expires_at < ?")
                .param(Columns.at(clock.instant()))
                .update();
    }
}
