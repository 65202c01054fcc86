package org.etabli.lab.job;

import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.sql.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files members brought. */
@Repository
public class GcodeFiles {

    private static final String SELECT = "select id, member_id, name, sha256, bytes, uploaded_at from gcode_file ";
    private static final int LONGEST_NAME = 200;

    private final JdbcClient db;
    private final FileStore store;
    private final Clock clock;

    GcodeFiles(JdbcClient db, FileStore store, Clock clock) {
        this.db = db;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Keeps a file.
     *
     * @param name as the browser or script gave it; folders in it are dropped
     */
    public GcodeFile add(MemberId owner, String name, InputStream in) throws IOException {
        FileStore.Stored stored = store.keep(in);
        GcodeFile file =
                new GcodeFile(FileId.fresh(), owner, plainName(name), stored.sha256(), stored.bytes(), clock.instant());
        db.sql("insert into gcode_file (id, member_id, name, sha256, bytes, uploaded_at) values (?, ?, ?, ?, ?, ?)")
                .params(
                        file.id().value(),
                        owner.value(),
                        file.name(),
                        file.sha256(),
                        file.bytes(),
                        Columns.at(file.uploadedAt()))
                .update();
        return file;
    }

    public Optional<GcodeFile> find(FileId id) {
        return db.sql(SELECT + "where id = ?")
                .param(id.value())
                .query(GcodeFiles::read)
                .optional();
    }

    /** A member's latest files. */
    public List<GcodeFile> of(MemberId owner, int most) {
        return db.sql(SELECT + "where member_id = ? order by uploaded_at desc fetch first ? rows only")
                .params(owner.value(), most)
                .query(GcodeFiles::read)
                .list();
    }

    private static String plainName(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        String named = last.isEmpty() ? "file.gcode" : last;
        return named.length() <= LONGEST_NAME ? named : named.substring(named.length() - LONGEST_NAME);
    }

    private static GcodeFile read(ResultSet row, int number) throws SQLException {
        return new GcodeFile(
                new FileId(Columns.uuid(row, "id")),
                new MemberId(Columns.uuid(row, "member_id")),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                Columns.instant(row, "uploaded_at"));
    }
}
