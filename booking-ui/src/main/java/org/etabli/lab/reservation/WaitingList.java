package org.etabli.lab.reservation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Members;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who waits for which slot. A slot that is given back is held at once, in the same transaction, for the first who waits
 * for it and may have it; they have a while to take it, then it is the next one's.
 */
@Repository
public class WaitingList {

    /** More at once would be a way to keep a machine from others. */
    public static final int MOST = 10;

    private static final String SELECT = "select id, machine_id, member_id, starts_at, ends_at, asked_at from waiting ";

    private final JdbcClient db;
    private final Reservations reservations;
    private final Situations situations;
    private final RuleBook book;
    private final Members members;
    private final Clock clock;

    WaitingList(
            JdbcClient db,
            Reservations reservations,
            Situations situations,
            RuleBook book,
            Members members,
            Clock clock) {
        this.db = db;
        this.reservations = reservations;
        this.situations = situations;
        this.book = book;
        this.members = members;
        this.clock = clock;
    }

    /** Waits for a slot; empty when the member waits for as many as one may, or when the slot has begun. */
    @Transactional
    public Optional<Waiting> join(MachineId machine, Member member, TimeSlot slot) {
        if (of(member.id()).size() >= MOST || !slot.start().isAfter(clock.instant())) {
            return Optional.empty();
        }
        Waiting waiting = new Waiting(UUID.randomUUID(), machine, member.id(), slot, clock.instant());
        db.sql(
                        "insert into waiting (id, machine_id, member_id, starts_at, ends_at, asked_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        waiting.id(),
                        machine.value(),
                        member.id().value(),
                        Columns.at(slot.start()),
                        Columns.at(slot.end()),
                        Columns.at(waiting.askedAt()))
                .update();
        return Optional.of(waiting);
    }

    /** No longer waits; says whether the member did. */
    public boolean leave(UUID id, Member member) {
        return db.sql("delete from waiting where id = ? and member_id = ?")
                        .params(id, member.id().value())
                        .update()
                > 0;
    }

    /** What a member waits for and what has not begun yet, soonest first. */
    public List<Waiting> of(MemberId member) {
        return db.sql(SELECT + "where member_id = ? and starts_at > ? order by starts_at, asked_at")
                .params(member.value(), Columns.at(clock.instant()))
                .query(WaitingList::read)
                .list();
    }

    /**
     * Holds what has become free on a machine for those who wait for it, first come first served; called in the turn of
     * whoever gave it back.
     */
    void offer(MachineId machine, TimeSlot freed) {
        for (Waiting next : forPartOf(machine, freed)) {
            Optional<Member> member = members.find(next.member());
            if (member.isPresent() && mayHave(next, member.get())) {
                Instant until = earlier(
                        clock.instant().plus(book.of(machine, member.get()).offer()),
                        next.slot().start());
                reservations.add(
                        new Reservations.Fresh(machine, next.member(), next.slot(), Certainty.OFFERED, until, null));
                db.sql("delete from waiting where id = ?").param(next.id()).update();
            }
        }
    }

    /** Waits for nothing any more. */
    void forget(MemberId member) {
        db.sql("delete from waiting where member_id = ?").param(member.value()).update();
    }

    /** Forgets wishes whose time has come. */
    void forgetBegun() {
        db.sql("delete from waiting where starts_at <= ?")
                .param(Columns.at(clock.instant()))
                .update();
    }

    private boolean mayHave(Waiting next, Member member) {
        Wish wish = Wish.of(next.machine(), next.slot(), member);
        return Checks.ofNew(wish, situations.of(wish)).isEmpty();
    }

    private List<Waiting> forPartOf(MachineId machine, TimeSlot freed) {
        return db.sql(SELECT + "where machine_id = ? and starts_at < ? and ends_at > ? and starts_at > ?"
                        + " order by asked_at, id")
                .params(
                        machine.value(),
                        Columns.at(freed.end()),
                        Columns.at(freed.start()),
                        Columns.at(clock.instant()))
                .query(WaitingList::read)
                .list();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Waiting read(ResultSet row, int number) throws SQLException {
        return new Waiting(
                Columns.uuid(row, "id"),
                new MachineId(row.getString("machine_id")),
                new MemberId(Columns.uuid(row, "member_id")),
                new TimeSlot(Columns.instant(row, "starts_at"), Columns.instant(row, "ends_at")),
                Columns.instant(row, "asked_at"));
    }
}
