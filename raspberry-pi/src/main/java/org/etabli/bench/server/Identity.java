package org.etabli.bench.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.etabli.bench.disk.AtomicFile;
import org.etabli.controller.contract.Enrolment.Welcome;
import org.etabli.controller.contract.Topics;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;

/** Who this bench is at its server, and the keys that prove it; kept in a file only its owner may read. */
public record Identity(Welcome welcome, PublicKey leaseKey) {

    private static final int BADGE_KEY_BYTES = 32;

    /** Reads the file of an earlier enrolment, if there was one. */
    public static Optional<Identity> load(Path file) throws ServerException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(Wire.read(Files.readAllBytes(file), Welcome.class)));
        } catch (IOException | WireException e) {
            throw ServerException.lasting(
                    file + " cannot be read (" + e.getMessage() + "): delete it and enrol this bench again");
        }
    }

    /**
     * Checks a welcome before anything relies on it.
     *
     * @throws ServerException naming the field that is wrong
     */
    public static Identity of(Welcome welcome) throws ServerException {
        if (!Topics.isName(String.valueOf(welcome.site())) || !Topics.isName(String.valueOf(welcome.bench()))) {
            throw ServerException.lasting("the server gave no usable name: site \"" + welcome.site() + "\", bench \""
                    + welcome.bench() + "\"");
        }
        if (welcome.key() == null || welcome.key().isBlank()) {
            throw ServerException.lasting("the server gave no key");
        }
        if (welcome.badgeKey() == null || welcome.badgeKey().length != BADGE_KEY_BYTES) {
            throw ServerException.lasting("the server's badge key is not of " + BADGE_KEY_BYTES + " bytes");
        }
        if (welcome.mqttPort() < 1 || welcome.mqttPort() > 65_535) {
            throw ServerException.lasting("the server's MQTT port is " + welcome.mqttPort());
        }
        try {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(welcome.leaseKey()));
            return new Identity(welcome, key);
        } catch (GeneralSecurityException | NullPointerException e) {
            throw ServerException.lasting("the server's lease key is no Ed25519 key");
        }
    }

    public void save(Path file) throws ServerException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            if (Files.getFileStore(fresh.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(
                        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            AtomicFile.write(file, Wire.write(welcome));
        } catch (IOException e) {
            throw ServerException.lasting(file + " cannot be written: " + e.getMessage());
        }
    }

    public Topics topics() {
        return new Topics(welcome.site(), welcome.bench());
    }
}
