package org.etabli.lab.member;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which member an account of the OpenID provider belongs to. */
@Repository
class OpenIdAccounts {

    /** Why somebody is not let in: words of {@code sign-in.openid.…}. */
    static final Set<String> REFUSALS = Set.of("address", "unknown", "suspended");

    private final JdbcClient db;
    private final Members members;
    private final Audit audit;
    private final OpenIdSettings settings;
    private final Clock clock;

    OpenIdAccounts(JdbcClient db, Members members, Audit audit, OpenIdSettings settings, Clock clock) {
        this.db = db;
        this.members = members;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What the provider says of somebody.
     *
     * @param subject never given to somebody else; an address may be
     * @param email absent unless the provider has proved it to be theirs
     */
    record Claims(String issuer, String subject, @Nullable String email, String name, Locale language) {}

    sealed interface Found {

        record Known(Member member) implements Found {}

        /** @param why one of {@link #REFUSALS} */
        record Refused(String why) implements Found {}
    }

    /** The member who has signed in with this account before, or has its address; otherwise a new one, where the lab admits. */
    @Transactional
    public Found of(Claims claims) {
        Optional<Member> linked = linked(claims);
        if (linked.isPresent()) {
            return known(linked.get());
        }
        String email = claims.email();
        if (email == null) {
            return new Found.Refused("address");
        }
        Optional<Member> member = members.findByEmail(email);
        if (member.isPresent()) {
            return member.get().suspended() ? new Found.Refused("suspended") : link(member.get(), claims);
        }
        NewMember wanted = new NewMember(claims.name(), email, null, Role.MEMBER, claims.language(), null);
        if (!settings.admits() || wanted.fault(today()) != null) {
            return new Found.Refused("unknown");
        }
        return members.add(wanted)
                .<Found>map(added -> link(added, claims))
                .orElseGet(() -> new Found.Refused("unknown"));
    }

    private static Found known(Member member) {
        return member.suspended() ? new Found.Refused("suspended") : new Found.Known(member);
    }

    /** A password that somebody chose for an address they had not proved to be theirs must not open it now. */
    private Found link(Member member, Claims claims) {
        if (!members.isConfirmed(member.id())) {
            members.removePassword(member.id());
            members.confirm(member.id());
        }
        db.sql("insert into openid_account (issuer, subject, member_id) values (?, ?, ?)")
                .params(claims.issuer(), claims.subject(), member.id().value())
                .update();
        audit.note(member.id(), member.id(), "openid-linked", "");
        return new Found.Known(member);
    }

    private Optional<Member> linked(Claims claims) {
        return db.sql("select member_id from openid_account where issuer = ? and subject = ?")
                .params(claims.issuer(), claims.subject())
                .query((row, number) -> new MemberId(Columns.uuid(row, "member_id")))
                .optional()
                .flatMap(members::find);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
