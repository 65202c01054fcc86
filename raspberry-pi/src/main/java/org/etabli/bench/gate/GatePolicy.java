package org.etabli.bench.gate;

import java.time.Duration;

/**
 * How one machine's gate behaves.
 *
 * @param startGesture whether a button must be pressed after the badge before power comes
 * @param supervised whether a supervisor's badge must follow the member's
 * @param badgeOut how a person leaves
 * @param attended whether leaving stops a running job (a laser) or lets it end first (a printer)
 * @param offAfterJob whether the session ends with its first job
 * @param grantedFor how long an accepted badge waits for the gesture or the supervisor
 * @param warnBefore how long before the end of the slot people are told
 * @param jobGrace how long a running job may outlive the slot
 * @param cancelPatience how long a job that is being cancelled may take to bring the machine to rest
 * @param runOn how long the machine keeps power after a session, to cool down or to clear smoke
 * @param handoverGrace how long the badge of the next person, shown too early, is remembered
 * @param idleAfter after drawing less than {@code idleWatts} for so long a session ends; zero for never
 * @param maxSession no session lasts longer, whatever the lease says
 * @param endsWithLease whether open sessions end when the lease expires, not only new ones are refused
 */
public record GatePolicy(
        boolean startGesture,
        boolean supervised,
        BadgeOut badgeOut,
        boolean attended,
        boolean offAfterJob,
        Duration grantedFor,
        Duration warnBefore,
        Duration jobGrace,
        Duration cancelPatience,
        Duration runOn,
        Duration handoverGrace,
        Duration idleAfter,
        double idleWatts,
        Duration maxSession,
        boolean endsWithLease) {

    /** How a person leaves. */
    public enum BadgeOut {
        /** By holding the same badge to the reader again. */
        TAP,
        /** By taking the card out of the slot. */
        REMOVAL
    }

    public static GatePolicy printer() {
        return new GatePolicy(
                false,
                false,
                BadgeOut.TAP,
                false,
                false,
                Duration.ofSeconds(60),
                Duration.ofMinutes(10),
                Duration.ofHours(2),
                Duration.ofMinutes(2),
                Duration.ZERO,
                Duration.ofSeconds(15),
                Duration.ZERO,
                0,
                Duration.ofHours(24),
                false);
    }

    public static GatePolicy laser() {
        GatePolicy printer = printer();
        return new GatePolicy(
                false,
                false,
                BadgeOut.TAP,
                true,
                false,
                printer.grantedFor,
                printer.warnBefore,
                Duration.ofMinutes(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                printer.handoverGrace,
                Duration.ofMinutes(30),
                5,
                Duration.ofHours(8),
                true);
    }

    /** The uptime at which a session's power is off, whatever happens: what the watchdog enforces. */
    public Duration latestOff(Session session) {
        return session.ends().plus(jobGrace).plus(cancelPatience).plus(runOn);
    }
}
