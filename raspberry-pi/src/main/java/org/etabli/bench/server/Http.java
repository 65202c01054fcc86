package org.etabli.bench.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** The bench's one HTTP client, with its limits. */
final class Http {

    /** A server on the same network answers in milliseconds; across a town, in a second. */
    static final Duration CONNECT = Duration.ofSeconds(5);

    static final Duration ANSWER = Duration.ofSeconds(30);

    private Http() {}

    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    static URI below(URI base, String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }
}
