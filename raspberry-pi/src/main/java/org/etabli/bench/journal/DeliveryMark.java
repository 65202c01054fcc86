package org.etabli.bench.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * How far the server has the events, in a file of its own. Losing it, or an older one coming back, only sends again
 * what the server already has, so it is not forced to disk and written once in a while.
 */
final class DeliveryMark {

    /** Written at most every so many events: as many are sent twice after a crash. */
    private static final long EVERY = 64;

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
        String[] words =
                Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ");
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
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, number + ' ' + checksum(number) + '\n', StandardCharsets.US_ASCII);
            Files.move(
                    fresh,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            saved = delivered;
        } catch (IOException e) {
            // A full disk: the older mark stands, and the server is sent some events twice.
            saved = delivered;
        }
    }

    private static String checksum(String number) {
        CRC32C crc = new CRC32C();
        crc.update(number.getBytes(StandardCharsets.US_ASCII));
        return Long.toHexString(crc.getValue());
    }
}
