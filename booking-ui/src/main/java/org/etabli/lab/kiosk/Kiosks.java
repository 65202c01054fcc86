package org.etabli.lab.kiosk;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.member.Audit;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.Secrets;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All tablets. Each is known by the secret in its link, which is shown once. */
@Repository
public class Kiosks {

    public static final int LONGEST_LABEL = 60;

    private final JdbcClient db;
    private final Keys keys;
    private final Audit audit;
    private final Clock clock;

    Kiosks(JdbcClient db, Keys keys, Audit audit, Clock clock) {
        this.db = db;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Kiosk> all() {
        return db.sql("select id, label, made_at from kiosk order by label")
                .query((row, n) ->
                        new Kiosk(Columns.uuid(row, "id"), row.getString("label"), Columns.instant(row, "made_at")))
                .list();
    }

    /** A new tablet's secret; nothing where the member may not, or the label is empty or too long. */
    @Transactional
    public Optional<String> add(Member by, String label) {
        String name = label.strip();
        if (!by.is(Role.MANAGER) || name.isEmpty() || name.length() > LONGEST_LABEL) {
            return Optional.empty();
        }
        String secret = keys.newSecret();
        db.sql("insert into kiosk (id, label, secret_hash, made_by, made_at) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), name, Secrets.hash(secret), by.id().value(), Columns.at(clock.instant()))
                .update();
        audit.note(by.id(), null, "kiosk-added", name);
        return Optional.of(secret);
    }

    /** Whatever tablet has this secret. */
    public Optional<Kiosk> with(String secret) {
        return db.sql("select id, label, made_at from kiosk where secret_hash = ?")
                .param(Secrets.hash(secret))
                .query((row, n) ->
                        new Kiosk(Columns.uuid(row, "id"), row.getString("label"), Columns.instant(row, "made_at")))
                .optional();
    }

    /** A tablet that was lost, or has served: its link shows nothing from now on. */
    @Transactional
    public void remove(Member by, Kiosk kiosk) {
        if (by.is(Role.MANAGER)) {
            db.sql("delete from kiosk where id = ?").param(kiosk.id()).update();
            audit.note(by.id(), null, "kiosk-removed", kiosk.label());
        }
    }
}
