package org.etabli.bench.gate;

import java.time.Duration;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.PowerOffCause;

/** The few ways a session begins and ends; every rule uses these. */
final class Moves {

    private final GatePolicy policy;

    Moves(GatePolicy policy) {
        this.policy = policy;
    }

    /** Power for a person. The record comes first: nothing is switched that is not on disk. */
    Transition open(Gate gate, Session granted, Duration at) {
        Session session = granted.openedAt(at, policy.maxSession());
        return Transition.to(
                gate.in(new Phase.On(session, null)).awaiting(null),
                new Effect.Record(session.id(), opened(session)),
                new Effect.Record(session.id(), new Happening.PoweredOn()),
                new Effect.SwitchOn(policy.latestOff(session)),
                new Effect.Show(new Notice.Welcome(session.name(), session.language(), session.until())));
    }

    /** A session's ordinary end: to the next in line, to the run-on, or off. */
    Transition leave(Gate gate, Session session, PowerOffCause cause, Duration at) {
        Gate.Waiting next = gate.waiting();
        boolean handsOver = cause == PowerOffCause.BADGE_OUT || cause == PowerOffCause.SLOT_END;
        if (handsOver && next != null && next.lapses().compareTo(at) > 0) {
            return handOver(gate, session, next.session(), PowerOffCause.HANDOVER, at);
        }
        if (policy.runOn().isZero() || cause == PowerOffCause.BENCH_STOP) {
            return off(gate, session, cause);
        }
        Duration until = earlier(at.plus(policy.runOn()), policy.latestOff(session));
        return Transition.to(
                gate.in(new Phase.RunOn(session, cause, until)),
                new Effect.HoldUntil(until),
                new Effect.Show(new Notice.CoolingDown(session.language())));
    }

    /** The machine keeps its power; the record counts two sessions. */
    Transition handOver(Gate gate, Session from, Session to, PowerOffCause cause, Duration at) {
        Session session = to.openedAt(at, policy.maxSession());
        return Transition.to(
                gate.in(new Phase.On(session, null)).awaiting(null),
                new Effect.Record(from.id(), new Happening.PoweredOff(cause)),
                new Effect.CloseSession(from, cause),
                new Effect.Record(session.id(), opened(session)),
                new Effect.Record(session.id(), new Happening.PoweredOn()),
                new Effect.HoldUntil(policy.latestOff(session)),
                new Effect.Show(new Notice.Welcome(session.name(), session.language(), session.until())));
    }

    Transition off(Gate gate, Session session, PowerOffCause cause) {
        return Transition.to(
                gate.atRest(),
                new Effect.SwitchOff(),
                new Effect.Record(session.id(), new Happening.PoweredOff(cause)),
                new Effect.CloseSession(session, cause),
                new Effect.Show(new Notice.Goodbye(session.language())));
    }

    /** No power, now, whatever the phase. */
    Transition cut(Gate gate, PowerOffCause cause, Duration at) {
        return switch (gate.phase()) {
            case Phase.On(Session session, var idle) -> off(gate, session, cause);
            case Phase.Warning(Session session, var idle) -> off(gate, session, cause);
            case Phase.RunOn(Session session, var first, var until) -> off(gate, session, cause);
            case Phase.Running(Session session, String job, var leaving, var by) ->
                cutUnder(gate, session, job, cause, at);
            case Phase.Closing closing -> Transition.to(gate, new Effect.SwitchOff());
            case Phase.Off off -> Transition.to(gate.atRest(), new Effect.SwitchOff());
            case Phase.Granted granted -> Transition.to(gate.atRest(), new Effect.SwitchOff());
            case Phase.OutOfService out -> Transition.to(gate.atRest(), new Effect.SwitchOff());
            case Phase.Faulty faulty -> Transition.to(gate.atRest(), new Effect.SwitchOff());
        };
    }

    Transition cutUnder(Gate gate, Session session, String job, PowerOffCause cause, Duration at) {
        return Transition.to(
                gate.in(new Phase.Closing(session, cause, job, at.plus(GateRules.LAST_FIGURES)))
                        .awaiting(null),
                new Effect.SwitchOff(),
                new Effect.Record(session.id(), new Happening.PoweredOff(cause)),
                new Effect.CancelJob(job, true));
    }

    /** Ask a running job to bring the machine to rest; the session ends with it. */
    Transition cancel(Gate gate, Phase.Running running, PowerOffCause cause, Duration patience, Duration at) {
        if (running.cancelBy() != null) {
            Duration by = earlier(running.cancelBy(), at.plus(patience));
            return Transition.to(gate.in(new Phase.Running(running.session(), running.job(), cause, by)));
        }
        Duration last = policy.latestOff(running.session()).minus(policy.runOn());
        Duration by = earlier(at.plus(patience), last);
        return Transition.to(
                gate.in(new Phase.Running(running.session(), running.job(), cause, by)),
                new Effect.CancelJob(running.job(), false));
    }

    static Duration earlier(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Happening.SessionOpened opened(Session session) {
        return new Happening.SessionOpened(
                session.member(), session.reservation(), session.course(), session.supervisor());
    }
}
