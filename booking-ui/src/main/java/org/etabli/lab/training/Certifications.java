package org.etabli.lab.training;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who holds what, until when; everything that was ever granted stays here. */
@Repository
public class Certifications {

    private static final String SELECT = "select id, member_id, training_id, granted_at, granted_by, expires_at,"
            + " revoked_at, revoked_by, reason from certification ";

    private final JdbcClient db;
    private final Trainings trainings;
    private final Clock clock;

    Certifications(JdbcClient db, Trainings trainings, Clock clock) {
        this.db = db;
        this.trainings = trainings;
        this.clock = clock;
    }

    /** Whether a member holds everything a machine needs, at an instant. */
    public boolean holds(MemberId member, MachineId machine, Instant at) {
        return trainings.neededBy(machine).stream()
                .allMatch(training -> standing(member, training, at).holds());
    }

    /** How a member stands towards a training at an instant, its prerequisites and theirs included. */
    public Standing standing(MemberId member, Training training, Instant at) {
        List<Certification> granted = of(member, training.id());
        Optional<Certification> valid =
                granted.stream().filter(c -> c.holds(at)).max(BY_EXPIRY);
        if (valid.isEmpty()) {
            return granted.isEmpty() ? new Standing.Never() : past(granted.getFirst(), at);
        }
        List<Training> lacking = new ArrayList<>();
        @Nullable Instant until = valid.get().expiresAt();
        for (TrainingId id : training.prerequisites()) {
            Training prerequisite = trainings.find(id).orElseThrow();
            switch (standing(member, prerequisite, at)) {
                case Standing.Holds holds -> until = earlier(until, holds.until());
                case Standing.Expired _, Standing.Revoked _, Standing.Lacks _, Standing.Never _ ->
                    lacking.add(prerequisite);
            }
        }
        return lacking.isEmpty() ? new Standing.Holds(until) : new Standing.Lacks(lacking);
    }

    /** What a member was ever granted for a training, latest first. */
    public List<Certification> of(MemberId member, TrainingId training) {
        return db.sql(SELECT + "where member_id = ? and training_id = ? order by granted_at desc, id")
                .params(member.value(), training.value())
                .query(Certifications::read)
                .list();
    }

    /** All a member was ever granted, latest first. */
    public List<Certification> of(MemberId member) {
        return db.sql(SELECT + "where member_id = ? order by granted_at desc, id")
                .param(member.value())
                .query(Certifications::read)
                .list();
    }

    /** Those that end within a window and are not renewed beyond it. */
    public List<Certification> ending(Instant from, Instant until) {
        return db.sql(SELECT + """
                        where revoked_at is null and expires_at >= ? and expires_at < ?
                          and not exists (select 1 from certification later
                            where later.member_id = certification.member_id
                              and later.training_id = certification.training_id and later.revoked_at is null
                              and (later.expires_at is null or later.expires_at >= ?))""")
                .params(Columns.at(from), Columns.at(until), Columns.at(until))
                .query(Certifications::read)
                .list();
    }

    @Transactional
    Certification add(MemberId member, TrainingId training, MemberId by, @Nullable Instant expiresAt) {
        Certification granted = new Certification(
                UUID.randomUUID(), member, training, clock.instant(), by, expiresAt, null, null, null);
        db.sql("insert into certification (id, member_id, training_id, granted_at, granted_by, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        granted.id(),
                        member.value(),
                        training.value(),
                        Columns.at(granted.grantedAt()),
                        by.value(),
                        Columns.atOrNull(expiresAt)))
                .update();
        db.sql("delete from training_wish where member_id = ? and training_id = ?")
                .params(member.value(), training.value())
                .update();
        return granted;
    }

    /** Revokes all that still hold; answers how many. */
    @Transactional
    int revoke(MemberId member, TrainingId training, MemberId by, String reason) {
        Instant now = clock.instant();
        return db.sql("update certification set revoked_at = ?, revoked_by = ?, reason = ?"
                        + " where member_id = ? and training_id = ? and revoked_at is null"
                        + " and (expires_at is null or expires_at > ?)")
                .params(Columns.at(now), by.value(), reason, member.value(), training.value(), Columns.at(now))
                .update();
    }

    private static final Comparator<Certification> BY_EXPIRY =
            Comparator.comparing(c -> c.expiresAt() == null ? Instant.MAX : c.expiresAt());

    private static Standing past(Certification latest, Instant at) {
        if (latest.revokedAt() != null) {
            return new Standing.Revoked(latest.revokedAt(), latest.reason() == null ? "" : latest.reason());
        }
        return latest.expiresAt() != null && !at.isBefore(latest.expiresAt())
                ? new Standing.Expired(latest.expiresAt())
                : new Standing.Never();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static Certification read(ResultSet row, int number) throws SQLException {
        UUID revokedBy = Columns.uuidOrNull(row, "revoked_by");
        return new Certification(
                Columns.uuid(row, "id"),
                new MemberId(Columns.uuid(row, "member_id")),
                new TrainingId(Columns.uuid(row, "training_id")),
                Columns.instant(row, "granted_at"),
                new MemberId(Columns.uuid(row, "granted_by")),
                Columns.instantOrNull(row, "expires_at"),
                Columns.instantOrNull(row, "revoked_at"),
                revokedBy == null ? null : new MemberId(revokedBy),
                row.getString("reason"));
    }
}
