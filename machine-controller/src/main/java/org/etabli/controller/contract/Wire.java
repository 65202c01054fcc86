package org.etabli.controller.contract;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as it crosses the wire: unknown fields are ignored, so a bench may be older or newer than its server. */
public final class Wire {

    /** The version every message carries as {@code "v"}. */
    public static final int VERSION = 1;

    /** A message is at most this long, in bytes: a lease of 2,000 permissions takes about 500 kB. */
    public static final int MAX_MESSAGE_BYTES = 4 << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(
                    i -> i.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .build();

    private Wire() {}

    public static byte[] write(Object message) {
        return JSON.writeValueAsBytes(message);
    }

    /**
     * Reads one message.
     *
     * @throws WireException when it is too long, no JSON, or lacks what the message needs
     */
    public static <T> T read(byte[] message, Class<T> type) throws WireException {
        if (message.length > MAX_MESSAGE_BYTES) {
            throw new WireException("message of " + message.length + " bytes, more than " + MAX_MESSAGE_BYTES);
        }
        try {
            T read = JSON.readValue(message, type);
            if (read == null) {
                throw new WireException("empty " + type.getSimpleName());
            }
            return read;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new WireException("not a valid " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
