package org.etabli.controller.contract;

/** How a bench joins a server: {@code POST /api/v1/benches/enrolments} with a one-time code shown in the UI. */
public final class Enrolment {

    /** Where a bench asks, below the server's address. */
    public static final String PATH = "/api/v1/benches/enrolments";

    /** Where a bench fetches a file, followed by its SHA-256; bearer authentication with {@link Welcome#key}. */
    public static final String FILES = "/api/v1/benches/files/";

    private Enrolment() {}

    public record Request(int v, String code) {}

    /**
     * What a bench needs to know, once.
     *
     * @param key the bench's own key: password at the broker (user {@code bench}) and bearer token for files
     * @param leaseKey the server's Ed25519 public key, X.509 encoded
     * @param badgeKey the lab's badge key for {@link BadgeHash}
     */
    public record Welcome(
            int v,
            String site,
            String bench,
            String mqttHost,
            int mqttPort,
            boolean mqttTls,
            String key,
            byte[] leaseKey,
            byte[] badgeKey) {}
}
