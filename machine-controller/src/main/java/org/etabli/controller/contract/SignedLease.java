package org.etabli.controller.contract;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/**
 * A lease's bytes exactly as they were signed, and the Ed25519 signature over them. The signature covers the bytes,
 * not their meaning, so a newer server may add fields an older bench does not know.
 */
public record SignedLease(int v, byte[] lease, byte[] signature) {

    private static final String ALGORITHM = "Ed25519";

    public static SignedLease sign(Lease lease, PrivateKey key) {
        byte[] bytes = Wire.write(lease);
        try {
            Signature signer = Signature.getInstance(ALGORITHM);
            signer.initSign(key);
            signer.update(bytes);
            return new SignedLease(Wire.VERSION, bytes, signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign with this key: " + e.getMessage(), e);
        }
    }

    /**
     * The lease inside, once its signature has been checked.
     *
     * @throws WireException when the signature is not the server's or the lease cannot be read
     */
    public Lease open(PublicKey server) throws WireException {
        if (!signedBy(server)) {
            throw new WireException("lease not signed by this bench's server");
        }
        return Wire.read(lease, Lease.class);
    }

    private boolean signedBy(PublicKey server) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(server);
            verifier.update(lease);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
