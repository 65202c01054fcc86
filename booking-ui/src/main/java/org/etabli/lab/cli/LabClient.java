package org.etabli.lab.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the server's API as a script would. */
final class LabClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String LOCAL_KEY = "X-Etabli-Local-Key";
    private static final String BOUNDARY = "etabli-7d81b0f2c4";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable String token;

    LabClient(URI server) {
        this.server = server;
    }

    /** Asks for a token with the installation's local key, and uses it from now on. */
    String signIn(String localKey, String email) throws IOException, InterruptedException {
        HttpRequest request = request("/api/v1/tokens")
                .header(LOCAL_KEY, localKey)
                .header("Content-Type", "application/json")
                .POST(json(Map.of("member", email)))
                .build();
        String issued = send(request).path("token").asString();
        token = issued;
        return issued;
    }

    boolean isUp() throws InterruptedException {
        try {
            return http.send(request("/api/v1/health").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(json(body))
                .build());
    }

    void delete(String path) throws IOException, InterruptedException {
        send(request(path).DELETE().build());
    }

    /** Everything the lab has to keep, as its server writes it; for whoever has the local key. */
    void backUp(String localKey, OutputStream to) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = send(
                request("/api/v1/backup").header(LOCAL_KEY, localKey).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() >= 300) {
                throw refused(response.statusCode(), body.readAllBytes());
            }
            body.transferTo(to);
        } catch (Refused e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(
                    "it broke off (" + e.getMessage() + "): is a disk full? The server's log may say more", e);
        }
    }

    JsonNode upload(Path file) throws IOException, InterruptedException {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file.getFileName().toString().replace("\"", "") + "\"\r\n\r\n";
        String tail = "\r\n--" + BOUNDARY + "--\r\n";
        BodyPublisher body = BodyPublishers.concat(
                BodyPublishers.ofString(head), BodyPublishers.ofFile(file), BodyPublishers.ofString(tail));
        return send(request("/api/v1/files")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body)
                .build());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(TIMEOUT);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), response.body());
        }
        return response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        try {
            return http.send(request, body);
        } catch (ConnectException e) {
            throw new ConnectException("no server answers at " + server + ": start it first, or set ETABLI_PORT");
        }
    }

    private static Refused refused(int status, byte[] body) {
        String said = new String(body, StandardCharsets.UTF_8);
        return new Refused(
                status,
                body.length == 0 ? said : JSON.readTree(body).path("detail").asString(said));
    }

    private static BodyPublisher json(Map<String, ?> body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    static String pretty(JsonNode node) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node);
    }

    static List<JsonNode> items(JsonNode array) {
        return array.valueStream().toList();
    }

    @Override
    public void close() {
        http.close();
    }

    /** The server said no, and why. */
    static final class Refused extends IOException {

        private final int status;

        Refused(int status, String detail) {
            super(detail);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
