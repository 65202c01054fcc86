package org.etabli.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;

/** Two hundred clients, each with a connection of its own, want the same slots at the same moment. */
class RaceTest {

    private static final int CLIENTS = 200;
    private static final int MACHINES = 5;
    private static final int HOURS = 10;
    private static final int SLOTS = MACHINES * HOURS;
    /** Slots each client tries: in all, twenty for every slot. */
    private static final int TRIES = 5;

    /** A Wednesday, 9:00 in Paris. */
    private static final Instant FIRST = Instant.parse("2026-03-04T08:00:00Z");

    private static final Duration HOUR = Duration.ofHours(1);

    private record Slot(MachineId machine, Instant start, Instant end) {

        Map<String, String> json() {
            return Map.of("machine", machine.value(), "start", start.toString(), "end", end.toString());
        }
    }

    @OnBothDatabases
    void everySlotGoesToExactlyOneAndEveryLoserIsToldWhatElseIsFree(Database database) {
        Lab lab = Lab.on(database);
        List<MachineId> machines = machines(lab);
        List<Slot> slots = slots(machines);
        AtomicInteger next = new AtomicInteger();

        List<ApiClient.Answer> answers = Crowd.atOnce(
                        Crowd.of(lab, CLIENTS), client -> wanted(slots, next.getAndIncrement()).stream()
                                .map(slot -> client.post("/api/v1/reservations", slot.json()))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(answers).hasSize(CLIENTS * TRIES);
        assertThat(answers.stream().filter(a -> a.status() == 201)).hasSize(SLOTS);
        assertThat(answers.stream().filter(a -> a.status() != 201)).allSatisfy(RaceTest::isARefusalWithAlternatives);
        assertThat(Crowd.reservations(lab, machines)).isEqualTo(SLOTS);
        assertThat(Crowd.overlaps(lab, machines)).isZero();
    }

    @OnBothDatabases
    void movesRaceLikeReservationsAndWhoLosesKeepsWhatTheyHad(Database database) {
        Lab lab = Lab.on(database);
        List<MachineId> machines = machines(lab);
        List<Slot> slots = slots(machines);
        MachineId before = lab.newMachine();
        List<ApiClient> crowd = Crowd.of(lab, CLIENTS);
        Map<ApiClient, String> own = new ConcurrentHashMap<>();
        IntStream.range(0, CLIENTS).forEach(i -> {
            Instant start = FIRST.plus(HOUR.multipliedBy(i));
            Slot had = new Slot(before, start, start.plus(HOUR));
            own.put(
                    crowd.get(i),
                    crowd.get(i).post("/api/v1/reservations", had.json()).header("Location"));
        });
        AtomicInteger next = new AtomicInteger();

        List<ApiClient.Answer> answers = Crowd.atOnce(
                crowd,
                client -> client.patch(
                        String.valueOf(own.get(client)),
                        slots.get(next.getAndIncrement() % SLOTS).json()));

        assertThat(answers.stream().filter(a -> a.status() == 200)).hasSize(SLOTS);
        assertThat(answers.stream().filter(a -> a.status() != 200)).allSatisfy(RaceTest::isARefusalWithAlternatives);
        assertThat(Crowd.reservations(lab, machines)).isEqualTo(SLOTS);
        assertThat(Crowd.reservations(lab, List.of(before))).isEqualTo(CLIENTS - SLOTS);
        assertThat(Crowd.overlaps(lab, machines)).isZero();
    }

    @OnBothDatabases
    void weeklyRepeatsRaceAndEachHasAllItsWeeksOrNone(Database database) {
        Lab lab = Lab.on(database);
        List<MachineId> machines = machines(lab);
        List<Slot> slots = slots(machines);
        int weeks = 4;
        AtomicInteger next = new AtomicInteger();

        List<ApiClient.Answer> answers = Crowd.atOnce(Crowd.of(lab, CLIENTS), client -> {
            Slot slot = slots.get(next.getAndIncrement() % SLOTS);
            return client.post(
                    "/api/v1/reservations/weekly",
                    Map.of(
                            "machine", slot.machine().value(),
                            "start", slot.start().toString(),
                            "end", slot.end().toString(),
                            "weeks", weeks));
        });

        assertThat(answers.stream().filter(a -> a.status() == 201))
                .hasSize(SLOTS)
                .allSatisfy(
                        a -> assertThat(a.json().path("reservations").size()).isEqualTo(weeks));
        assertThat(answers.stream().filter(a -> a.status() != 201)).allSatisfy(RaceTest::isARefusalWithAlternatives);
        assertThat(Crowd.reservations(lab, machines)).isEqualTo(SLOTS * weeks);
        assertThat(Crowd.overlaps(lab, machines)).isZero();
    }

    private static void isARefusalWithAlternatives(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("rule")).isEqualTo("TAKEN");
        assertThat(answer.json().path("alternatives").size()).isPositive();
    }

    private static List<MachineId> machines(Lab lab) {
        return IntStream.range(0, MACHINES).mapToObj(i -> lab.newMachine()).toList();
    }

    private static List<Slot> slots(List<MachineId> machines) {
        return machines.stream()
                .flatMap(machine -> IntStream.range(0, HOURS).mapToObj(hour -> {
                    Instant start = FIRST.plus(HOUR.multipliedBy(hour));
                    return new Slot(machine, start, start.plus(HOUR));
                }))
                .toList();
    }

    /** Every slot is somebody's first wish; the others come as they fall. */
    private static List<Slot> wanted(List<Slot> slots, int client) {
        Set<Slot> wanted = new HashSet<>(Set.of(slots.get(client % SLOTS)));
        List<Slot> mixed = new ArrayList<>(slots);
        Collections.shuffle(mixed, new Random(client));
        mixed.forEach(slot -> {
            if (wanted.size() < TRIES) {
                wanted.add(slot);
            }
        });
        return List.copyOf(wanted);
    }
}
