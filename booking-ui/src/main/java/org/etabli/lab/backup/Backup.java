package org.etabli.lab.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.etabli.lab.site.DataFolder;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Service;

/** Makes a backup while the lab goes on working: nobody waits for it. */
@Service
public class Backup {

    private final Path data;
    private final JdbcClient db;
    private final boolean inFolder;
    private final Clock clock;

    Backup(DataFolder folder, JdbcClient db, DataSource source, Clock clock) throws MetaDataAccessException {
        this.data = folder.root();
        this.db = db;
        this.inFolder = JdbcUtils.extractDatabaseMetaData(source, about -> about.getDatabaseProductName())
                .equals("H2");
        this.clock = clock;
    }

    /** One at a time: H2's copy lies in the data folder meanwhile, where there is room for it. */
    public synchronized void write(OutputStream out) throws IOException {
        Path copy = data.resolve("database.backup.part");
        try {
            Archive.write(data, clock.instant(), inFolder ? () -> copied(copy) : null, out);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** A zip of H2's own making, consistent whatever is written meanwhile; its only entry is the database. */
    private InputStream copied(Path copy) throws IOException {
        Files.deleteIfExists(copy);
        db.sql("backup to ?").param(copy.toString()).update();
        ZipInputStream zip = new ZipInputStream(Files.newInputStream(copy));
        zip.getNextEntry();
        return zip;
    }

    /**
     * The same for a lab whose server does not run.
     *
     * @throws IOException where there is no lab, or its database is in use
     */
    public static void writeStopped(Path data, Instant at, OutputStream out) throws IOException {
        if (!Files.isDirectory(data.resolve("keys"))) {
            throw new IOException("there is no lab in " + data + ": set ETABLI_DATA to its data folder");
        }
        Path database = data.resolve(Archive.DATABASE);
        Archive.write(data, at, Files.exists(database) ? () -> locked(database) : null, out);
    }

    /** H2 holds such a lock, too, as long as it has the file open. */
    private static InputStream locked(Path database) throws IOException {
        FileChannel channel = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException("a server is at work on " + database
                    + ", but does not answer here: set ETABLI_PORT to its port, or stop it");
        }
        return Channels.newInputStream(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
