package org.etabli.lab.course;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Role;
import org.etabli.lab.site.DataFolder;
import org.etabli.lab.site.Secrets;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files of templates: under their hash in the data folder, so that the same file brought twice is kept once. */
@Repository
public class Handouts {

    private final JdbcClient db;
    private final Path folder;
    private final Clock clock;

    Handouts(JdbcClient db, DataFolder data, Clock clock) {
        this.db = db;
        this.folder = data.handouts();
        this.clock = clock;
    }

    public List<Handout> of(TemplateId template) {
        return db.sql("select * from course_handout where template_id = ? order by added_at, id")
                .param(template.value())
                .query(Handouts::read)
                .list();
    }

    /** Keeps a file; refused where it is too large, one too many, or not said whose it is. */
    @Transactional
    public Outcome add(
            Member by, TemplateId template, String name, FreeLicence licence, String author, InputStream content)
            throws IOException {
        if (!by.is(Role.ANIMATOR)) {
            return new Outcome.Refused("course.refused.role");
        }
        String plain = plainName(name);
        if (plain.isEmpty() || author.isBlank() || author.length() > Handout.LONGEST_AUTHOR) {
            return new Outcome.Refused("course.handout.author");
        }
        if (of(template).size() >= Handout.MOST) {
            return new Outcome.Refused("course.handout.too-many");
        }
        byte[] bytes = content.readNBytes(Handout.MOST_BYTES + 1);
        if (bytes.length == 0 || bytes.length > Handout.MOST_BYTES) {
            return new Outcome.Refused("course.handout.size");
        }
        String sha256 = HexFormat.of().formatHex(Secrets.sha256().digest(bytes));
        keep(sha256, bytes);
        db.sql("insert into course_handout (id, template_id, name, sha256, bytes, licence, author, added_at, added_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        template.value(),
                        plain,
                        sha256,
                        bytes.length,
                        licence.name(),
                        author.strip(),
                        Columns.at(clock.instant()),
                        by.id().value())
                .update();
        return new Outcome.Done();
    }

    /** There whole or not at all, whatever happens while it is written. */
    private void keep(String sha256, byte[] bytes) throws IOException {
        Path part = Files.createTempFile(folder, "handout", ".part");
        try {
            Files.write(part, bytes);
            Files.move(
                    part, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    @Transactional
    public Outcome remove(Member by, Handout handout) throws IOException {
        if (!by.is(Role.ANIMATOR)) {
            return new Outcome.Refused("course.refused.role");
        }
        db.sql("delete from course_handout where id = ?").param(handout.id()).update();
        Optional<UUID> other = db.sql("select id from course_handout where sha256 = ? fetch first row only")
                .param(handout.sha256())
                .query(UUID.class)
                .optional();
        if (other.isEmpty()) {
            Files.deleteIfExists(folder.resolve(handout.sha256()));
        }
        return new Outcome.Done();
    }

    public InputStream open(Handout handout) throws IOException {
        return Files.newInputStream(folder.resolve(handout.sha256()));
    }

    private static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\"]", "")
                .strip();
        return last.length() <= Handout.LONGEST_NAME ? last : last.substring(last.length() - Handout.LONGEST_NAME);
    }

    private static Handout read(ResultSet row, int number) throws SQLException {
        return new Handout(
                Columns.uuid(row, "id"),
                new TemplateId(Columns.uuid(row, "template_id")),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                FreeLicence.valueOf(row.getString("licence")),
                row.getString("author"),
                Columns.instant(row, "added_at"));
    }
}
