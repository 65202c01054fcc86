package org.etabli.bench.gate;

import java.time.Duration;
import java.time.Instant;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Order;
import org.jspecify.annotations.Nullable;

/** What a gate is told. Every event carries the bench's uptime, which no jump of the wall clock moves. */
public sealed interface GateEvent {

    /** Uptime at which it happened. */
    Duration at();

    /**
     * A badge at the reader.
     *
     * @param badge its keyed hash
     * @param newSession the id a session opened by it will have
     */
    record BadgePresented(Duration at, String badge, Admission admission, String newSession) implements GateEvent {}

    /** The card left the slot. */
    record BadgeRemoved(Duration at, String badge) implements GateEvent {}

    /** The start button. */
    record StartPressed(Duration at) implements GateEvent {}

    /**
     * Somebody wants to run a file.
     *
     * @param course the course {@code order.member()} may use the machine in now, if any
     */
    record JobAsked(
            Duration at, Order.StartJob order, @Nullable String course) implements GateEvent {}

    /** The file is there and checked; the first line waits for {@link Effect.ReleaseJob}. */
    record JobReady(Duration at, String session, Happening.JobStarted started) implements GateEvent {}

    /** The job never reached its first line. */
    record JobDropped(Duration at, String session, Happening.JobRefused refused) implements GateEvent {}

    record JobEnded(Duration at, String session, Happening.JobEnded ended) implements GateEvent {}

    record PowerMeasured(Duration at, double watts) implements GateEvent {}

    /** An interlock opened, an emergency stop was hit, a contactor welded. */
    record FaultNoticed(Duration at, Fault fault) implements GateEvent {}

    record FaultCleared(Duration at, String fault) implements GateEvent {}

    record LeaseExpired(Duration at) implements GateEvent {}

    /** A new lease says otherwise about the open session; {@code ends} absent where it is no longer in it. */
    record RightChanged(
            Duration at,
            String session,
            @Nullable Duration ends,
            @Nullable Instant until) implements GateEvent {}

    record EndOrdered(Duration at, String session) implements GateEvent {}

    record ServiceOrdered(Duration at, boolean inService) implements GateEvent {}

    /** The watchdog opened the relay because this loop had stopped answering or a session outlived its limit. */
    record WatchdogTripped(Duration at) implements GateEvent {}

    /** The bench stops in an orderly way. */
    record StopOrdered(Duration at) implements GateEvent {}

    record Tick(Duration at) implements GateEvent {}
}
