package org.etabli.bench.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the server has the events, in a file of its own. Losing it, or an older one coming back, only sends again
 * what the server already has, so it is not forced to disk and written once in a while; in place, because a file that
 * takes another's name makes the disk busy while gates wait for it.
 */
final class DeliveryMark {

    /** Written at most every so many events: as many are sent twice after a crash. */
    private static final long EVERY = 64;

    /** A number of 18 digits, a space, a checksum of 8. */
    private static final int LONGEST = 27;

    private static final Logger log = LoggerFactory.getLogger(DeliveryMark.class);

    private final Path file;
    private volatile long delivered;
    private long saved;

    private DeliveryMark(Path file, long delivered) {
        this.file = file;
        this.delivered = delivered;
        this.saved = delivered;
    }

    static DeliveryMark open(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new DeliveryMark(file, 0);
        }
        // Whatever the power's loss left of it can be read.
        String[] words = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .strip()
                .split(" ");
        boolean whole = words.length == 2 && words[0].matches("\\d{1,18}") && words[1].equals(checksum(words[0]));
        return new DeliveryMark(file, whole ? Long.parseLong(words[0]) : 0);
    }

    long delivered() {
        return delivered;
    }

    /** A mark beyond the journal's end is of another journal: everything is sent again. */
    synchronized void atMost(long last) {
        if (delivered > last) {
            delivered = 0;
        }
    }

    synchronized void advance(long sequence) {
        if (sequence <= delivered) {
            return;
        }
        delivered = sequence;
        if (delivered - saved >= EVERY) {
            save();
        }
    }

    synchronized void save() {
        String number = Long.toString(delivered);
        String line = String.format("%-" + LONGEST + "s\n", number + ' ' + checksum(number));
        saved = delivered;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            // A full disk: the older mark stands, and the server is sent some events twice.
            log.debug("{}: {}", file, e.getMessage());
        }
    }

    private static String checksum(String number) {
        CRC32C crc = new CRC32C();
        crc.update(number.getBytes(StandardCharsets.US_ASCII));
        return Long.toHexString(crc.getValue());
    }
}
