package org.etabli.lab.job;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.PersonalData;
import org.etabli.lab.sql.Columns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The files somebody brought: kept for a year after their last use, so that a part can be made again. */
@Repository
class FileData implements PersonalData {

    private static final Logger LOG = LoggerFactory.getLogger(FileData.class);
    private static final Period KEPT = Period.ofYears(1);
    private static final int MOST = 100_000;
    /** Stands where a file's hash was: nothing has it. */
    private static final String GONE = "0".repeat(64);

    private final JdbcClient db;
    private final GcodeFiles files;
    private final FileStore store;
    private final Clock clock;

    FileData(JdbcClient db, GcodeFiles files, FileStore store, Clock clock) {
        this.db = db;
        this.files = files;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return "file";
    }

    @Override
    public Period kept() {
        return KEPT;
    }

    @Override
    public List<Map<String, Object>> export(MemberId member) {
        return files.of(member, MOST).stream().map(FileData::fact).toList();
    }

    private static Map<String, Object> fact(GcodeFile file) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("name", file.name());
        fact.put("bytes", file.bytes());
        fact.put("sha256", file.sha256());
        fact.put("uploadedAt", file.uploadedAt().toString());
        return fact;
    }

    @Override
    @Transactional
    public void erase(MemberId member) {
        db.sql("select id from gcode_file where member_id = ?")
                .param(member.value())
                .query(UUID.class)
                .list()
                .forEach(this::drop);
    }

    @Override
    @Transactional
    public int sweep() {
        var old = Columns.at(clock.instant().minus(Duration.ofDays(365L * KEPT.getYears())));
        List<UUID> unused = db.sql("select id from gcode_file f where uploaded_at < ? and sha256 <> ?"
                        + " and not exists (select 1 from job j join reservation r on r.id = j.reservation_id"
                        + " where j.file_id = f.id and r.ends_at >= ?)")
                .params(old, GONE, old)
                .query(UUID.class)
                .list();
        unused.forEach(this::drop);
        return unused.size();
    }

    /** A file that ran leaves its row, for the job that points to it, but neither its name nor its content. */
    private void drop(UUID id) {
        files.find(new FileId(id)).ifPresent(file -> {
            boolean ran = count("select count(*) from job where file_id = ?", id) > 0;
            if (ran) {
                db.sql("update gcode_file set name = '', sha256 = ?, bytes = 0 where id = ?")
                        .params(GONE, id)
                        .update();
            } else {
                db.sql("delete from gcode_file where id = ?").param(id).update();
            }
            if (count("select count(*) from gcode_file where sha256 = ?", file.sha256()) == 0) {
                dropContent(file.sha256());
            }
        });
    }

    private int count(String sql, Object of) {
        return db.sql(sql).param(of).query(Integer.class).single();
    }

    private void dropContent(String sha256) {
        Path content = store.path(sha256);
        if (!Files.exists(content)) {
            return;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(content.getParent(), sha256 + "*")) {
            for (Path part : all) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            LOG.warn("The file {} could not be removed", sha256, e);
        }
    }
}
