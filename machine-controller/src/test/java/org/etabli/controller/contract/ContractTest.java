package org.etabli.controller.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {

    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");

    static Stream<Arguments> messages() {
        Permission permission = new Permission(
                "prusa-1",
                "ab12",
                "member-1",
                "Awa",
                "fr",
                Permission.Right.USE,
                NOON,
                NOON.plusSeconds(3600),
                "res-1",
                null);
        JobUsage usage = new JobUsage(1151.5, 140.25, 0, 0, List.of(new JobUsage.Filament(0, 1372.5, 3301.2, 4.09)));
        return Stream.of(
                Arguments.of(
                        "lease", new Lease(1, "mjc", "bench-1", 7, NOON, NOON.plusSeconds(86400), List.of(permission))),
                Arguments.of("status", new BenchStatus(1, true, NOON, "0.1.0", 7, 60)),
                Arguments.of(
                        "event-session-opened",
                        new BenchEvent(
                                1,
                                "bench-1",
                                1,
                                NOON,
                                true,
                                "prusa-1",
                                "s-1",
                                new Happening.SessionOpened("member-1", "res-1", null, null))),
                Arguments.of(
                        "event-badge-refused",
                        new BenchEvent(
                                1,
                                "bench-1",
                                2,
                                NOON,
                                true,
                                "prusa-1",
                                null,
                                new Happening.BadgeRefused("ab12", RefusalReason.TOO_EARLY))),
                Arguments.of(
                        "event-badge-noted",
                        new BenchEvent(
                                1, "bench-1", 2, NOON, true, "prusa-1", null, new Happening.BadgeNoted("ab12", "c-1"))),
                Arguments.of(
                        "event-job-ended",
                        new BenchEvent(
                                1,
                                "bench-1",
                                3,
                                NOON,
                                true,
                                "prusa-1",
                                "s-1",
                                new Happening.JobEnded("j-1", Happening.Outcome.COMPLETED, null, 14000, 14180, usage))),
                Arguments.of(
                        "event-session-closed",
                        new BenchEvent(
                                1,
                                "bench-1",
                                4,
                                NOON,
                                true,
                                "prusa-1",
                                "s-1",
                                new Happening.SessionClosed(PowerOffCause.BADGE_OUT, 38.5))),
                Arguments.of(
                        "event-drill-tried",
                        new BenchEvent(
                                1,
                                "bench-1",
                                5,
                                NOON,
                                true,
                                "prusa-1",
                                null,
                                new Happening.DrillTried("d-1", DrillTrial.PROCESS, DrillVerdict.SAFE, 1800, 30000))),
                Arguments.of("command-run-drill", new Command(1, "c-3", NOON, new Order.RunDrill("d-1"))),
                Arguments.of(
                        "command-start-job",
                        new Command(
                                1,
                                "c-1",
                                NOON,
                                new Order.StartJob("j-1", "00ff", 346316, "cube.gcode", "member-1", "kind: fff\n"))),
                Arguments.of("command-end-session", new Command(1, "c-2", NOON, new Order.EndSession("s-1"))),
                Arguments.of(
                        "state",
                        new MachineState(
                                1,
                                NOON,
                                MachineState.GateState.RUNNING,
                                true,
                                "s-1",
                                "member-1",
                                NOON.plusSeconds(60),
                                null,
                                118.5,
                                2.25,
                                new JobProgress(
                                        "j-1",
                                        JobProgress.State.RUNNING,
                                        120,
                                        100,
                                        14000,
                                        0.25,
                                        30,
                                        90,
                                        215,
                                        60,
                                        null,
                                        usage))));
    }

    /** The golden files are the contract: a bench of an older version is still out there. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void everyMessageIsWrittenAsItsGoldenFileAndReadBack(String name, Object message)
            throws IOException, WireException {
        String golden;
        try (var in = getClass().getResourceAsStream("/contract/" + name + ".json")) {
            golden = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }

        String written = new String(Wire.write(message), StandardCharsets.UTF_8);

        assertThat(written).isEqualTo(golden);
        assertThat(Wire.read(golden.getBytes(StandardCharsets.UTF_8), message.getClass()))
                .isEqualTo(message);
    }

    @Test
    void fieldsAndEventsOfALaterVersionDoNoHarm() throws WireException {
        String later = "{\"v\":2,\"bench\":\"b\",\"sequence\":9,\"at\":\"2026-03-02T11:00:00Z\",\"clockTrusted\":true,"
                + "\"colour\":\"red\",\"what\":{\"type\":\"filament-swapped\",\"spool\":4}}";

        BenchEvent event = Wire.read(later.getBytes(StandardCharsets.UTF_8), BenchEvent.class);

        assertThat(event.what()).isInstanceOf(Happening.Unknown.class);
        assertThat(event.sequence()).isEqualTo(9);
    }

    @Test
    void anUnknownOrderIsRefusedNotGuessed() {
        byte[] unknown = "{\"v\":1,\"id\":\"c\",\"expires\":\"2026-03-02T11:00:00Z\",\"order\":{\"type\":\"open-all\"}}"
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Wire.read(unknown, Command.class)).isInstanceOf(WireException.class);
    }

    @Test
    void onlyTheServersOwnSignatureOpensALease() throws NoSuchAlgorithmException, WireException {
        KeyPair server = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Lease lease = new Lease(1, "mjc", "bench-1", 7, NOON, NOON.plusSeconds(60), List.of());

        SignedLease signed = SignedLease.sign(lease, server.getPrivate());
        SignedLease sent = Wire.read(Wire.write(signed), SignedLease.class);

        assertThat(sent.open(server.getPublic())).isEqualTo(lease);
        assertThatThrownBy(() -> sent.open(other.getPublic())).isInstanceOf(WireException.class);
        byte[] altered = sent.lease().clone();
        altered[altered.length / 2] ^= 1;
        assertThatThrownBy(() -> new SignedLease(1, altered, sent.signature()).open(server.getPublic()))
                .isInstanceOf(WireException.class);
    }

    @Test
    void aBadgeNumberHashesTheSameHoweverItsReaderWritesIt() {
        byte[] key = new byte[32];

        assertThat(BadgeHash.of("04:a2:19:f2", key))
                .isEqualTo(BadgeHash.of("04A219F2", key))
                .hasSize(64);
        assertThat(BadgeHash.of("04A219F3", key)).isNotEqualTo(BadgeHash.of("04A219F2", key));
    }

    @Test
    void topicsNameOneBenchAndOneMachine() {
        Topics topics = new Topics("mjc", "bench-1");

        assertThat(topics.command("prusa-1")).isEqualTo("etabli/mjc/bench-1/prusa-1/command");
        assertThat(Topics.of(topics.state("laser"))).contains(topics);
        assertThat(Topics.machineOf(topics.state("laser"))).contains("laser");
        assertThat(Topics.of("other/mjc/bench-1/event")).isEmpty();
        assertThatThrownBy(() -> new Topics("mjc/#", "bench-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mjc/#");
    }
}
