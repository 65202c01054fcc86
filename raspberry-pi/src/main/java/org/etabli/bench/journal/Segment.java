package org.etabli.bench.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.etabli.bench.disk.AtomicFile;

/**
 * One file of the journal, at its full size from the first day: what is written into it later cannot find the disk
 * full. A record is its length, the CRC-32C of what follows, its sequence number and its bytes; zeros follow the last.
 */
final class Segment implements AutoCloseable {

    private static final int HEAD_BYTES = 4 + 4 + 8;

    /** A record as it was read. */
    record Entry(long sequence, byte[] bytes) {}

    private final Path file;
    private final FileChannel channel;
    private final int capacity;
    private int used;
    private long lastSequence;

    private Segment(Path file, FileChannel channel, int capacity) {
        this.file = file;
        this.channel = channel;
        this.capacity = capacity;
    }

    /** Takes the room on disk now, all of it. */
    static Segment create(Path file, int capacity) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(capacity);
            while (zeros.hasRemaining()) {
                out.write(zeros);
            }
            out.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.forceFolder(file);
        return new Segment(file, open(file), capacity);
    }

    /** Opens a file of an earlier run and cuts a torn tail: what was not wholly written was never acted on. */
    static Segment reopen(Path file) throws IOException {
        FileChannel channel = open(file);
        Segment segment = new Segment(file, channel, Math.toIntExact(channel.size()));
        List<Entry> whole = segment.read();
        segment.used = whole.stream()
                .mapToInt(entry -> HEAD_BYTES + entry.bytes().length)
                .sum();
        segment.lastSequence = whole.isEmpty() ? 0 : whole.getLast().sequence();
        segment.wipeTail();
        return segment;
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    static int sizeOf(byte[] bytes) {
        return HEAD_BYTES + bytes.length;
    }

    boolean hasRoomFor(int bytes) {
        return used + bytes <= capacity;
    }

    /** Writes records at one go and waits until the disk has them. */
    void append(List<Entry> entries) throws IOException {
        int size = entries.stream().mapToInt(entry -> sizeOf(entry.bytes())).sum();
        ByteBuffer buffer = ByteBuffer.allocate(size);
        for (Entry entry : entries) {
            buffer.putInt(entry.bytes().length)
                    .putInt(checksum(entry.sequence(), entry.bytes()))
                    .putLong(entry.sequence())
                    .put(entry.bytes());
        }
        buffer.flip();
        int at = used;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
        channel.force(false);
        used = at;
        lastSequence = entries.getLast().sequence();
    }

    List<Entry> read() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        int at = 0;
        while (all.hasRemaining()) {
            int read = channel.read(all, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        all.flip();
        List<Entry> entries = new ArrayList<>();
        while (all.remaining() >= HEAD_BYTES) {
            int length = all.getInt();
            int checksum = all.getInt();
            long sequence = all.getLong();
            if (length <= 0 || length > all.remaining()) {
                break;
            }
            byte[] bytes = new byte[length];
            all.get(bytes);
            boolean follows = entries.isEmpty() || sequence == entries.getLast().sequence() + 1;
            if (checksum != checksum(sequence, bytes) || !follows) {
                break;
            }
            entries.add(new Entry(sequence, bytes));
        }
        return entries;
    }

    private void wipeTail() throws IOException {
        ByteBuffer tail = ByteBuffer.allocate(capacity - used);
        int read = 0;
        while (tail.hasRemaining()) {
            int n = channel.read(tail, (long) used + read);
            if (n < 0) {
                break;
            }
            read += n;
        }
        tail.flip();
        boolean clean = true;
        while (tail.hasRemaining() && clean) {
            clean = tail.get() == 0;
        }
        if (!clean) {
            ByteBuffer zeros = ByteBuffer.allocate(capacity - used);
            while (zeros.hasRemaining()) {
                channel.write(zeros, (long) used + zeros.position());
            }
            channel.force(false);
        }
    }

    private static int checksum(long sequence, byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(ByteBuffer.allocate(Long.BYTES).putLong(sequence).flip());
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** The last sequence number inside, 0 when empty. */
    long lastSequence() {
        return lastSequence;
    }

    int capacity() {
        return capacity;
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
