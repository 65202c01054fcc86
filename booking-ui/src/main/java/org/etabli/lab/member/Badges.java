package org.etabli.lab.member;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.controller.contract.BadgeHash;
import org.etabli.lab.site.Keys;
import org.etabli.lab.sql.Columns;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which badge is whose; only keyed hashes are kept. */
@Repository
public class Badges {

    private final JdbcClient db;
    private final Keys keys;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Badges(JdbcClient db, Keys keys, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
        this.events = events;
    }

    /** The badge becomes this member's; it is taken from whoever had it. */
    @Transactional
    public void pair(String number, MemberId member) {
        pairHash(BadgeHash.of(number, keys.badge()), member);
    }

    /** The same for a badge of which only the keyed hash is known: a reader's. */
    @Transactional
    void pairHash(String hash, MemberId member) {
        db.sql("delete from badge where hash = ?").param(hash).update();
        db.sql("insert into badge (hash, member_id, paired_at) values (?, ?, ?)")
                .params(hash, member.value(), Columns.at(clock.instant()))
                .update();
        events.publishEvent(new BadgePaired(member));
    }

    /** A lost badge opens nothing any more. */
    @Transactional
    void remove(String hash, MemberId member) {
        db.sql("delete from badge where hash = ? and member_id = ?")
                .params(hash, member.value())
                .update();
        events.publishEvent(new BadgePaired(member));
    }

    /** Keyed hashes of a member's badges. */
    public List<String> of(MemberId member) {
        return db.sql("select hash from badge where member_id = ? order by paired_at")
                .param(member.value())
                .query(String.class)
                .list();
    }

    public Optional<MemberId> ownerOf(String hash) {
        return db.sql("select member_id from badge where hash = ?")
                .param(hash)
                .query(UUID.class)
                .optional()
                .map(MemberId::new);
    }
}
