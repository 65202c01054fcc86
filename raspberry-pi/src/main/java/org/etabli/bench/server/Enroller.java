package org.etabli.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.etabli.controller.contract.Enrolment;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;

/** Joins a server with the one-time code it shows. */
public final class Enroller {

    private final HttpClient http = Http.client();
    private final URI server;

    public Enroller(URI server) {
        this.server = server;
    }

    /**
     * Asks once.
     *
     * @throws ServerException lasting when the server refuses the code, passing when it is not there
     */
    public Identity enrol(String code) throws ServerException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Http.below(server, Enrolment.PATH))
                .timeout(Http.ANSWER)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Wire.write(new Enrolment.Request(Wire.VERSION, code))))
                .build();
        HttpResponse<byte[]> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw ServerException.passing("the server at " + server + " does not answer", e);
        }
        return switch (answer.statusCode()) {
            case 200, 201 -> read(answer.body());
            case 400, 401, 403, 409, 410, 422 ->
                throw ServerException.lasting("the server at " + server
                        + " refuses the enrolment code: it may have been used or have expired; ask it for a new one");
            default ->
                throw ServerException.passing(
                        "the server at " + server + " answers " + answer.statusCode() + " to the enrolment");
        };
    }

    private static Identity read(byte[] body) throws ServerException {
        try {
            return Identity.of(Wire.read(body, Enrolment.Welcome.class));
        } catch (WireException e) {
            throw ServerException.lasting("the server's answer to the enrolment: " + e.getMessage());
        }
    }
}
