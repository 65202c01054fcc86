package org.etabli.bench.gate;

import java.time.Duration;
import org.etabli.bench.gate.GateEvent.BadgePresented;
import org.etabli.bench.gate.GateEvent.BadgeRemoved;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Badges in, badges out, and everybody else's badge. */
final class BadgeRules {

    private final GatePolicy policy;
    private final Moves moves;

    BadgeRules(GatePolicy policy, Moves moves) {
        this.policy = policy;
        this.moves = moves;
    }

    Transition presented(Gate gate, BadgePresented event) {
        return switch (gate.phase()) {
            case Phase.Off off -> atOff(gate, event);
            case Phase.Granted granted -> atGranted(gate, granted, event);
            case Phase.On(Session session, var idle) -> inSession(gate, session, event);
            case Phase.Warning(Session session, var idle) -> inSession(gate, session, event);
            case Phase.Running running -> atRunning(gate, running, event);
            case Phase.RunOn runOn -> atRunOn(gate, runOn, event);
            case Phase.Closing closing -> refuse(gate, event, RefusalReason.IN_USE);
            case Phase.OutOfService out -> refuse(gate, event, RefusalReason.OUT_OF_SERVICE);
            case Phase.Faulty faulty -> refuse(gate, event, RefusalReason.INTERLOCK_OPEN);
        };
    }

    Transition removed(Gate gate, BadgeRemoved event) {
        if (policy.badgeOut() == GatePolicy.BadgeOut.TAP) {
            return Transition.to(gate);
        }
        return switch (gate.phase()) {
            case Phase.Granted(Session session, var missing, var lapses)
            when session.badge().equals(event.badge()) && !missing -> standDown(gate);
            case Phase.On(Session session, var idle)
            when session.badge().equals(event.badge()) ->
                moves.leave(gate, session, PowerOffCause.BADGE_OUT, event.at());
            case Phase.Warning(Session session, var idle)
            when session.badge().equals(event.badge()) ->
                moves.leave(gate, session, PowerOffCause.BADGE_OUT, event.at());
            case Phase.Running running
            when running.session().badge().equals(event.badge()) -> leaveRunning(gate, running, event.at());
            case Phase.Granted granted -> Transition.to(gate);
            case Phase.On on -> Transition.to(gate);
            case Phase.Warning warning -> Transition.to(gate);
            case Phase.Running running -> Transition.to(gate);
            case Phase.Off off -> Transition.to(gate);
            case Phase.RunOn runOn -> Transition.to(gate);
            case Phase.Closing closing -> Transition.to(gate);
            case Phase.OutOfService out -> Transition.to(gate);
            case Phase.Faulty faulty -> Transition.to(gate);
        };
    }

    Transition startPressed(Gate gate, Duration at) {
        return gate.phase() instanceof Phase.Granted(Session session, boolean missing, var lapses) && !missing
                ? moves.open(gate, session, at)
                : Transition.to(gate);
    }

    private Transition atOff(Gate gate, BadgePresented event) {
        return switch (event.admission()) {
            case Admission.Refused(RefusalReason reason) -> refuse(gate, event, reason);
            case Admission.Attends attends -> noted(gate, event, attends);
            case Admission.Granted granted -> {
                Session session = Session.of(event.newSession(), event.badge(), granted);
                if (granted.asksSupervisor(policy)) {
                    yield Transition.to(
                            gate.in(new Phase.Granted(session, true, event.at().plus(policy.grantedFor()))),
                            new Effect.Show(new Notice.SupervisorAsked(session.name(), session.language())));
                }
                yield admit(gate, session, event.at());
            }
        };
    }

    private Transition admit(Gate gate, Session session, Duration at) {
        if (!policy.startGesture()) {
            return moves.open(gate, session, at);
        }
        return Transition.to(
                gate.in(new Phase.Granted(session, false, at.plus(policy.grantedFor()))),
                new Effect.Show(new Notice.PressStart(session.name(), session.language())));
    }

    private Transition atGranted(Gate gate, Phase.Granted granted, BadgePresented event) {
        if (event.badge().equals(granted.session().badge())) {
            return policy.badgeOut() == GatePolicy.BadgeOut.TAP ? standDown(gate) : Transition.to(gate);
        }
        if (!granted.supervisorMissing()) {
            return refuse(gate, event, RefusalReason.IN_USE);
        }
        return switch (event.admission()) {
            case Admission.Granted other
            when other.supervisor() && !other.member().equals(granted.session().member()) ->
                admit(gate, granted.session().confirmedBy(other.member()), event.at());
            case Admission.Granted other -> refuse(gate, event, RefusalReason.SUPERVISOR_NEEDED);
            case Admission.Attends attends -> noted(gate, event, attends);
            case Admission.Refused refused -> refuse(gate, event, RefusalReason.SUPERVISOR_NEEDED);
        };
    }

    private Transition inSession(Gate gate, Session session, BadgePresented event) {
        if (!event.badge().equals(session.badge())) {
            return nextInLine(gate, event);
        }
        return policy.badgeOut() == GatePolicy.BadgeOut.TAP
                ? moves.leave(gate, session, PowerOffCause.BADGE_OUT, event.at())
                : Transition.to(gate);
    }

