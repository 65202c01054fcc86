package org.etabli.lab.member;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All members. */
@Repository
public class Members {

    private static final String SELECT = "select id, email, name, role, language from member ";

    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Members(JdbcClient db, PasswordEncoder passwords, Clock clock) {
        this.db = db;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Transactional
    public Member add(String email, String name, String password, Role role, Locale language) {
        Member member = new Member(MemberId.fresh(), email.toLowerCase(Locale.ROOT), name, role, language);
        db.sql(
                        "insert into member (id, email, name, password, role, language, created_at) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        member.id().value(),
                        member.email(),
                        name,
                        passwords.encode(password),
                        role.name(),
                        language.getLanguage(),
                        Columns.at(clock.instant()))
                .update();
        return member;
    }

    public Optional<Member> find(MemberId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(Members::read)
                .optional();
    }

    public Optional<Member> findByEmail(String email) {
        return db.sql(SELECT + "where email = ?")
                .param(email.toLowerCase(Locale.ROOT))
                .query(Members::read)
                .optional();
    }

    public List<Member> withRoleAtLeast(Role role) {
        List<String> roles = Arrays.stream(Role.values())
                .filter(r -> r.atLeast(role))
                .map(Role::name)
                .toList();
        return db.sql(SELECT + "where role in (:roles) order by name")
                .param("roles", roles)
                .query(Members::read)
                .list();
    }

    public List<Member> all() {
        return db.sql(SELECT + "order by name").query(Members::read).list();
    }

    @Transactional
    public void speak(MemberId id, Locale language) {
        db.sql("update member set language = ? where id = ?")
                .params(language.getLanguage(), id.value())
                .update();
    }

    Optional<String> passwordOf(String email) {
        return db.sql("select password from member where email = ?")
                .param(email.toLowerCase(Locale.ROOT))
                .query(String.class)
                .optional();
    }

    private static Member read(ResultSet row, int number) throws SQLException {
        return new Member(
                new MemberId(Columns.uuid(row, "id")),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Locale.of(row.getString("language")));
    }
}
