package org.etabli.lab.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where this computer's installation is: its data folder and ports, from the environment. */
record Installation(Path data, int httpPort, int mqttPort) {

    static final int HTTP_PORT = 8080;
    static final int MQTT_PORT = 1883;

    static Installation ofEnvironment() {
        return new Installation(
                Path.of(or(System.getenv("ETABLI_DATA"), "./data")),
                port("ETABLI_PORT", HTTP_PORT),
                port("ETABLI_MQTT_PORT", MQTT_PORT));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + httpPort);
    }

    /** The server's local key; it proves that whoever asks may read the data folder. */
    String localKey() throws IOException {
        Path key = data.resolve("keys").resolve("local.key");
        if (!Files.exists(key)) {
            throw new IOException("no " + key + ": start the server first, or set ETABLI_DATA to its data folder");
        }
        return HexFormat.of().formatHex(Files.readAllBytes(key));
    }

    private static int port(String variable, int otherwise) {
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException(variable + ": \"" + value + "\" is not a port from 1 to 65535");
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
