package org.etabli.lab.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.etabli.controller.contract.Topics;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.site.Secrets;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All benches, and how one joins: with a code that works once, for a while. */
@Repository
public class Benches {

    public static final int LONGEST_LABEL = 100;

    /** Long enough to walk to the workshop and type the code. */
    static final Duration CODE_LIFE = Duration.ofMinutes(30);

    private final JdbcClient db;
    private final Keys keys;
    private final Clock clock;
    private final String site;

    Benches(JdbcClient db, Keys keys, Clock clock, LabSettings settings) {
        this.db = db;
        this.keys = keys;
        this.clock = clock;
        this.site = settings.site().name();
    }

    public List<Bench> all() {
        return db.sql("select name, label, enrolled_at from bench order by name")
                .query((row, n) -> new Bench(
                        row.getString("name"), row.getString("label"), Columns.instantOrNull(row, "enrolled_at")))
                .list();
    }

    /** Adds a bench; its short name, by which its topics call it, is the next that is free. */
    @Transactional
    public void add(String label) {
        Set<String> taken = all().stream().map(Bench::name).collect(Collectors.toSet());
        add(
                IntStream.iterate(1, number -> number + 1)
                        .mapToObj(number -> "bench-" + number)
                        .filter(name -> !taken.contains(name))
                        .findFirst()
                        .orElseThrow(),
                label);
    }

    @Transactional
    public void add(String name, String label) {
        topics(name);
        db.sql("insert into bench (name, label, lease_number) values (?, ?, 0)")
                .params(name, label)
                .update();
    }

    /** A new one-time code for the bench, to be typed there; the one before it stops working. */
    @Transactional
    public String newCode(String name) {
        String code = keys.newSecret().substring(0, 10);
        expectCode(name, code);
        return code;
    }

    @Transactional
    public void expectCode(String name, String code) {
        db.sql("update bench set code_hash = ?, code_expires = ? where name = ?")
                .params(Secrets.hash(code), Columns.at(clock.instant().plus(CODE_LIFE)), name)
                .update();
    }

    /** Uses up a code; the bench's fresh key, or nothing when the code is wrong, used or too old. */
    @Transactional
    public Optional<Enrolled> enrol(String code) {
        Instant now = clock.instant();
        Optional<String> name = db.sql("select name from bench where code_hash = ? and code_expires > ?")
                .params(Secrets.hash(code), Columns.at(now))
                .query(String.class)
                .optional();
        return name.map(bench -> {
            String key = keys.newSecret();
            db.sql(
                            "update bench set key_hash = ?, code_hash = null, code_expires = null, enrolled_at = ? where name = ?")
                    .params(Secrets.hash(key), Columns.at(now), bench)
                    .update();
            return new Enrolled(bench, key);
        });
    }

    /** A bench that has just joined. */
    public record Enrolled(String bench, String key) {}

    /** Whether a key is this bench's own. */
    public boolean hasKey(String bench, String key) {
        return db.sql("select key_hash from bench where name = ? and key_hash is not null")
                .param(bench)
                .query(String.class)
                .optional()
                .filter(hash -> Secrets.matches(key, hash))
                .isPresent();
    }

    /** The bench a key belongs to. */
    public Optional<String> withKey(String key) {
        return db.sql("select name from bench where key_hash = ?")
                .param(Secrets.hash(key))
                .query(String.class)
                .optional();
    }

    /**
     * Numbered at once, whatever becomes of the change that asks for it: were the bench's row locked until that is
     * committed, two changes that renew several benches could each wait for a bench the other has numbered.
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    long nextLeaseNumber(String bench) {
        db.sql("update bench set lease_number = lease_number + 1 where name = ?")
                .param(bench)
                .update();
        return db.sql("select lease_number from bench where name = ?")
                .param(bench)
                .query(Long.class)
                .single();
    }

    /** The next lease's number will be above this one. */
    @Transactional
    void numberLeasesAbove(String bench, long number) {
        db.sql("update bench set lease_number = ? where name = ? and lease_number < ?")
                .params(number, bench, number)
                .update();
    }

    Topics topics(String bench) {
        return new Topics(site, bench);
    }
}
