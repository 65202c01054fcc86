package org.etabli.lab.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.etabli.lab.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All members. Whoever was erased is no longer one: only an empty row stays, for the lab's counting. */
@Repository
public class Members {

    private static final String SELECT =
            "select id, email, login, name, role, language, born, suspended_at from member where erased_at is null ";

    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Members(JdbcClient db, PasswordEncoder passwords, Clock clock, ApplicationEventPublisher events) {
        this.db = db;
        this.passwords = passwords;
        this.clock = clock;
        this.events = events;
    }

    /** Adds somebody whose address is known to be theirs. */
    @Transactional
    public Member add(String email, String name, String password, Role role, Locale language) {
        Member member = add(new NewMember(name, email, null, role, language, null))
                .orElseThrow(() -> new IllegalArgumentException(email + " is taken"));
        setPassword(member.id(), password);
        confirm(member.id());
        return member;
    }

    /** Adds somebody, unconfirmed and without a password; nobody when the address or login is somebody else's. */
    @Transactional
    public Optional<Member> add(NewMember wanted) {
        if (isTaken(wanted.email()) || isTaken(wanted.login())) {
            return Optional.empty();
        }
        Member member = new Member(
                MemberId.fresh(),
                wanted.email(),
                wanted.login(),
                wanted.name(),
                wanted.role(),
                wanted.language(),
                wanted.born(),
                false);
        Instant now = clock.instant();
        try {
            db.sql("insert into member (id, email, login, name, role, language, born, created_at, seen_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            member.id().value(),
                            member.email(),
                            member.login(),
                            member.name(),
                            member.role().name(),
                            member.language().getLanguage(),
                            member.born(),
                            Columns.at(now),
                            Columns.at(now)))
                    .update();
        } catch (DuplicateKeyException e) {
            throw new IllegalStateException("two people took one address at the same instant", e);
        }
        return Optional.of(member);
    }

    public Optional<Member> find(MemberId id) {
        return db.sql(SELECT + "and id = ?")
                .param(id.value())
                .query(Members::read)
                .optional();
    }

    public Optional<Member> findByEmail(String email) {
        return db.sql(SELECT + "and email = ?")
                .param(email.strip().toLowerCase(Locale.ROOT))
                .query(Members::read)
                .optional();
    }

    /** By what they typed to sign in: their address, or their login. */
    public Optional<Member> findBySignIn(String typed) {
        String name = typed.strip().toLowerCase(Locale.ROOT);
        return db.sql(SELECT + "and (email = ? or login = ?)")
                .params(name, name)
                .query(Members::read)
                .optional();
    }

    public List<Member> withRoleAtLeast(Role role) {
        List<String> roles = Arrays.stream(Role.values())
                .filter(r -> r.atLeast(role))
                .map(Role::name)
                .toList();
        return db.sql(SELECT + "and role in (:roles) order by name")
                .param("roles", roles)
                .query(Members::read)
                .list();
    }

    public List<Member> all() {
        return db.sql(SELECT + "order by lower(name), id").query(Members::read).list();
    }

    /** Those whose name, address or login contains every word, at most so many. */
    public List<Member> search(String words, int most) {
        StringBuilder sql = new StringBuilder(SELECT);
        List<Object> params = new java.util.ArrayList<>();
        for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+", 8)) {
            String pattern = "%" + word.replaceAll("[!%_]", "!$0") + "%";
            sql.append("and (lower(name) like ? escape '!' or email like ? escape '!' or login like ? escape '!') ");
            params.addAll(List.of(pattern, pattern, pattern));
        }
        params.add(most);
        return db.sql(sql + "order by lower(name), id fetch first ? rows only")
                .params(params)
                .query(Members::read)
                .list();
    }

    @Transactional
    public void speak(MemberId id, Locale language) {
        db.sql("update member set language = ? where id = ?")
                .params(language.getLanguage(), id.value())
                .update();
    }

    /** Whether somebody signs in with it already. */
    public boolean isTaken(@Nullable String emailOrLogin) {
        return emailOrLogin != null
                && db.sql("select count(*) from member where email = ? or login = ?")
                                .params(emailOrLogin, emailOrLogin)
                                .query(Integer.class)
                                .single()
                        > 0;
    }

    /** Whether their address answered, or somebody of the lab saw them. */
    public boolean isConfirmed(MemberId id) {
        return db.sql("select count(*) from member where id = ? and confirmed_at is not null")
                        .param(id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional
    void confirm(MemberId id) {
        db.sql("update member set confirmed_at = ? where id = ? and confirmed_at is null")
                .params(Columns.at(clock.instant()), id.value())
                .update();
    }

    @Transactional
    void setPassword(MemberId id, String password) {
        db.sql("update member set password = ? where id = ? and erased_at is null")
                .params(passwords.encode(password), id.value())
                .update();
    }

    @Transactional
    void removePassword(MemberId id) {
        db.sql("update member set password = null where id = ?")
                .param(id.value())
                .update();
    }

    @Transactional
    void setDetails(MemberId id, NewMember details) {
        db.sql("update member set name = ?, email = ?, login = ?, born = ? where id = ? and erased_at is null")
                .params(Arrays.asList(details.name(), details.email(), details.login(), details.born(), id.value()))
                .update();
    }

    @Transactional
    void setRole(MemberId id, Role role) {
        db.sql("update member set role = ? where id = ?")
                .params(role.name(), id.value())
                .update();
        events.publishEvent(new MemberChanged(id));
    }

    @Transactional
    void setSuspended(MemberId id, boolean suspended) {
        db.sql("update member set suspended_at = ? where id = ?")
                .params(Arrays.asList(suspended ? Columns.at(clock.instant()) : null, id.value()))
                .update();
        events.publishEvent(new MemberChanged(id));
    }

    /** They were here: what retention counts from. */
    @Transactional
    void seen(MemberId id) {
        db.sql("update member set seen_at = ? where id = ?")
                .params(Columns.at(clock.instant()), id.value())
                .update();
    }

    Optional<String> passwordOf(MemberId id) {
        return db.sql("select password from member where id = ? and password is not null and erased_at is null")
                .param(id.value())
                .query(String.class)
                .optional();
    }

    private static Member read(ResultSet row, int number) throws SQLException {
        return new Member(
                new MemberId(Columns.uuid(row, "id")),
                row.getString("email"),
                row.getString("login"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Locale.of(row.getString("language")),
                row.getObject("born", java.time.LocalDate.class),
                row.getObject("suspended_at") != null);
    }
}
