package org.etabli.controller.job;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a job did, on disk as it happens: one line per entry, {@code crc32c json}, appended only.
 *
 * <p>A killed process loses at most {@link #INTERVAL}; a power cut loses at most {@link #SYNC_INTERVAL}, and leaves at
 * worst a torn last line, which its checksum tells.
 */
public final class JobJournal implements AutoCloseable {

    /** A running job writes this often: a line a second is 20 MB in a day, and a second is cheap to lose. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The disk is made to keep it this often: a memory card lives for years of it. Changes of state do so at once. */
    public static final Duration SYNC_INTERVAL = Duration.ofSeconds(5);

    private static final int CHECKSUM_LENGTH = 8;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Sink sink;
    private final Path file;
    private final Object syncs = new Object();
    private @Nullable Thread syncing;
    private boolean syncWanted;
    private volatile @Nullable IOException syncFailed;

    JobJournal(Sink sink, Path file) {
        this.sink = sink;
        this.file = file;
    }

    /** Where bytes go to stay. */
    interface Sink {
        void write(ByteBuffer bytes) throws IOException;

        /** Returns when the disk has all of it. */
        void force() throws IOException;

        void close() throws IOException;

        static Sink of(FileChannel channel) {
            return new Sink() {
                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                }

                @Override
                public void force() throws IOException {
                    channel.force(false);
                }

                @Override
                public void close() throws IOException {
                    channel.close();
                }
            };
        }
    }

    /** How a job gets its journal. */
    @FunctionalInterface
    interface Opener {
        JobJournal create(Path file) throws JournalException;
    }

    /** Begins a new journal; refuses to write over another job's. */
    public static JobJournal create(Path file) throws JournalException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new JobJournal(
                    Sink.of(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)), file);
        } catch (IOException failed) {
            throw new JournalException("journal " + file + " cannot be created: " + failed.getMessage(), failed);
        }
    }

    /** Appends one entry. */
    public void append(JournalEntry entry) throws JournalException {
        String json = JSON.writeValueAsString(entry);
        String line = checksum(json) + " " + json + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            sink.write(bytes);
        } catch (IOException failed) {
            throw new JournalException("journal " + file + " cannot be written: " + failed.getMessage(), failed);
        }
    }

    /** Returns when the disk has it. */
    public void sync() throws JournalException {
        try {
            sink.force();
        } catch (IOException failed) {
            throw new JournalException("journal " + file + " cannot be kept: " + failed.getMessage(), failed);
        }
    }

    /**
     * Has the disk keep it without waiting for that: a memory card may take a second, and a machine that gets no line
     * meanwhile stutters. A failure is told by the next call; a disk still at it does it once more afterwards.
     */
    public void syncSoon() throws JournalException {
        toldIfBroken();
        synchronized (syncs) {
            syncWanted = true;
            if (syncing == null) {
                syncing = Thread.ofPlatform().daemon().name("sync " + file).start(this::syncWhileWanted);
            }
        }
    }

    private void syncWhileWanted() {
        while (isSyncWanted()) {
            try {
                sink.force();
            } catch (IOException failed) {
                syncFailed = failed;
            }
        }
    }

    private boolean isSyncWanted() {
        synchronized (syncs) {
            boolean wanted = syncWanted;
            syncWanted = false;
            if (!wanted) {
                syncing = null;
            }
            return wanted;
        }
    }

    private void toldIfBroken() throws JournalException {
        IOException failed = syncFailed;
        if (failed != null) {
            throw new JournalException("journal " + file + " cannot be kept: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() throws JournalException {
        try {
            Thread last;
            synchronized (syncs) {
                last = syncing;
            }
            if (last != null) {
                last.join();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        try {
            sink.close();
        } catch (IOException failed) {
            throw new JournalException("journal " + file + " cannot be closed: " + failed.getMessage(), failed);
        }
    }

    /**
     * What a journal tells after its writer died.
     *
     * @param last the last whole entry, null where there is none
     * @param torn whether a damaged line follows it
     */
    public record Recovery(@Nullable JournalEntry last, boolean torn) {

        /** The job's state as it must be told now: what was not over was interrupted. */
        public JobState state() {
            JournalEntry entry = last;
            return entry == null
                    ? JobState.INTERRUPTED
                    : JobTransition.step(entry.state(), JobEvent.FOUND_UNFINISHED)
                            .next();
        }
    }

    /** Reads a journal up to its last whole entry. */
    public static Recovery recover(Path file) throws JournalException {
        JournalEntry last = null;
        try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String raw = lines.readLine(); raw != null; raw = lines.readLine()) {
                JournalEntry entry =
                        read(new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
                if (entry == null) {
                    return new Recovery(last, true);
                }
                last = entry;
            }
        } catch (IOException failed) {
            throw new JournalException("journal " + file + " cannot be read: " + failed.getMessage(), failed);
        }
        return new Recovery(last, false);
    }

    private static @Nullable JournalEntry read(String line) {
        if (line.length() <= CHECKSUM_LENGTH + 1) {
            return null;
        }
        String json = line.substring(CHECKSUM_LENGTH + 1);
        if (!checksum(json).equals(line.substring(0, CHECKSUM_LENGTH))) {
            return null;
        }
        try {
            return JSON.readValue(json, JournalEntry.class);
        } catch (JacksonException unknown) {
            return null;
        }
    }

    private static String checksum(String json) {
        CRC32C crc = new CRC32C();
        crc.update(json.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
