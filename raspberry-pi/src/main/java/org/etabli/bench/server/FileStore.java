package org.etabli.bench.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.etabli.controller.contract.Enrolment;

/**
 * The server's G-code files, by their SHA-256: fetched once, resumed where a transfer broke, used only when the hash
 * is right, and forgotten oldest first.
 */
public final class FileStore {

    /** The largest file a bench takes: days of printing fit in it. */
    public static final long MOST_BYTES = 1L << 30;

    /** All files together: what a 16 GB card can spare. */
    public static final long CACHE_BYTES = 2L << 30;

    /** A transfer that breaks so often without a byte of progress is given up; a person is waiting. */
    private static final int MOST_TRIES = 5;

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int CHUNK = 64 << 10;

    private final Path folder;
    private final URI server;
    private final String key;
    private final long cacheBytes;
    private final Clock clock;
    private final HttpClient http = Http.client();

    public FileStore(Path folder, URI server, String key, long cacheBytes, Clock clock) {
        this.folder = folder;
        this.server = server;
        this.key = key;
        this.cacheBytes = cacheBytes;
        this.clock = clock;
    }

    /**
     * The file, from the cache or from the server; its content is what its name says.
     *
     * @param sha256 lower-case hexadecimal
     * @param bytes its size
     * @param name as its owner calls it; its ending is kept, since it tells the format
     */
    public Path fetch(String sha256, long bytes, String name) throws ServerException, InterruptedException {
        if (!SHA256.matcher(sha256).matches()) {
            throw ServerException.lasting("\"" + sha256 + "\" is no SHA-256");
        }
        if (bytes < 0 || bytes > MOST_BYTES) {
            throw ServerException.lasting("a file of " + bytes + " bytes; at most " + MOST_BYTES);
        }
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(sha256 + ending(name));
            if (Files.exists(file) && sha256.equals(hash(file))) {
                Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
                return file;
            }
            Path part = folder.resolve(sha256 + ".part");
            makeRoom(bytes);
            download(sha256, bytes, part);
            String found = hash(part);
            if (!found.equals(sha256)) {
                Files.delete(part);
                throw ServerException.lasting("the file that came has another SHA-256, " + found);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw ServerException.passing("file " + sha256 + ": " + e.getMessage(), e);
        }
    }

    /** {@code .gcode}, {@code .gcode.gz}, {@code .bgcode} and the like; anything strange is left out. */
    private static String ending(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return lower.matches(".*\\.[a-z]{1,8}\\.gz")
                ? lower.substring(lower.lastIndexOf('.', lower.length() - 4))
                : lower.matches(".*\\.[a-z]{1,8}") ? lower.substring(lower.lastIndexOf('.')) : ".gcode";
    }

    private void download(String sha256, long bytes, Path part)
            throws IOException, ServerException, InterruptedException {
        int triesLeft = MOST_TRIES;
        while (true) {
            long have = Files.exists(part) ? Files.size(part) : 0;
            if (have == bytes && have > 0) {
                return;
            }
            if (have > bytes) {
                Files.delete(part);
                have = 0;
            }
            try {
                transfer(sha256, have, bytes, part);
            } catch (IOException e) {
                boolean progress = Files.exists(part) && Files.size(part) > have;
                triesLeft = progress ? MOST_TRIES : triesLeft - 1;
                if (triesLeft == 0) {
                    throw ServerException.passing("file " + sha256 + ": " + e.getMessage(), e);
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
                continue;
            }
            if (Files.size(part) != bytes) {
                throw ServerException.lasting("the server's file has " + Files.size(part) + " bytes, not " + bytes);
            }
            return;
        }
    }

    private void transfer(String sha256, long have, long bytes, Path part)
            throws IOException, ServerException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(Http.below(server, Enrolment.FILES + sha256))
                .timeout(Http.ANSWER)
                .header("Authorization", "Bearer " + key);
        if (have > 0) {
            request.header("Range", "bytes=" + have + "-");
        }
        HttpResponse<InputStream> answer = http.send(request.GET().build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream in = answer.body()) {
            switch (answer.statusCode()) {
                case 200 -> copy(in, part, false, bytes);
                case 206 -> copy(in, part, true, bytes - have);
                case 416 -> {
                    Files.deleteIfExists(part);
                    throw new IOException("the server has no more of it");
                }
                case 401, 403 -> throw ServerException.lasting("the server does not accept this bench's key");
                case 404 -> throw ServerException.lasting("the server has no file " + sha256);
                default -> throw new IOException("the server answers " + answer.statusCode());
            }
        }
    }

    /** Writes at most what was announced: a server gone wrong does not fill the card. */
    private static void copy(InputStream in, Path part, boolean append, long most) throws IOException {
        StandardOpenOption how = append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            byte[] chunk = new byte[CHUNK];
            long left = most;
            while (left > 0) {
                int read = in.read(chunk, 0, (int) Math.min(chunk.length, left));
                if (read < 0) {
                    break;
                }
                out.write(chunk, 0, read);
                left -= read;
            }
            if (left > 0) {
                throw new IOException("the transfer broke " + left + " bytes before its end");
            }
        }
    }

    private void makeRoom(long bytes) throws IOException {
        List<Path> oldestFirst;
        try (Stream<Path> all = Files.list(folder)) {
            oldestFirst = all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparingLong(FileStore::modified))
                    .toList();
        }
        long total = bytes;
        for (Path file : oldestFirst) {
            total += Files.size(file);
        }
        for (Path file : oldestFirst) {
            if (total <= cacheBytes) {
                return;
            }
            total -= Files.size(file);
            Files.delete(file);
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
