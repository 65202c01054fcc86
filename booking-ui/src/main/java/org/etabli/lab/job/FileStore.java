package org.etabli.lab.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.etabli.lab.site.DataFolder;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.site.Secrets;
import org.springframework.stereotype.Component;

/** Files by the SHA-256 of their bytes: the same file brought twice is kept once. */
@Component
public class FileStore {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final long maxBytes;

    FileStore(DataFolder data, LabSettings settings) {
        this.folder = data.files();
        this.maxBytes = settings.upload().max().toBytes();
    }

    /** What was stored. */
    record Stored(String sha256, long bytes) {}

    /**
     * Keeps the stream's bytes; nothing stays of one that breaks off or is too large.
     *
     * @throws FileTooLargeException past the lab's limit
     */
    Stored keep(InputStream in) throws IOException {
        Path part = Files.createTempFile(folder, "upload", ".part");
        try {
            MessageDigest digest = Secrets.sha256();
            long bytes;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(part), digest)) {
                bytes = copy(in, out);
            }
            String sha256 = HexFormat.of().formatHex(digest.digest());
            Path kept = path(sha256);
            Files.createDirectories(kept.getParent());
            Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return new Stored(sha256, bytes);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Where the bytes with this hash are, if they are here. */
    public Path path(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private long copy(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            total += n;
            if (total > maxBytes) {
                throw new FileTooLargeException(maxBytes);
            }
            out.write(buffer, 0, n);
        }
        return total;
    }
}
