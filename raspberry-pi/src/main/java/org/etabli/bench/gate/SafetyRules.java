package org.etabli.bench.gate;

import java.time.Duration;
import java.time.Instant;
import org.etabli.bench.gate.GateEvent.FaultCleared;
import org.etabli.bench.gate.GateEvent.FaultNoticed;
import org.etabli.bench.gate.GateEvent.RightChanged;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.PowerOffCause;
import org.jspecify.annotations.Nullable;

/** Interlocks, orders and leases that take power away. */
final class SafetyRules {

    private static final String WATCHDOG = "watchdog";

    private final GatePolicy policy;
    private final Moves moves;

    SafetyRules(GatePolicy policy, Moves moves) {
        this.policy = policy;
        this.moves = moves;
    }

    Transition noticed(Gate gate, FaultNoticed event) {
        Fault fault = event.fault();
        if (fault.equals(gate.faults().get(fault.name()))) {
            return Transition.to(gate);
        }
        boolean cuts = !fault.onlyWhileRunning() || gate.phase() instanceof Phase.Running;
        Gate known = gate.with(fault);
        Transition off = cuts ? moves.cut(known, fault.cause(), event.at()) : Transition.to(known);
        return off.and(
                new Effect.Record(
                        gate.phase().live().map(Session::id).orElse(null), new Happening.FaultNoticed(fault.name())),
                new Effect.Show(new Notice.Stopped(fault.name())));
    }

    Transition cleared(Gate gate, FaultCleared event) {
        if (!gate.faults().containsKey(event.fault())) {
            return Transition.to(gate);
        }
        Gate without = gate.without(event.fault());
        Gate next = gate.phase() instanceof Phase.Faulty ? without.atRest() : without;
        return Transition.to(next, new Effect.Record(null, new Happening.FaultCleared(event.fault())))
                .and(next.phase() instanceof Phase.Off ? new Effect[] {new Effect.Show(new Notice.Ready())} : NOTHING);
    }

    private static final Effect[] NOTHING = {};

    Transition watchdogTripped(Gate gate, Duration at) {
        String session = gate.phase().live().map(Session::id).orElse(null);
        return moves.cut(gate, PowerOffCause.WATCHDOG, at)
                .and(
                        new Effect.Record(session, new Happening.FaultNoticed(WATCHDOG)),
                        new Effect.Record(session, new Happening.FaultCleared(WATCHDOG)));
    }

    Transition endOrdered(Gate gate, String session, Duration at) {
        boolean open = gate.phase().live().filter(s -> s.id().equals(session)).isPresent();
        return open ? end(gate, PowerOffCause.SERVER_ORDER, policy.cancelPatience(), at) : Transition.to(gate);
    }

    Transition serviceOrdered(Gate gate, boolean inService, Duration at) {
        if (gate.inService() == inService) {
            return Transition.to(gate);
        }
        Gate changed = gate.withService(inService);
        Transition moved = inService
                ? Transition.to(changed)
                : end(changed, PowerOffCause.OUT_OF_SERVICE, policy.cancelPatience(), at);
        Transition rested = moved.map(next -> next.phase().live().isEmpty() ? next.atRest() : next);
        return rested.and(
                new Effect.RememberService(inService),
                new Effect.Show(inService ? new Notice.Ready() : new Notice.Closed()));
    }

    Transition stopOrdered(Gate gate, Duration at) {
        return gate.phase() instanceof Phase.Running running
                ? moves.cancel(gate, running, PowerOffCause.BENCH_STOP, GateRules.STOP_PATIENCE, at)
                : moves.cut(gate, PowerOffCause.BENCH_STOP, at);
    }

    Transition leaseExpired(Gate gate, Duration at) {
        return policy.endsWithLease() ? atEnd(gate, PowerOffCause.LEASE_EXPIRED, at) : Transition.to(gate);
    }

    /** The end of what was allowed: a running job still has its grace. */
    private Transition atEnd(Gate gate, PowerOffCause cause, Duration at) {
        if (gate.phase() instanceof Phase.Running(Session session, String job, var leaving, var by)) {
            Session over = ending(session, at);
            return Transition.to(
                    gate.in(new Phase.Running(over, job, leaving == null ? cause : leaving, by)),
                    new Effect.HoldUntil(policy.latestOff(over)));
        }
        return end(gate, cause, policy.cancelPatience(), at);
    }

    private Transition end(Gate gate, PowerOffCause cause, Duration patience, Duration at) {
        return switch (gate.phase()) {
            case Phase.On(Session session, var idle) -> moves.leave(gate, session, cause, at);
            case Phase.Warning(Session session, var idle) -> moves.leave(gate, session, cause, at);
            case Phase.Running running -> moves.cancel(gate, running, cause, patience, at);
            case Phase.Granted granted -> Transition.to(gate.atRest());
            case Phase.Off off -> Transition.to(gate);
            case Phase.RunOn runOn -> Transition.to(gate);
            case Phase.Closing closing -> Transition.to(gate);
            case Phase.OutOfService out -> Transition.to(gate);
            case Phase.Faulty faulty -> Transition.to(gate);
        };
    }

    /** A right prolonged moves the end; a right withdrawn ends the session after the usual warning, never at once. */
    Transition rightChanged(Gate gate, RightChanged event) {
        Session session = gate.phase().live().orElse(null);
        if (session == null || !session.id().equals(event.session())) {
            return Transition.to(gate);
        }
        Duration warned = event.at().plus(policy.warnBefore());
        Duration wanted = event.ends() == null ? Moves.earlier(session.ends(), warned) : event.ends();
        Session changed = ending(session, Moves.earlier(wanted, session.limit()), event.until());
        if (changed.ends().equals(session.ends())) {
            return Transition.to(gate);
        }
        Effect hold = new Effect.HoldUntil(policy.latestOff(changed));
        return switch (gate.phase()) {
            case Phase.On(var s, var idle) -> Transition.to(gate.in(new Phase.On(changed, idle)), hold);
            case Phase.Warning(var s, var idle) -> Transition.to(gate.in(new Phase.Warning(changed, idle)), hold);
            case Phase.Running(var s, var job, var leaving, var by) ->
                Transition.to(gate.in(new Phase.Running(changed, job, resumed(leaving), by)), hold);
            case Phase.Off off -> Transition.to(gate);
            case Phase.Granted granted -> Transition.to(gate);
            case Phase.RunOn runOn -> Transition.to(gate);
            case Phase.Closing closing -> Transition.to(gate);
            case Phase.OutOfService out -> Transition.to(gate);
            case Phase.Faulty faulty -> Transition.to(gate);
        };
    }

    private static @Nullable PowerOffCause resumed(@Nullable PowerOffCause leaving) {
        return leaving == PowerOffCause.SLOT_END ? null : leaving;
    }

    private static Session ending(Session session, Duration ends) {
        return ending(session, Moves.earlier(ends, session.ends()), null);
    }

    private static Session ending(Session session, Duration ends, @Nullable Instant until) {
        Instant moved = session.until().plus(ends.minus(session.ends()));
        return session.ending(ends, until == null ? moved : until);
    }
}
