package org.etabli.bench.gate;

import java.util.Optional;
import org.etabli.bench.gate.GateEvent.JobAsked;
import org.etabli.bench.gate.GateEvent.JobDropped;
import org.etabli.bench.gate.GateEvent.JobEnded;
import org.etabli.bench.gate.GateEvent.JobReady;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.PowerOffCause;
import org.jspecify.annotations.Nullable;

/** A job runs only in the session of the person, or the course, it is for. */
final class JobRules {

    private final GatePolicy policy;
    private final Moves moves;

    JobRules(GatePolicy policy, Moves moves) {
        this.policy = policy;
        this.moves = moves;
    }

    Transition asked(Gate gate, JobAsked event) {
        return switch (gate.phase()) {
            case Phase.On(Session session, var idle) -> start(gate, session, event);
            case Phase.Warning(Session session, var idle) -> start(gate, session, event);
            case Phase.Running(Session session, String job, var leaving, var by) ->
                job.equals(event.order().job())
                        ? Transition.to(gate)
                        : refuse(gate, event, session.id(), JobRefusal.ANOTHER_JOB_RUNS);
            case Phase.Off off -> refuse(gate, event, null, JobRefusal.NO_SESSION);
            case Phase.Granted granted -> refuse(gate, event, null, JobRefusal.NO_SESSION);
            case Phase.RunOn runOn -> refuse(gate, event, null, JobRefusal.NO_SESSION);
            case Phase.Closing closing -> refuse(gate, event, null, JobRefusal.NO_SESSION);
            case Phase.OutOfService out -> refuse(gate, event, null, JobRefusal.OUT_OF_SERVICE);
            case Phase.Faulty faulty -> refuse(gate, event, null, JobRefusal.INTERLOCK_OPEN);
        };
    }

    private static Transition start(Gate gate, Session session, JobAsked event) {
        if (!mayRun(session, event)) {
            return refuse(gate, event, session.id(), JobRefusal.NOT_YOUR_SESSION);
        }
        if (!gate.faults().isEmpty()) {
            return refuse(gate, event, session.id(), JobRefusal.INTERLOCK_OPEN);
        }
        return Transition.to(
                gate.in(new Phase.Running(session, event.order().job(), null, null)),
                new Effect.PrepareJob(session, event.order()));
    }

    private static boolean mayRun(Session session, JobAsked event) {
        boolean own = session.member().equals(event.order().member());
        boolean sameCourse = session.course() != null && session.course().equals(event.course());
        return own || sameCourse;
    }

    Transition ready(Gate gate, JobReady event) {
        String job = event.started().job();
        return gate.phase() instanceof Phase.Running(var session, String running, var leaving, var by)
                        && running.equals(job)
                        && by == null
                ? Transition.to(gate, new Effect.Record(event.session(), event.started()), new Effect.ReleaseJob(job))
                : Transition.to(gate, new Effect.CancelJob(job, !gate.phase().powered()));
    }

    Transition dropped(Gate gate, JobDropped event) {
        Transition recorded = Transition.to(gate, new Effect.Record(event.session(), event.refused()));
        return recorded.then(after -> over(after, event.refused().job(), event.at(), null));
    }

    Transition ended(Gate gate, JobEnded event) {
        Transition recorded = Transition.to(gate, new Effect.Record(event.session(), event.ended()));
        PowerOffCause habit = policy.offAfterJob() ? PowerOffCause.JOB_END : null;
        return recorded.then(after -> over(after, event.ended().job(), event.at(), habit));
    }

    private Transition over(Gate gate, String job, java.time.Duration at, @Nullable PowerOffCause habit) {
        return switch (gate.phase()) {
            case Phase.Running(Session session, String running, var leaving, var by)
            when running.equals(job) -> {
                PowerOffCause cause = Optional.ofNullable(leaving).orElse(habit);
                yield cause == null
                        ? Transition.to(gate.in(new Phase.On(session, null)))
                        : moves.leave(gate, session, cause, at);
            }
            case Phase.Closing(Session session, PowerOffCause cause, String closing, var latest)
            when closing.equals(job) -> Transition.to(gate.atRest(), new Effect.CloseSession(session, cause));
            case Phase.Running running -> Transition.to(gate);
            case Phase.Closing closing -> Transition.to(gate);
            case Phase.Off off -> Transition.to(gate);
            case Phase.Granted granted -> Transition.to(gate);
            case Phase.On on -> Transition.to(gate);
            case Phase.Warning warning -> Transition.to(gate);
            case Phase.RunOn runOn -> Transition.to(gate);
            case Phase.OutOfService out -> Transition.to(gate);
            case Phase.Faulty faulty -> Transition.to(gate);
        };
    }

    private static Transition refuse(Gate gate, JobAsked event, @Nullable String session, JobRefusal why) {
        return Transition.to(
                gate,
                new Effect.Record(
                        session, new Happening.JobRefused(event.order().job(), why.told())));
    }
}