    private Transition atRunning(Gate gate, Phase.Running running, BadgePresented event) {
        if (!event.badge().equals(running.session().badge())) {
            return nextInLine(gate, event);
        }
        if (policy.badgeOut() == GatePolicy.BadgeOut.TAP) {
            return leaveRunning(gate, running, event.at());
        }
        return running.leaving() == PowerOffCause.BADGE_OUT && running.cancelBy() == null
                ? stay(gate, running)
                : Transition.to(gate);
    }

    /** A second tap takes the leaving back; an attended machine does not run without its person. */
    private Transition leaveRunning(Gate gate, Phase.Running running, Duration at) {
        if (policy.attended()) {
            return moves.cancel(gate, running, PowerOffCause.BADGE_OUT, policy.cancelPatience(), at);
        }
        if (running.leaving() == PowerOffCause.BADGE_OUT && running.cancelBy() == null) {
            return policy.badgeOut() == GatePolicy.BadgeOut.TAP ? stay(gate, running) : Transition.to(gate);
        }
        if (running.leaving() != null) {
            return Transition.to(gate);
        }
        return Transition.to(
                gate.in(new Phase.Running(running.session(), running.job(), PowerOffCause.BADGE_OUT, null)),
                new Effect.Show(new Notice.LeavingAfterJob(running.session().language())));
    }

    private static Transition stay(Gate gate, Phase.Running running) {
        Session session = running.session();
        return Transition.to(
                gate.in(new Phase.Running(session, running.job(), null, null)),
                new Effect.Show(new Notice.Welcome(session.name(), session.language(), session.until())));
    }

    private Transition atRunOn(Gate gate, Phase.RunOn runOn, BadgePresented event) {
        if (!gate.inService()) {
            return refuse(gate, event, RefusalReason.OUT_OF_SERVICE);
        }
        return switch (event.admission()) {
            case Admission.Refused(RefusalReason reason) -> refuse(gate, event, reason);
            case Admission.Attends attends -> noted(gate, event, attends);
            case Admission.Granted granted
            when granted.asksSupervisor(policy) -> refuse(gate, event, RefusalReason.IN_USE);
            case Admission.Granted granted when policy.startGesture() -> refuse(gate, event, RefusalReason.IN_USE);
            case Admission.Granted granted -> takeOver(gate, runOn, event, granted);
        };
    }

    /** The machine is still warm: whoever comes back, or next, need not wait for it to cool down. */
    private Transition takeOver(Gate gate, Phase.RunOn runOn, BadgePresented event, Admission.Granted granted) {
        boolean sameAgain = event.badge().equals(runOn.session().badge());
        Session next = Session.of(event.newSession(), event.badge(), granted);
        return moves.handOver(
                gate, runOn.session(), next, sameAgain ? runOn.cause() : PowerOffCause.HANDOVER, event.at());
    }

    /** Refused, never an interruption; remembered for a moment where the badge would be let in. */
    private Transition nextInLine(Gate gate, BadgePresented event) {
        boolean mayFollow = !policy.supervised()
                && !policy.startGesture()
                && !policy.handoverGrace().isZero();
        return switch (event.admission()) {
            case Admission.Granted granted
            when mayFollow && !granted.asksSupervisor(policy) ->
                refused(gate, event, RefusalReason.IN_USE)
                        .map(to -> to.awaiting(new Gate.Waiting(
                                Session.of(event.newSession(), event.badge(), granted),
                                event.at().plus(policy.handoverGrace()))))
                        .and(new Effect.Show(new Notice.NextInLine(granted.name(), granted.language())));
            case Admission.Granted granted -> refuse(gate, event, RefusalReason.IN_USE);
            case Admission.Attends attends -> noted(gate, event, attends);
            case Admission.Refused(RefusalReason reason) -> refuse(gate, event, reason);
        };
    }

    private static Transition standDown(Gate gate) {
        return Transition.to(gate.atRest(), new Effect.Show(new Notice.Ready()));
    }

    private static Transition noted(Gate gate, BadgePresented event, Admission.Attends attends) {
        return Transition.to(
                gate,
                new Effect.Record(null, new Happening.BadgeNoted(event.badge(), attends.course())),
                new Effect.Show(new Notice.Noted(attends.language())));
    }

    private static Transition refuse(Gate gate, BadgePresented event, RefusalReason machine) {
        if (event.admission() instanceof Admission.Attends attends) {
            // They asked for nothing that the machine could refuse.
            return noted(gate, event, attends);
        }
        RefusalReason reason = event.admission() instanceof Admission.Refused(RefusalReason own) ? own : machine;
        RefusalReason said = machine == RefusalReason.SUPERVISOR_NEEDED ? machine : reason;
        return refused(gate, event, said).and(new Effect.Show(new Notice.Refused(said, language(event.admission()))));
    }

    private static Transition refused(Gate gate, BadgePresented event, RefusalReason reason) {
        return Transition.to(gate, new Effect.Record(null, new Happening.BadgeRefused(event.badge(), reason)));
    }

    private static @Nullable String language(Admission admission) {
        return admission instanceof Admission.Granted granted ? granted.language() : null;
    }
}
