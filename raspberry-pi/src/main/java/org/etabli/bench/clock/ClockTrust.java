package org.etabli.bench.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether the wall clock can be believed. A Pi has no clock of its own: it boots in 1970, or at its last shutdown, and
 * is right only once the network told it. Pure: it is shown the clocks and the evidence, and says what follows.
 */
public final class ClockTrust {

    /** The wall clock may drift from the uptime by so much between two looks before it counts as a jump. */
    static final Duration JUMP = Duration.ofSeconds(30);

    /** Another's clock that agrees within this is evidence that ours is right. */
    static final Duration AGREES = Duration.ofMinutes(2);

    private boolean trusted;
    private Instant floor;
    private Duration lastUptime;
    private Instant lastWall;
    private String why;

    /**
     * @param floor an instant that has certainly passed: of the last event in the journal, of the software
     * @param keptThroughPowerLoss whether the computer has a battery clock, or is no Pi
     */
    public ClockTrust(Instant floor, boolean keptThroughPowerLoss, Duration uptime, Instant wall) {
        this.floor = floor;
        this.lastUptime = uptime;
        this.lastWall = wall;
        this.trusted = keptThroughPowerLoss && !wall.isBefore(floor);
        this.why = trusted
                ? ""
                : wall.isBefore(floor) ? before(wall) : "no battery clock, and no network time since the start";
    }

    /** Looks at both clocks; called often. */
    public synchronized boolean look(Duration uptime, Instant wall) {
        Duration drift = Duration.between(lastWall, wall).minus(uptime.minus(lastUptime));
        lastUptime = uptime;
        lastWall = wall;
        if (drift.abs().compareTo(JUMP) > 0) {
            distrust("jumped by " + drift.toSeconds() + " s");
        }
        if (wall.isBefore(floor)) {
            distrust(before(wall));
        }
        return trusted;
    }

    /** Something dated by the server shows that its instant has passed. */
    public synchronized void passed(Instant instant) {
        if (instant.isAfter(floor)) {
            floor = instant;
        }
    }

    /** Another clock, known to be right now. */
    public synchronized void compared(Instant other, Instant wall) {
        if (Duration.between(other, wall).abs().compareTo(AGREES) <= 0) {
            confirm(wall);
        } else {
            distrust("differs from the server's by "
                    + Duration.between(other, wall).toSeconds() + " s");
        }
    }

    /** The operating system says that its clock follows network time. */
    public synchronized void synchronised(Instant wall) {
        confirm(wall);
    }

    /** Why the clock is not trusted; empty when it is. */
    public synchronized String why() {
        return why;
    }

    private void confirm(Instant wall) {
        if (!wall.isBefore(floor)) {
            trusted = true;
            why = "";
        }
    }

    private void distrust(String reason) {
        trusted = false;
        why = reason;
    }

    private String before(Instant wall) {
        return "shows " + wall + ", but " + floor + " has already passed";
    }
}
