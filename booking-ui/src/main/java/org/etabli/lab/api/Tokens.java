package org.etabli.lab.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
public class Tokens {

    public static final int LONGEST_LABEL = 100;
    /** A script is looked at once a year. */
    private static final Duration LIFE = Duration.ofDays(365);
    /** The start of a token's hash names it: long enough to be one's only one, of no use as a token. */
    private static final int ID_LENGTH = 12;

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

    /** A token without its secret. */
    public record Known(String id, String label, Set<Scope> scopes, Instant createdAt, Instant expiresAt) {}

    /** Who speaks, and what their token may be used for. */
    record Speaker(Member member, Set<Scope> scopes) {}

    String issue(MemberId member) {
        return issue(member, "", Scope.ALL);
    }

    @Transactional
    public String issue(MemberId member, String label, Set<Scope> scopes) {
        String token = "etabli_" + keys.newSecret();
        Instant now = clock.instant();
        db.sql(
                        "insert into api_token (hash, member_id, created_at, expires_at, label, scopes) values (?, ?, ?, ?, ?, ?)")
                .params(
                        Secrets.hash(token),
                        member.value(),
                        Columns.at(now),
                        Columns.at(now.plus(LIFE)),
                        label,
                        Scope.write(scopes))
                .update();
        return token;
    }

    Optional<Speaker> speaker(String token) {
        // The member is looked up after the row is read: a second connection while one is held can starve them all.
        return db.sql("select member_id, scopes from api_token where hash = ? and expires_at > ?")
                .params(Secrets.hash(token), Columns.at(clock.instant()))
                .query((row, n) ->
                        new Issued(new MemberId(Columns.uuid(row, "member_id")), Scope.read(row.getString("scopes"))))
                .optional()
                .flatMap(issued -> members.find(issued.member())
                        .filter(member -> !member.suspended())
                        .map(member -> new Speaker(member, issued.scopes())));
    }

    private record Issued(MemberId member, Set<Scope> scopes) {}

    public List<Known> of(MemberId member) {
        return db.sql("select hash, label, scopes, created_at, expires_at from api_token where member_id = ?"
                        + " order by created_at")
                .param(member.value())
                .query((row, n) -> new Known(
                        row.getString("hash").substring(0, ID_LENGTH),
                        row.getString("label"),
                        Scope.read(row.getString("scopes")),
                        Columns.instant(row, "created_at"),
                        Columns.instant(row, "expires_at")))
                .list();
    }

    /** Says whether the member had such a token. */
    public boolean revoke(MemberId member, String id) {
        return id.matches("[0-9a-f]{" + ID_LENGTH + "}")
                && db.sql("delete from api_token where member_id = ? and hash like ?")
                                .params(member.value(), id + "%")
                                .update()
                        > 0;
    }
}
