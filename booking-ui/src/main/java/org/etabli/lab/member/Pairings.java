package org.etabli.lab.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.RefusalReason;
import org.etabli.lab.bench.BenchReported;
import org.etabli.lab.sql.Columns;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A new badge becomes somebody's at a machine's reader: an animator names the person and the machine, the next unknown
 * badge that reader refuses is offered, and the animator says yes. Kept in the database, so that any node may hear the
 * reader and any other show it.
 */
@Service
public class Pairings {

    /** Time to walk to the machine; a badge held later is somebody else's story. */
    public static final Duration LIFE = Duration.ofMinutes(3);
    /** The bench's clock may be a little behind ours. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(5);

    private final JdbcClient db;
    private final Badges badges;
    private final Audit audit;
    private final Clock clock;

    Pairings(JdbcClient db, Badges badges, Audit audit, Clock clock) {
        this.db = db;
        this.badges = badges;
        this.audit = audit;
        this.clock = clock;
    }

    /** Where a pairing stands. */
    public sealed interface Pairing {

        /** Nobody waits here for this person: too late, or somebody else took the reader. */
        record Over() implements Pairing {}

        record Waiting(Instant until) implements Pairing {}

        /** A badge nobody has was held to the reader. */
        record Offered() implements Pairing {}
    }

    /** Waits for a badge at a reader; whoever waited there before no longer does. */
    @Transactional
    public Pairing.Waiting await(Member by, Member member, String machine) {
        if (!by.is(Role.ANIMATOR)) {
            throw new IllegalArgumentException("only animators pair badges");
        }
        Instant now = clock.instant();
        db.sql("delete from badge_pairing where machine_id = ?").param(machine).update();
        db.sql("insert into badge_pairing (machine_id, member_id, asked_by, asked_at) values (?, ?, ?, ?)")
                .params(machine, member.id().value(), by.id().value(), Columns.at(now))
                .update();
        return new Pairing.Waiting(now.plus(LIFE));
    }

    public Pairing state(Member by, Member member, String machine) {
        return row(by, member, machine)
                .<Pairing>map(row ->
                        row.hash().isEmpty() ? new Pairing.Waiting(row.askedAt().plus(LIFE)) : new Pairing.Offered())
                .orElseGet(Pairing.Over::new);
    }

    /** The offered badge becomes the person's. */
    @Transactional
    public boolean accept(Member by, Member member, String machine) {
        Optional<Row> offered =
                row(by, member, machine).filter(row -> !row.hash().isEmpty());
        offered.ifPresent(row -> {
            badges.pairHash(row.hash(), member.id());
            audit.note(by.id(), member.id(), "badge-paired", machine);
            stop(machine, by);
        });
        return offered.isPresent();
    }

    @Transactional
    public void stop(String machine, Member by) {
        db.sql("delete from badge_pairing where machine_id = ? and asked_by = ?")
                .params(machine, by.id().value())
                .update();
    }

    /** The person's badge is lost: it opens nothing from the next lease on. */
    @Transactional
    public void forget(Member by, Member member, String hash) {
        badges.remove(hash, member.id());
        audit.note(by.id(), member.id(), "badge-removed", "");
    }

    /** The first unknown badge counts; a second one must not slip in before the animator has looked up. */
    @EventListener
    @Order(30)
    @Transactional
    void on(BenchReported reported) {
        String machine = reported.event().machine();
        if (machine != null
                && reported.event().what() instanceof Happening.BadgeRefused refused
                && refused.reason() == RefusalReason.UNKNOWN_BADGE
                && badges.ownerOf(refused.badge()).isEmpty()) {
            Instant at = reported.event().at();
            db.sql("update badge_pairing set hash = ? where machine_id = ? and hash is null"
                            + " and asked_at <= ? and asked_at > ?")
                    .params(refused.badge(), machine, Columns.at(at.plus(CLOCK_SLACK)), Columns.at(at.minus(LIFE)))
                    .update();
        }
    }

    private record Row(Instant askedAt, String hash) {}

    private Optional<Row> row(Member by, Member member, String machine) {
        return db.sql("select asked_at, hash from badge_pairing"
                        + " where machine_id = ? and member_id = ? and asked_by = ? and asked_at > ?")
                .params(
                        machine,
                        member.id().value(),
                        by.id().value(),
                        Columns.at(clock.instant().minus(LIFE)))
                .query((row, n) -> new Row(
                        Columns.instant(row, "asked_at"), row.getString("hash") == null ? "" : row.getString("hash")))
                .optional();
    }
}
