package org.etabli.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.etabli.lab.bench.Benches;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** Who may reach which endpoint, and what guessing, paths and too much of anything lead to. */
class AccessTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final String SECRET = "0".repeat(64);

    /**
     * Every endpoint: what nobody, each role and a bench get when they name things that do not exist. 401 and 403 are "no"; anything else has passed the gate.
     */
    private static final List<String> TABLE = List.of(
            //                                                       nobody member volunteer animator manager
            // administrator bench
            "GET    /api/v1/health                                      200    200    200       200      200     200           200",
            "GET    /api/v1/machines                                    401    200    200       200      200     200           403",
            "GET    /api/v1/board                                       401    400    400       400      400     400           403",
            "GET    /api/v1/machines/{id}/reservations                  401    400    400       400      400     400           403",
            "GET    /api/v1/machines/{id}/free                          401    400    400       400      400     400           403",
            "GET    /api/v1/reservations                                401    200    200       200      200     200           403",
            "GET    /api/v1/reservations/{id}                           401    404    404       404      404     404           403",
            "GET    /api/v1/reservations/{id}/record                    401    404    404       404      404     404           403",
            "POST   /api/v1/reservations                                401    404    404       404      404     404           403",
            "POST   /api/v1/reservations/weekly                         401    404    404       404      404     404           403",
            "PATCH  /api/v1/reservations/{id}                           401    404    404       404      404     404           403",
            "DELETE /api/v1/reservations/{id}                           401    404    404       404      404     404           403",
            "GET    /api/v1/usages                                      401    200    200       200      200     200           403",
            "POST   /api/v1/files                                       401    415    415       415      415     415           403",
            "GET    /api/v1/files/{id}                                  401    400    400       400      400     400           403",
            "POST   /api/v1/jobs                                        401    400    400       400      400     400           403",
            "POST   /api/v1/jobs/{id}/start                             401    404    404       404      404     404           403",
            "POST   /api/v1/jobs/{id}/pause                             401    404    404       404      404     404           403",
            "POST   /api/v1/jobs/{id}/resume                            401    404    404       404      404     404           403",
            "POST   /api/v1/jobs/{id}/cancel                            401    404    404       404      404     404           403",
            "POST   /api/v1/tokens                                      400    400    400       400      400     400           400",
            "GET    /api/v1/tokens                                      401    200    200       200      200     200           403",
            "DELETE /api/v1/tokens/{id}                                 401    404    404       404      404     404           403",
            "POST   /api/v1/calendars                                   401    201    201       201      201     201           403",
            "DELETE /api/v1/calendars                                   401    204    204       204      204     204           403",
            "GET    /api/v1/waiting                                     401    200    200       200      200     200           403",
            "POST   /api/v1/waiting                                     401    404    404       404      404     404           403",
            "DELETE /api/v1/waiting/{id}                                401    404    404       404      404     404           403",
            "POST   /api/v1/reservations/{id}/take                      401    404    404       404      404     404           403",
            "GET    /api/v1/requests                                    401    403    403       200      200     200           403",
            "POST   /api/v1/requests/{id}/approve                       401    403    403       404      404     404           403",
            "POST   /api/v1/requests/{id}/decline                       401    403    403       404      404     404           403",
            "GET    /api/v1/rules                                       401    403    403       403      200     200           403",
            "PUT    /api/v1/rules/{rule}                                401    403    403       403      404     404           403",
            "DELETE /api/v1/rules/{rule}                                401    403    403       403      404     404           403",
            "GET    /api/v1/closures                                    401    403    403       403      200     200           403",
            "POST   /api/v1/closures                                    401    403    403       403      400     400           403",
            "DELETE /api/v1/closures/{id}                               401    403    403       403      404     404           403",
            "GET    /api/v1/backup                                      400    400    400       400      400     400           400",
            "GET    /api/v1/calendars/{secret:[0-9a-f]{64}}.ics         404    404    404       404      404     404           404",
            "GET    /api/v1/openapi                                     200    200    200       200      200     200           200",
            "GET    /api/v1/openapi.yaml                                401    200    200       200      200     200           403",
            "POST   /api/v1/benches/enrolments                          400    400    400       400      400     400           400",
            "GET    /api/v1/benches/files/{sha256:[0-9a-f]{64}}         401    403    403       403      403     403           404",
            "GET    /roll/                                              302    302    302       302      302     302           302",
            "GET    /roll/{session:[0-9a-f-]{36}}                       302    302    302       302      302     302           302",
            "GET    /roll/{session:[0-9a-f-]{36}}/people                302    302    302       302      302     302           302",
            "POST   /roll/{session:[0-9a-f-]{36}}/touches               302    302    302       302      302     302           302",
            "GET    /badges/issuer                                       200    200    200    200    200    200    200",
            "GET    /badges/{course:[0-9a-f]{8}-[0-9a-f-]{27}}           404    404    404    404    404    404    404",
            "GET    /badges/{course:[0-9a-f]{8}-[0-9a-f-]{27}}/badge.png 404    404    404    404    404    404    404",
            "GET    /badges/{course:[0-9a-f]{8}-[0-9a-f-]{27}}/{participant:[0-9a-f]{8}-[0-9a-f-]{27}} 404    404    404    404    404    404    404",
            "GET    /badges/{course:[0-9a-f]{8}-[0-9a-f-]{27}}/{participant:[0-9a-f]{8}-[0-9a-f-]{27}}/badge.png 404    404    404    404    404    404    404");

    @OnBothDatabases
    void everyRoleReachesWhatItMayAndNothingElse(Database database) {
        Lab lab = Lab.on(database);
        List<ApiClient> callers = new ArrayList<>();
        callers.add(new ApiClient(lab.address(), null));
        Stream.of(Role.values()).forEach(role -> callers.add(client(lab, role)));
        callers.add(new ApiClient(lab.address(), benchKey(lab)));

        Map<String, List<Integer>> expected = new LinkedHashMap<>();
        Map<String, List<Integer>> found = new LinkedHashMap<>();
        for (String line : TABLE) {
            String[] words = line.split("\\s+");
            String endpoint = words[0] + " " + words[1];
            String path = words[1].replace("{id}", NOBODY)
                    .replace("{rule}", "no-such-rule")
                    .replaceAll("\\{(session|course|participant):.*?}}", NOBODY)
                    .replaceAll("\\{(secret|sha256):[^}]*}+", SECRET);
            expected.put(
                    endpoint, Stream.of(words).skip(2).map(Integer::valueOf).toList());
            found.put(
                    endpoint,
                    callers.stream()
                            .map(caller -> caller.send(
                                            words[0], path, words[0].equals("GET") ? null : Map.of(), Map.of())
                                    .status())
                            .toList());
        }

        SoftAssertions.assertSoftly(soft -> expected.forEach((endpoint, codes) ->
                soft.assertThat(found.get(endpoint)).as(endpoint).isEqualTo(codes)));
    }

    @OnBothDatabases
    void noEndpointIsMissingFromTheTable(Database database) {
        Lab lab = Lab.on(database);

        List<String> inTable = TABLE.stream()
                .map(line -> line.split("\\s+")[0] + " " + line.split("\\s+")[1])
                .sorted()
                .toList();
        assertThat(inTable).isEqualTo(List.copyOf(endpoints(lab)));
    }

    @OnBothDatabases
    void theOpenApiDocumentDescribesEveryEndpoint(Database database) {
        Lab lab = Lab.on(database);

        JsonNode document =
                new ApiClient(lab.address(), null).get("/api/v1/openapi").json();

        assertThat(document.path("openapi").asString()).startsWith("3.");
        assertThat(endpoints(lab))
                .isNotEmpty()
                .filteredOn(AccessTest::isForScripts)
                .allSatisfy(endpoint -> {
                    String[] words = endpoint.split(" ");
                    String path = words[1].replaceAll("\\{(\\w+):[^}]*}+}", "{$1}");
                    assertThat(document.path("paths")
                                    .path(path)
                                    .path(words[0].toLowerCase(Locale.ROOT))
                                    .isMissingNode())
                            .as(endpoint)
                            .isFalse();
                });
    }

    /**
     * The document is not in itself, benches know their two, a badge's address is for whoever is shown it, and a roll
     * talks to its own page.
     */
    private static boolean isForScripts(String endpoint) {
        return !endpoint.contains("/api/v1/openapi")
                && !endpoint.contains("/benches/")
                && !endpoint.contains("/badges/")
                && !endpoint.contains("/roll/");
    }

    @OnBothDatabases
    void anothersThingsAnswerAsIfTheyDidNotExist(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        ApiClient owner = client(lab, Role.MEMBER);
        ApiClient stranger = client(lab, Role.MEMBER);
        Instant start = Instant.parse("2026-03-04T10:00:00Z");
        String location = owner.post(
                        "/api/v1/reservations",
                        Map.of(
                                "machine", machine.value(),
                                "start", start.toString(),
                                "end", start.plus(Duration.ofHours(1)).toString()))
                .header("Location");
        String file = upload(owner, "a.gcode", "G28\n").text("id");

        for (String method : List.of("GET", "PATCH", "DELETE")) {
            ApiClient.Answer another = stranger.send(method, location, Map.of(), Map.of());
            ApiClient.Answer none = stranger.send(method, "/api/v1/reservations/" + NOBODY, Map.of(), Map.of());
            assertThat(another.status()).as(method).isEqualTo(none.status()).isEqualTo(404);
            assertThat(another.text("detail")).isEqualTo(none.text("detail"));
        }
        assertThat(stranger.get(location + "/record").status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/files/" + file + "?machine=" + machine).status())
                .isEqualTo(404);
        assertThat(owner.get("/api/v1/files/" + file + "?machine=" + machine).status())
                .isEqualTo(200);
        assertThat(owner.get(location).status()).isEqualTo(200);
    }

    @OnBothDatabases
    void anothersJobsTokensAndPlacesAnswerAsIfTheyDidNotExist(Database database) {
        Lab lab = Lab.on(database);
        lab.benchIsHeard(true);
        MachineId machine = lab.newMachine();
        Member somebody = lab.newMember();
        ApiClient owner =
                new ApiClient(lab.address(), lab.bean(Tokens.class).issue(somebody.id(), "script", Scope.ALL));
        ApiClient stranger = client(lab, Role.VOLUNTEER);
        Map<String, String> slot =
                Map.of("machine", machine.value(), "start", "2026-03-04T10:00:00Z", "end", "2026-03-04T11:00:00Z");
        String reservation = owner.post("/api/v1/reservations", slot).text("id");
        String file = upload(owner, "a.gcode", "G28\n").text("id");
        String job = owner.post("/api/v1/jobs", Map.of("reservation", reservation, "file", file))
                .text("id");
        ApiClient third = client(lab, Role.MEMBER);
        String wait = third.post("/api/v1/waiting", slot).text("id");
        String token = owner.get("/api/v1/tokens").json().path(0).path("id").asString();
        assertThat(List.of(reservation, file, job, wait, token)).noneMatch(String::isEmpty);

        for (String deed : List.of("start", "pause", "resume", "cancel")) {
            assertSameAsNone(stranger, "POST", "/api/v1/jobs/%s/" + deed, job);
        }
        assertSameAsNone(stranger, "DELETE", "/api/v1/waiting/%s", wait);
        assertSameAsNone(stranger, "DELETE", "/api/v1/tokens/%s", token);
        assertSameAsNone(stranger, "POST", "/api/v1/reservations/%s/take", reservation);
        assertThat(stranger.post("/api/v1/jobs", Map.of("reservation", reservation, "file", file))
                        .status())
                .isEqualTo(404);
        assertThat(third.get("/api/v1/waiting").json().size()).isEqualTo(1);
        assertThat(owner.get("/api/v1/tokens").json().size()).isEqualTo(1);
    }

    private static void assertSameAsNone(ApiClient stranger, String method, String path, String id) {
        ApiClient.Answer another = stranger.send(method, path.formatted(id), Map.of(), Map.of());
        ApiClient.Answer none = stranger.send(method, path.formatted(NOBODY), Map.of(), Map.of());
        assertThat(another.status())
                .as("%s %s", method, path)
                .isEqualTo(none.status())
                .isEqualTo(404);
        assertThat(another.text("detail").replace(id, NOBODY)).isEqualTo(none.text("detail"));
    }

    @OnBothDatabases
    void pathTricksLeadNowhere(Database database) {
        Lab lab = Lab.on(database);
        ApiClient bench = new ApiClient(lab.address(), benchKey(lab));
        for (String path : List.of(
                "/api/v1/benches/files/..%2f..%2fkeys%2flocal.key",
                "/api/v1/benches/files/%2e%2e/%2e%2e/keys/local.key",
                "/api/v1/calendars/..%2f..%2fkeys%2flocal.key.ics",
                "/api/v1//reservations",
                "/api/v1/machines;x=1",
                "/api/v1/reservations/%00")) {
            // What is no path of the API's is the sign-in page's matter.
            assertThat(bench.get(path).status()).as(path).isIn(302, 400, 401, 403, 404);
        }
        ApiClient.Answer brought = upload(client(lab, Role.MEMBER), "../../keys/local.key", "G28\n");
        assertThat(brought.text("name")).isEqualTo("local.key");
    }

    @OnBothDatabases
    void tooMuchIsRefusedAndNothingOfItStays(Database database) {
        Lab lab = Lab.on(database);
        ApiClient member = client(lab, Role.MEMBER);

        // More than is taken and less than is swallowed: what is not swallowed ends in a broken connection.
        ApiClient.Answer large = upload(member, "bomb.gcode", "G1 X1\n".repeat(300_000));

        assertThat(large.status()).isEqualTo(413);
        assertThat(member.send(
                                "POST",
                                "/api/v1/reservations",
                                Map.of("machine", "x".repeat(1_500_000)),
                                Map.of("Idempotency-Key", "k"))
                        .status())
                .isBetween(400, 499);
    }

    private static ApiClient.Answer upload(ApiClient client, String name, String content) {
        String boundary = "boundary-of-this-test";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return client.send(HttpRequest.newBuilder(client.resolve("/api/v1/files"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    /** Whatever the program answers to that is not a page: its own, and what libraries add. */
    private static TreeSet<String> endpoints(Lab lab) {
        TreeSet<String> endpoints = new TreeSet<>();
        lab.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((info, handler) -> {
            if (!ErrorController.class.isAssignableFrom(handler.getBeanType())) {
                info.getMethodsCondition().getMethods().forEach(method -> info.getPatternValues()
                        .forEach(pattern -> endpoints.add(method + " " + pattern)));
            }
        });
        return endpoints;
    }

    private static String benchKey(Lab lab) {
        Benches benches = lab.bean(Benches.class);
        return benches.enrol(benches.newCode(Lab.BENCH)).orElseThrow().key();
    }

    private static ApiClient client(Lab lab, Role role) {
        Member member = lab.newMember(role);
        return new ApiClient(lab.address(), lab.bean(Tokens.class).issue(member.id()));
    }
}
