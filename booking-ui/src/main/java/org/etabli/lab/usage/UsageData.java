package org.etabli.lab.usage;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.PersonalData;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What somebody's sessions consumed. The figures stay without a name; badges that opened nothing are forgotten. */
@Repository
class UsageData implements PersonalData {

    private static final int MOST = 100_000;
    /** A refused badge's hash: of use while somebody wonders why it was refused. */
    private static final Duration REFUSALS_KEPT = Duration.ofDays(365);

    /** Who came to a session is on its sheet from then on. */
    private static final Duration GREETINGS_KEPT = Duration.ofDays(30);

    private final JdbcClient db;
    private final UsageSessions sessions;
    private final Clock clock;

    UsageData(JdbcClient db, UsageSessions sessions, Clock clock) {
        this.db = db;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "usage";
    }

    @Override
    public java.time.@Nullable Period kept() {
        return null;
    }

    @Override
    public List<Map<String, Object>> export(MemberId member) {
        return sessions.of(member, MOST).stream().map(UsageData::fact).toList();
    }

    private static Map<String, Object> fact(UsageSession session) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("machine", session.machine().value());
        fact.put("openedAt", session.openedAt().toString());
        fact.put("closedAt", String.valueOf(session.closedAt()));
        fact.put("wattHours", String.valueOf(session.wattHours()));
        fact.put("priceCents", String.valueOf(session.priceCents()));
        return fact;
    }

    @Override
    public void erase(MemberId member) {
        // The rows point to a member without a name: hours and energy of the machine, nobody's.
    }

    @Override
    @Transactional
    public int sweep() {
        return forget("badge-refused", REFUSALS_KEPT) + forget("badge-noted", GREETINGS_KEPT);
    }

    private int forget(String kind, Duration kept) {
        return db.sql("delete from bench_event where kind = ? and happened_at < ?")
                .params(kind, Columns.at(clock.instant().minus(kept)))
                .update();
    }
}
