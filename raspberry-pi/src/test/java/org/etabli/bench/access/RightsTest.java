package org.etabli.bench.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.etabli.bench.clock.Now;
import org.etabli.bench.gate.Admission;
import org.etabli.bench.lab.StepClock;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.Permission.Right;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RightsTest {

    private static final Instant NINE = StepClock.START;
    private static final Now NOW = new Now(Duration.ofHours(1), NINE, true);
    private static final Now UNTRUSTED = new Now(Duration.ofHours(1), NINE, false);

    @Test
    void aBadgeInItsWindowIsLetInUntilTheWindowEndsByTheUptime() {
        Rights rights = rights(NINE.plusSeconds(3600), use("awa", -10, 50, "res-1"));

        Admission admission = decide(rights, "awa", NOW);

        assertThat(admission).isInstanceOfSatisfying(Admission.Granted.class, granted -> {
            assertThat(granted.ends()).isEqualTo(Duration.ofHours(1).plusMinutes(50));
            assertThat(granted.until()).isEqualTo(NINE.plusSeconds(3000));
            assertThat(granted.reservation()).isEqualTo("res-1");
            assertThat(granted.supervisor()).isFalse();
        });
    }

    @Test
    void theWindowIsHalfOpen() {
        Rights rights = rights(NINE.plusSeconds(3600), use("begins", 0, 10, null), use("ended", -10, 0, null));

        assertThat(decide(rights, "begins", NOW)).isInstanceOf(Admission.Granted.class);
        assertThat(reason(rights, "ended", NOW)).isEqualTo(RefusalReason.TOO_LATE);
    }

    @Test
    void everyRefusalSaysWhy() {
        Permission elsewhere =
                new Permission("laser-1", "far", "m", null, null, Right.USE, NINE, NINE.plusSeconds(60), null, null);
        Rights rights = rights(
                NINE.plusSeconds(3600),
                use("early", 10, 20, null),
                use("late", -20, -10, null),
                use("between", -20, -10, null),
                use("between", 10, 20, null),
                elsewhere);

        assertThat(reason(rights, "nobody", NOW)).isEqualTo(RefusalReason.UNKNOWN_BADGE);
        assertThat(reason(rights, "far", NOW)).isEqualTo(RefusalReason.NO_PERMISSION);
        assertThat(reason(rights, "early", NOW)).isEqualTo(RefusalReason.TOO_EARLY);
        assertThat(reason(rights, "late", NOW)).isEqualTo(RefusalReason.TOO_LATE);
        assertThat(reason(rights, "between", NOW)).isEqualTo(RefusalReason.TOO_EARLY);
        assertThat(reason(Rights.none(), "anyone", NOW)).isEqualTo(RefusalReason.LEASE_EXPIRED);
    }

    @Test
    void windowsBackToBackAreOneSession() {
        Rights rights = rights(
                NINE.plusSeconds(36_000),
                use("awa", 30, 60, "res-2"),
                use("awa", -10, 30, "res-1"),
                use("awa", 90, 120, "res-3"));

        assertThat(decide(rights, "awa", NOW))
                .isInstanceOfSatisfying(
                        Admission.Granted.class, g -> assertThat(g.until()).isEqualTo(NINE.plusSeconds(3600)));
    }

    @Test
    void theReservationIsNamedRatherThanTheStandingRight() {
        Rights rights = rights(
                NINE.plusSeconds(36_000),
                new Permission(
                        "prusa-1", "awa", "m", null, null, Right.SUPERVISE, NINE, NINE.plusSeconds(30_000), null, null),
                use("awa", -10, 30, "res-1"));

        assertThat(decide(rights, "awa", NOW)).isInstanceOfSatisfying(Admission.Granted.class, granted -> {
            assertThat(granted.reservation()).isEqualTo("res-1");
            assertThat(granted.supervisor()).isTrue();
            assertThat(granted.until()).isEqualTo(NINE.plusSeconds(30_000));
        });
    }

    @Test
    void ofSeveralRightsAtOnceTheOneCountsThatAsksLeast() {
        Rights rights = rights(
                NINE.plusSeconds(36_000),
                use("awa", Right.USE_SUPERVISED, -10, 30),
                use("bea", Right.USE_SUPERVISED, -10, 30),
                use("bea", Right.USE, -10, 30));

        assertThat(decide(rights, "awa", NOW))
                .isInstanceOfSatisfying(
                        Admission.Granted.class, g -> assertThat(g.right()).isEqualTo(Right.USE_SUPERVISED));
        assertThat(decide(rights, "bea", NOW))
                .isInstanceOfSatisfying(
                        Admission.Granted.class, g -> assertThat(g.right()).isEqualTo(Right.USE));
    }

    @Test
    void whoTakesPartInASessionIsWelcomeAndMayUseNothing() {
        Rights rights = rights(
                NINE.plusSeconds(36_000), attend("lea", -30, 90), attend("max", -30, 90), use("max", 10, 20, "r"));

        assertThat(decide(rights, "lea", NOW)).isEqualTo(new Admission.Attends("session-1", "fr"));
        assertThat(rights.course("prusa-1", "member-lea", NOW)).isEmpty();
        assertThat(decide(rights, "max", NOW)).isInstanceOf(Admission.Attends.class);
        assertThat(decide(rights, "max", in(15))).isInstanceOf(Admission.Granted.class);
        assertThat(reason(rights, "lea", in(90))).isEqualTo(RefusalReason.NO_PERMISSION);
        assertThat(reason(rights, "lea", UNTRUSTED)).isEqualTo(RefusalReason.NO_PERMISSION);
    }

    @Test
    void anExpiredLeaseLetsInSupervisorsOrNobodyAsTheMachineSays() {
        Permission supervisor = new Permission(
                "prusa-1",
                "sup",
                "s",
                null,
                null,
                Right.SUPERVISE,
                NINE.minusSeconds(60),
                NINE.minusSeconds(1),
                null,
                null);
        Rights rights = rights(NINE, use("awa", -10, 50, null), supervisor);

        assertThat(reason(rights, "awa", NOW)).isEqualTo(RefusalReason.LEASE_EXPIRED);
        assertThat(rights.decide("prusa-1", "sup", ExpiredLease.SUPERVISORS, NOW))
                .isInstanceOfSatisfying(Admission.Granted.class, granted -> assertThat(granted.ends())
                        .isEqualTo(NOW.uptime().plus(Rights.SUPERVISOR_ALONE)));
        assertThat(rights.decide("prusa-1", "sup", ExpiredLease.NOBODY, NOW)).isInstanceOf(Admission.Refused.class);
    }

    @Test
    void withoutATrustedClockOnlySupervisorsAreLetIn() {
        Permission supervisor = new Permission(
                "prusa-1", "sup", "s", null, null, Right.SUPERVISE, NINE, NINE.plusSeconds(60), null, null);
        Rights rights = rights(NINE.plusSeconds(3600), use("awa", -10, 50, null), supervisor);

        assertThat(reason(rights, "awa", UNTRUSTED)).isEqualTo(RefusalReason.CLOCK_UNTRUSTED);
        assertThat(decide(rights, "sup", UNTRUSTED)).isInstanceOf(Admission.Granted.class);
    }

    private static Admission decide(Rights rights, String badge, Now now) {
        return rights.decide("prusa-1", badge, ExpiredLease.SUPERVISORS, now);
    }

    private static RefusalReason reason(Rights rights, String badge, Now now) {
        return ((Admission.Refused) decide(rights, badge, now)).reason();
    }

    private static Rights rights(Instant expires, Permission... permissions) {
        return Rights.of(new Lease(1, "mjc", "bench-1", 1, NINE.minusSeconds(600), expires, List.of(permissions)));
    }

    private static Permission use(String badge, int fromMinute, int untilMinute, @Nullable String reservation) {
        return permission(badge, Right.USE, fromMinute, untilMinute, reservation);
    }

    private static Permission use(String badge, Right right, int fromMinute, int untilMinute) {
        return permission(badge, right, fromMinute, untilMinute, null);
    }

    private static Now in(int minutes) {
        return new Now(NOW.uptime().plusMinutes(minutes), NINE.plusSeconds(minutes * 60L), true);
    }

    private static Permission attend(String badge, int fromMinute, int untilMinute) {
        return new Permission(
                "prusa-1",
                badge,
                "member-" + badge,
                null,
                "fr",
                Right.ATTEND,
                NINE.plusSeconds(fromMinute * 60L),
                NINE.plusSeconds(untilMinute * 60L),
                null,
                "session-1");
    }

    private static Permission permission(
            String badge, Right right, int fromMinute, int untilMinute, @Nullable String reservation) {
        return new Permission(
                "prusa-1",
                badge,
                "member-" + badge,
                null,
                null,
                right,
                NINE.plusSeconds(fromMinute * 60L),
                NINE.plusSeconds(untilMinute * 60L),
                reservation,
                null);
    }
}
