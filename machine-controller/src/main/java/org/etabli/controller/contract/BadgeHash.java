package org.etabli.controller.contract;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A badge number as it is kept: HMAC-SHA-256 under the lab's badge key, in hexadecimal. Badge numbers are short and
 * could be tried one after another against a plain hash; without the key they cannot.
 */
public final class BadgeHash {

    private static final String ALGORITHM = "HmacSHA256";

    private BadgeHash() {}

    /**
     * @param number as a reader gives it: hexadecimal of the card's UID; case, spaces and colons do not count
     * @param key the lab's badge key, 32 bytes
     */
    public static String of(String number, byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return HexFormat.of()
                    .formatHex(mac.doFinal(normal(number).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    private static String normal(String number) {
        return number.replaceAll("[\\s:-]", "").toUpperCase(Locale.ROOT);
    }
}
