package org.etabli.lab.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** The lab's own keys, made at the first start and kept in its data folder. */
@Component
public class Keys {

    private static final int KEY_BYTES = 32;

    private final DataFolder folder;
    private final SecureRandom random = new SecureRandom();

    private final KeyPair lease;
    private final byte[] badge;
    private final String local;

    Keys(DataFolder folder) {
        this.folder = folder;
        this.lease = leaseKey();
        this.badge = keptOrNew("badge.key");
        this.local = HexFormat.of().formatHex(keptOrNew("local.key"));
    }

    /** Ed25519: signs leases. */
    public KeyPair lease() {
        return lease;
    }

    /** Badge numbers are hashed under it, here and on the benches. */
    public byte[] badge() {
        return badge.clone();
    }

    /** Whoever can read it in the data folder is at home: the command line on this very computer. */
    public String local() {
        return local;
    }

    /** A fresh random secret, in hexadecimal. */
    public String newSecret() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private byte[] keptOrNew(String name) {
        Path file = folder.keys().resolve(name);
        if (!Files.exists(file)) {
            byte[] bytes = new byte[KEY_BYTES];
            random.nextBytes(bytes);
            folder.writeSecret(name, bytes);
        }
        return read(file);
    }

    private KeyPair leaseKey() {
        Path privateFile = folder.keys().resolve("lease.key");
        Path publicFile = folder.keys().resolve("lease.pub");
        try {
            if (!Files.exists(privateFile) || !Files.exists(publicFile)) {
                KeyPair fresh = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                folder.writeSecret("lease.pub", fresh.getPublic().getEncoded());
                folder.writeSecret("lease.key", fresh.getPrivate().getEncoded());
                return fresh;
            }
            KeyFactory factory = KeyFactory.getInstance("Ed25519");
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(read(publicFile))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(read(privateFile))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key in " + privateFile + " is damaged: restore it from a backup", e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
