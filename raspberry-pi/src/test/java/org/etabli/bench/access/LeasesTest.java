package org.etabli.bench.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.etabli.bench.access.LeaseVerdict.Reason;
import org.etabli.bench.lab.StepClock;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.SignedLease;
import org.etabli.controller.contract.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LeasesTest {

    private static final Instant NOW = StepClock.START;
    private static final KeyPair SERVER = keys();
    private static final KeyPair STRANGER = keys();
    private final StepClock clock = new StepClock();

    static Stream<Arguments> refusals() {
        byte[] good = signed(lease(8, "mjc", "bench-1", NOW.plusSeconds(60)), SERVER);
        byte[] altered = good.clone();
        int at = new String(good).indexOf("lease\":\"") + 40;
        altered[at] = altered[at] == 'A' ? (byte) 'B' : (byte) 'A';
        byte[] half = Arrays.copyOf(good, good.length / 2);
        byte[] noSignature = "{\"v\":1,\"lease\":\"e30=\"}".getBytes();
        byte[] signedNonsense = Wire.write(nonsense());
        Permission many =
                new Permission("p", "b", "m", null, null, Permission.Right.USE, NOW, NOW.plusSeconds(1), null, null);
        Lease long_ = new Lease(
                1,
                "mjc",
                "bench-1",
                8,
                NOW,
                NOW.plusSeconds(60),
                Collections.nCopies(LeaseCheck.MOST_PERMISSIONS + 1, many));
        return Stream.of(
                Arguments.of(
                        "signed by somebody else",
                        signed(lease(8, "mjc", "bench-1", NOW.plusSeconds(60)), STRANGER),
                        Reason.WRONG_SIGNATURE),
                Arguments.of("altered after signing", altered, Reason.WRONG_SIGNATURE),
                Arguments.of("truncated", half, Reason.UNREADABLE),
                Arguments.of("empty", new byte[0], Reason.UNREADABLE),
                Arguments.of("no JSON", new byte[] {1, 2, 3}, Reason.UNREADABLE),
                Arguments.of("without a signature", noSignature, Reason.UNREADABLE),
                Arguments.of("signed, but no lease inside", signedNonsense, Reason.UNREADABLE),
                Arguments.of(
                        "of another bench",
                        signed(lease(8, "mjc", "bench-2", NOW.plusSeconds(60)), SERVER),
                        Reason.OTHER_BENCH),
                Arguments.of(
                        "of another site",
                        signed(lease(8, "other", "bench-1", NOW.plusSeconds(60)), SERVER),
                        Reason.OTHER_BENCH),
                Arguments.of(
                        "older than the one in force",
                        signed(lease(6, "mjc", "bench-1", NOW.plusSeconds(60)), SERVER),
                        Reason.NOT_NEWER),
                Arguments.of(
                        "of the same number but another",
                        signed(lease(7, "mjc", "bench-1", NOW.plusSeconds(61)), SERVER),
                        Reason.NOT_NEWER),
                Arguments.of("expired", signed(lease(8, "mjc", "bench-1", NOW), SERVER), Reason.EXPIRED),
                Arguments.of("endless", signed(long_, SERVER), Reason.TOO_LONG));
    }

    @ParameterizedTest(name = "a lease {0} is refused: {2}")
    @MethodSource("refusals")
    void noLeaseIsTakenThatCannotBeTrusted(String what, byte[] message, Reason reason, @TempDir Path folder) {
        Leases leases = leases(folder);
        leases.offer(signed(lease(7, "mjc", "bench-1", NOW.plusSeconds(60)), SERVER), clock.now());

        LeaseVerdict verdict = leases.offer(message, clock.now());

        assertThat(verdict).isInstanceOfSatisfying(LeaseVerdict.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.detail()).isNotBlank();
        });
        assertThat(leases.lease()).isNotNull().extracting(Lease::number).isEqualTo(7L);
    }

    @Test
    void aNewerLeaseReplacesTheOneInForceAndSurvivesARestart(@TempDir Path folder) {
        Leases leases = leases(folder);
        leases.offer(signed(lease(7, "mjc", "bench-1", NOW.plusSeconds(60)), SERVER), clock.now());
        leases.offer(signed(lease(8, "mjc", "bench-1", NOW.plusSeconds(60)), SERVER), clock.now());

        Leases afterwards = leases(folder);
        afterwards.restore();

        assertThat(afterwards.lease()).isNotNull().extracting(Lease::number).isEqualTo(8L);
    }

    @Test
    void theSameLeaseShownAgainIsNoNews(@TempDir Path folder) {
        Leases leases = leases(folder);
        byte[] lease = signed(lease(7, "mjc", "bench-1", NOW.plusSeconds(60)), SERVER);
        leases.offer(lease, clock.now());

        assertThat(leases.offer(lease, clock.now())).isInstanceOf(LeaseVerdict.AlreadyHeld.class);
    }

    @Test
    void aLeaseFileTornByAPowerLossIsNotBelieved(@TempDir Path folder) throws IOException {
        Leases leases = leases(folder);
        leases.offer(signed(lease(7, "mjc", "bench-1", NOW.plusSeconds(60)), SERVER), clock.now());
        Path file = folder.resolve("lease.json");
        byte[] whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length += 7) {
            Files.write(file, Arrays.copyOf(whole, length));
            Leases afterwards = leases(folder);
            afterwards.restore();
            assertThat(afterwards.lease()).isNull();
        }
    }

    @Test
    void withAClockNobodyTrustsALeaseIsTakenWithoutAskingWhetherItHasExpired(@TempDir Path folder) {
        Leases leases = leases(folder);
        clock.jump(Duration.ofDays(-20_000)).trusted(false);

        LeaseVerdict verdict =
                leases.offer(signed(lease(7, "mjc", "bench-1", NOW.plusSeconds(60)), SERVER), clock.now());

        assertThat(verdict).isInstanceOf(LeaseVerdict.Accepted.class);
    }

    private static Leases leases(Path folder) {
        return new Leases(folder.resolve("lease.json"), "mjc", "bench-1", SERVER.getPublic());
    }

    private static Lease lease(long number, String site, String bench, Instant expires) {
        return new Lease(1, site, bench, number, NOW.minusSeconds(60), expires, List.of());
    }

    private static byte[] signed(Lease lease, KeyPair keys) {
        return Wire.write(SignedLease.sign(lease, keys.getPrivate()));
    }

    private static SignedLease nonsense() {
        try {
            byte[] bytes = "{\"v\":1}".getBytes();
            java.security.Signature signer = java.security.Signature.getInstance("Ed25519");
            signer.initSign(SERVER.getPrivate());
            signer.update(bytes);
            return new SignedLease(1, bytes, signer.sign());
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
