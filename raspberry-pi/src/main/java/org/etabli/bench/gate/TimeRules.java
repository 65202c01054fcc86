package org.etabli.bench.gate;

import java.time.Duration;
import org.etabli.controller.contract.PowerOffCause;
import org.jspecify.annotations.Nullable;

/** What the passing of time does, at every event before the event itself. */
final class TimeRules {

    private final GatePolicy policy;
    private final Moves moves;

    TimeRules(GatePolicy policy, Moves moves) {
        this.policy = policy;
        this.moves = moves;
    }

    Transition pass(Gate gate, Duration at) {
        Gate.Waiting waiting = gate.waiting();
        Gate now = waiting != null && !at.minus(waiting.lapses()).isNegative() ? gate.awaiting(null) : gate;
        return switch (now.phase()) {
            case Phase.Granted(var session, var missing, Duration lapses)
            when reached(lapses, at) -> Transition.to(now.atRest(), new Effect.Show(new Notice.Ready()));
            case Phase.On(Session session, Duration idle) -> on(now, session, idle, false, at);
            case Phase.Warning(Session session, Duration idle) -> on(now, session, idle, true, at);
            case Phase.Running running -> running(now, running, at);
            case Phase.RunOn(Session session, PowerOffCause cause, Duration until)
            when reached(until, at) -> moves.off(now, session, cause);
            case Phase.Closing(Session session, PowerOffCause cause, var job, Duration latest)
            when reached(latest, at) -> Transition.to(now.atRest(), new Effect.CloseSession(session, cause));
            case Phase.Granted granted -> Transition.to(now);
            case Phase.RunOn runOn -> Transition.to(now);
            case Phase.Closing closing -> Transition.to(now);
            case Phase.Off off -> Transition.to(now);
            case Phase.OutOfService out -> Transition.to(now);
            case Phase.Faulty faulty -> Transition.to(now);
        };
    }

    private Transition on(Gate gate, Session session, @Nullable Duration idle, boolean warned, Duration at) {
        if (reached(session.ends(), at)) {
            return moves.leave(gate, session, PowerOffCause.SLOT_END, at);
        }
        if (idle != null && !policy.idleAfter().isZero() && reached(idle.plus(policy.idleAfter()), at)) {
            return moves.leave(gate, session, PowerOffCause.IDLE, at);
        }
        boolean soon = reached(session.ends().minus(policy.warnBefore()), at);
        if (soon && !warned) {
            return Transition.to(
                    gate.in(new Phase.Warning(session, idle)),
                    new Effect.Show(new Notice.EndsSoon(session.language(), session.until())));
        }
        return warned && !soon ? Transition.to(gate.in(new Phase.On(session, idle))) : Transition.to(gate);
    }

    private Transition running(Gate gate, Phase.Running running, Duration at) {
        Session session = running.session();
        PowerOffCause cause = running.leaving() == null ? PowerOffCause.SLOT_END : running.leaving();
        if (running.cancelBy() != null) {
            return reached(running.cancelBy(), at)
                    ? moves.cutUnder(gate, session, running.job(), cause, at)
                    : Transition.to(gate);
        }
        if (reached(session.ends().plus(policy.jobGrace()), at)) {
            return moves.cancel(gate, running, cause, policy.cancelPatience(), at);
        }
        if (reached(session.ends(), at) && running.leaving() == null) {
            return Transition.to(
                    gate.in(new Phase.Running(session, running.job(), PowerOffCause.SLOT_END, null)),
                    new Effect.Show(new Notice.Overtime(session.language())));
        }
        return Transition.to(gate);
    }

    /** Idle time counts only while no job runs and only where the policy gives it a limit. */
    Transition measured(Gate gate, double watts, Duration at) {
        if (policy.idleAfter().isZero()) {
            return Transition.to(gate);
        }
        boolean idles = watts < policy.idleWatts();
        return switch (gate.phase()) {
            case Phase.On(Session session, Duration since) ->
                Transition.to(gate.in(new Phase.On(session, since(idles, since, at))));
            case Phase.Warning(Session session, Duration since) ->
                Transition.to(gate.in(new Phase.Warning(session, since(idles, since, at))));
            case Phase.Off off -> Transition.to(gate);
            case Phase.Granted granted -> Transition.to(gate);
            case Phase.Running running -> Transition.to(gate);
            case Phase.RunOn runOn -> Transition.to(gate);
            case Phase.Closing closing -> Transition.to(gate);
            case Phase.OutOfService out -> Transition.to(gate);
            case Phase.Faulty faulty -> Transition.to(gate);
        };
    }

    private static @Nullable Duration since(boolean idles, @Nullable Duration since, Duration at) {
        return idles ? (since == null ? at : since) : null;
    }

    private static boolean reached(Duration limit, Duration at) {
        return at.compareTo(limit) >= 0;
    }
}
