package org.etabli.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;

/** What scripts and calendar programs do. */
class ApiTest {

    private static final String RESERVATIONS = "/api/v1/reservations";

    @OnBothDatabases
    void aRequestSentTwiceWithOneKeyHappensOnceAndIsAnsweredTheSame(Database database) {
        Lab lab = Lab.on(database);
        ApiClient client = client(lab, lab.newMember());
        Map<String, String> wish = wish(lab.newMachine(), "2026-03-04T10:00", "2026-03-04T11:00");
        Map<String, String> key = Map.of("Idempotency-Key", "print-42");

        ApiClient.Answer first = client.send("POST", RESERVATIONS, wish, key);
        ApiClient.Answer again = client.send("POST", RESERVATIONS, wish, key);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(client.get(RESERVATIONS).json().size()).isEqualTo(1);
    }

    @OnBothDatabases
    void oneKeySentManyTimesAtOnceStillHappensOnce(Database database) {
        Lab lab = Lab.on(database);
        ApiClient client = client(lab, lab.newMember());
        Map<String, String> wish = wish(lab.newMachine(), "2026-03-04T10:00", "2026-03-04T11:00");

        List<ApiClient.Answer> answers = Crowd.atOnce(
                java.util.Collections.nCopies(8, client),
                one -> one.send("POST", RESERVATIONS, wish, Map.of("Idempotency-Key", "k")));

        Set<String> bodies =
                new HashSet<>(answers.stream().map(ApiClient.Answer::body).toList());
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(201));
        assertThat(bodies).hasSize(1);
    }

    @OnBothDatabases
    void aKeyForAnotherRequestIsAMistakeAndARefusalIsNotKept(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        ApiClient owner = client(lab, lab.newMember());
        ApiClient client = client(lab, lab.newMember());
        Map<String, String> taken = wish(machine, "2026-03-04T10:00", "2026-03-04T11:00");
        String location = owner.post(RESERVATIONS, taken).header("Location");
        Map<String, String> key = Map.of("Idempotency-Key", "k");

        assertThat(client.send("POST", RESERVATIONS, taken, key).status()).isEqualTo(409);
        owner.delete(location);
        assertThat(client.send("POST", RESERVATIONS, taken, key).status()).isEqualTo(201);
        assertThat(client.send("POST", RESERVATIONS, wish(machine, "2026-03-05T10:00", "2026-03-05T11:00"), key)
                        .status())
                .isEqualTo(422);
        assertThat(client.send("POST", RESERVATIONS, taken, Map.of("Idempotency-Key", "x".repeat(101)))
                        .status())
                .isEqualTo(400);
    }

    @OnBothDatabases
    void aTokenMayDoWhatItsScopesSayAndNothingOnceItIsRevoked(Database database) {
        Lab lab = Lab.on(database);
        Member member = lab.newMember();
        Tokens tokens = lab.bean(Tokens.class);
        ApiClient reader = new ApiClient(lab.address(), tokens.issue(member.id(), "board", Set.of(Scope.READ)));
        Map<String, String> wish = wish(lab.newMachine(), "2026-03-04T10:00", "2026-03-04T11:00");

        assertThat(reader.get(RESERVATIONS).status()).isEqualTo(200);
        ApiClient.Answer refused = reader.post(RESERVATIONS, wish);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");

        String id = reader.get("/api/v1/tokens").json().path(0).path("id").asString();
        assertThat(client(lab, lab.newMember()).delete("/api/v1/tokens/" + id).status())
                .isEqualTo(404);
        assertThat(client(lab, member).delete("/api/v1/tokens/" + id).status()).isEqualTo(204);
        assertThat(reader.get(RESERVATIONS).status()).isEqualTo(401);
    }

    @OnBothDatabases
    void aRefusalSaysEveryRuleInTheCallersLanguage(Database database) {
        Lab lab = Lab.on(database);
        ApiClient client = client(lab, lab.newMember());
        Map<String, String> wish = wish(lab.newMachine(), "2026-03-01T10:00", "2026-03-03T11:00");

        ApiClient.Answer french = client.send("POST", RESERVATIONS, wish, Map.of("Accept-Language", "fr"));
        ApiClient.Answer english = client.send("POST", RESERVATIONS, wish, Map.of("Accept-Language", "en"));

        assertThat(french.status()).isEqualTo(409);
        assertThat(french.text("rule")).isEqualTo("IN_THE_PAST");
        assertThat(french.json().path("rules").path(1).path("detail").asString())
                .contains("au plus 24 h 00");
        assertThat(english.json().path("rules").path(1).path("detail").asString())
                .contains("at most 24 h 00");
        assertThat(french.json().path("alternatives").size()).isPositive();
    }

    @OnBothDatabases
    void aCalendarShowsTheRightLocalTimesOnBothSidesOfAChangeOfTheClocks(Database database)
            throws IOException, ParserException {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        ApiClient client = client(lab, lab.newMember());
        client.post(RESERVATIONS, wish(machine, "2026-03-28T14:00", "2026-03-28T16:00"));
        client.post(RESERVATIONS, wish(machine, "2026-03-29T14:00", "2026-03-29T16:00"));
        client.post(RESERVATIONS, wish(machine, "2026-03-29T01:30", "2026-03-29T03:30"));
        String url = client.post("/api/v1/calendars", Map.of()).text("url");

        Calendar calendar = read(new ApiClient(lab.address(), null).get(url));

        assertThat(calendar.validate().getEntries()).isEmpty();
        assertThat(calendar.getComponents(Component.VTIMEZONE)).hasSize(1);
        assertThat(starts(calendar))
                .containsExactlyInAnyOrder(
                        ZonedDateTime.of(LocalDateTime.parse("2026-03-28T14:00"), Lab.PARIS),
                        ZonedDateTime.of(LocalDateTime.parse("2026-03-29T14:00"), Lab.PARIS),
                        ZonedDateTime.of(LocalDateTime.parse("2026-03-29T01:30"), Lab.PARIS));
        assertThat(new ApiClient(lab.address(), null).get(url).body())
                .contains("DTSTART;TZID=Europe/Paris:20260328T140000", "DTSTART;TZID=Europe/Paris:20260329T140000");
    }

    @OnBothDatabases
    void aMachinesCalendarNamesNobodyAndAClosedOneIsGone(Database database) throws IOException, ParserException {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member other = lab.newMember();
        client(lab, other).post(RESERVATIONS, wish(machine, "2026-03-04T10:00", "2026-03-04T11:00"));
        ApiClient client = client(lab, lab.newMember());
        String calendars = "/api/v1/calendars?machine=" + machine;
        String url = client.post(calendars, Map.of()).text("url");
        ApiClient anybody = new ApiClient(lab.address(), null);

        assertThat(starts(read(anybody.get(url)))).hasSize(1);
        assertThat(anybody.get(url).body()).contains("SUMMARY:Réservé").doesNotContain(other.name(), other.email());
        assertThat(client.delete(calendars).status()).isEqualTo(204);
        assertThat(anybody.get(url).status()).isEqualTo(404);
    }

    private static Calendar read(ApiClient.Answer answer) throws IOException, ParserException {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/calendar");
        return new CalendarBuilder().build(new StringReader(answer.body()));
    }

    private static List<ZonedDateTime> starts(Calendar calendar) {
        return calendar.<VEvent>getComponents(Component.VEVENT).stream()
                .map(event -> (Temporal) event.getDateTimeStart().getDate())
                .map(ZonedDateTime::from)
                .map(start -> start.withZoneSameInstant(Lab.PARIS))
                .toList();
    }

    private static ApiClient client(Lab lab, Member member) {
        return new ApiClient(lab.address(), lab.bean(Tokens.class).issue(member.id()));
    }

    private static Map<String, String> wish(MachineId machine, String start, String end) {
        return Map.of(
                "machine", machine.value(),
                "start",
                        LocalDateTime.parse(start).atZone(Lab.PARIS).toInstant().toString(),
                "end", LocalDateTime.parse(end).atZone(Lab.PARIS).toInstant().toString());
    }
}
