package org.etabli.lab.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.etabli.lab.site.PrivateFile;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The form of a backup: a zip with the folders of a lab's data that nobody can make again, as they stand there, and a
 * label. The broker's journal is not among them: what is under way in it is minutes old, and is sent again or gone.
 */
public final class Archive {

    /** The database as H2 keeps it; absent where the database is PostgreSQL, which has tools of its own. */
    public static final String DATABASE = "database/etabli.mv.db";

    private static final String LABEL = "etabli-backup.json";
    private static final int FORMAT = 1;
    /** In the order in which they are put back; the database last: without it, a folder is no lab yet. */
    private static final List<String> KEPT = List.of("keys", "files", "photos", "handouts", "database");

    private static final String BROKER = "broker";
    private static final String RESTORING = "restoring";
    private static final String UNFINISHED = ".part";
    private static final JsonMapper JSON = new JsonMapper();

    private Archive() {}

    /**
     * What a backup says of itself.
     *
     * @param format how it is laid out; a later one may be unknown here
     * @param database whether the database is in it
     */
    public record Label(int format, Instant madeAt, boolean database) {}

    /** Something that can be read once. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Writes a backup. The database comes first: what is brought while the rest is written is in the backup without being
     * missed, and the other way round it would be missed without being there.
     *
     * @param database where the database is not in a file of the data folder: absent
     */
    public static void write(Path data, Instant at, @Nullable Source database, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry(LABEL));
        zip.write(JSON.writeValueAsBytes(new Label(FORMAT, at, database != null)));
        zip.closeEntry();
        // Whoever waits for it sees that it has begun: a large database takes its time.
        zip.flush();
        if (database != null) {
            add(zip, DATABASE, database);
        }
        for (String folder : KEPT) {
            if (!DATABASE.startsWith(folder)) {
                addAll(zip, data, data.resolve(folder));
            }
        }
        zip.finish();
    }

    private static void addAll(ZipOutputStream zip, Path data, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = data.relativize(file).toString().replace('\\', '/');
                if (!name.endsWith(UNFINISHED)) {
                    addIfThere(zip, name, file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void addIfThere(ZipOutputStream zip, String name, Path file) throws IOException {
        try {
            add(zip, name, () -> Files.newInputStream(file));
        } catch (NoSuchFileException e) {
            // Its time to be kept was over in this very moment.
        }
    }

    private static void add(ZipOutputStream zip, String name, Source source) throws IOException {
        try (InputStream in = source.open()) {
            zip.putNextEntry(new ZipEntry(name));
            in.transferTo(zip);
            zip.closeEntry();
        }
    }

    /** Reads a backup to its end. */
    public static Label check(Path file) throws IOException {
        return read(file, (name, in) -> in.transferTo(OutputStream.nullOutputStream()));
    }

    /**
     * Makes a lab's data folder of a backup: all of it, or nothing.
     *
     * @throws IOException which says what to do, where the folder is a lab's already or the backup is not whole
     */
    public static Label restore(Path file, Path data) throws IOException {
        for (String folder : Stream.concat(KEPT.stream(), Stream.of(BROKER)).toList()) {
            if (Files.exists(data.resolve(folder))) {
                throw new IOException(data + " is a lab's already (it has a folder \"" + folder
                        + "\"): move it away, or set ETABLI_DATA to another folder");
            }
        }
        Path aside = data.resolve(RESTORING);
        FileSystemUtils.deleteRecursively(aside);
        Files.createDirectories(aside);
        try {
            Label label = read(file, (name, in) -> {
                Path to = aside.resolve(name);
                Files.createDirectories(to.getParent());
                PrivateFile.create(to);
                try (OutputStream out = Files.newOutputStream(to)) {
                    in.transferTo(out);
                }
            });
            for (String folder : KEPT) {
                if (Files.exists(aside.resolve(folder))) {
                    Files.move(aside.resolve(folder), data.resolve(folder), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return label;
        } finally {
            FileSystemUtils.deleteRecursively(aside);
        }
    }

    @FunctionalInterface
    private interface Reader {
        void read(String name, InputStream in) throws IOException;
    }

    private static Label read(Path file, Reader reader) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Label label = label(zip, file);
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.getName().equals(LABEL)) {
                    read(zip, entry, file, reader);
                }
            }
            return label;
        } catch (ZipException e) {
            throw damaged(file, String.valueOf(e.getMessage()));
        }
    }

    private static Label label(ZipFile zip, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(LABEL);
        if (entry == null) {
            throw new IOException(file + " is no backup of Établi: it has no " + LABEL);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            JsonNode said = JSON.readTree(in);
            if (said.path("format").asInt(FORMAT) > FORMAT) {
                throw new IOException(file + " was made by a later version of Établi: update this one first");
            }
            Label label = JSON.treeToValue(said, Label.class);
            if (label == null || label.madeAt() == null) {
                throw damaged(file, "its label says nothing");
            }
            if (label.database() && zip.getEntry(DATABASE) == null) {
                throw damaged(file, "its database is missing");
            }
            return label;
        } catch (JacksonException e) {
            throw damaged(file, "its label cannot be read");
        }
    }

    /** The zip's own checksums are compared here: the library leaves that to its caller. */
    private static void read(ZipFile zip, ZipEntry entry, Path file, Reader reader) throws IOException {
        String name = entry.getName();
        if (!isKept(name)) {
            throw damaged(file, "it has \"" + name + "\" in it, which no backup has");
        }
        try (CheckedInputStream in =
                new CheckedInputStream(new BufferedInputStream(zip.getInputStream(entry)), new CRC32())) {
            reader.read(name, in);
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw damaged(file, name + " is not what was written");
            }
        }
    }

    /** A backup from elsewhere must not write elsewhere. */
    private static boolean isKept(String name) {
        try {
            Path inside = Path.of(name).normalize();
            return inside.toString().replace('\\', '/').equals(name)
                    && inside.getNameCount() > 1
                    && KEPT.contains(inside.getName(0).toString());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static IOException damaged(Path file, String why) {
        return new IOException(file + " is damaged, take another backup: " + why);
    }
}
