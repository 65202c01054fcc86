package org.etabli.bench.gate;

import java.time.Duration;

/**
 * The rules of a gate: one pure function from where it stands and what happens to where it stands next and what it
 * wants done.
 *
 * <pre>
 *                        badge, start gesture or supervisor asked for
 *            ┌───────┐ ───────────────────────────────────────► ┌─────────┐
 *            │  Off  │ ◄──── lapses, same badge ─────────────── │ Granted │
 *            └───────┘                                          └─────────┘
 *             ▲ ▲ │ badge                                gesture,    │
 *             │ │ ▼                                      supervisor  ▼
 *   run-on    │ │ ┌────┐ ◄──────────────────────────────────────────┘
 *   is over   │ │ │ On │ ◄── prolonged ── ┌─────────┐
 *             │ │ └────┘ ── ends soon ──► │ Warning │
 *        ┌────────┐ │▲ │                  └─────────┘
 *        │ Run-on │◄┘│ └─ job asked ─► ┌─────────┐ power cut under it ┌─────────┐
 *        └────────┘  └──── job ended ─ │ Running │ ─────────────────► │ Closing │
 *             ▲                        └─────────┘                    └─────────┘
 *             └── job ended, and the slot is over or the person has left ┘   │ last figures
 *                                                                            ▼
 *   from every phase: interlock, emergency stop, welded contactor ─► Faulty (until all have gone)
 *                     taken out of service, after an ordinary end ─► OutOfService
 *                     watchdog, stop of the bench                 ─► Off
 * </pre>
 *
 * <p>Time passes first: an event that comes late finds the gate where it would have been. A refused badge changes no
 * phase. Whatever takes power away for safety does so in the step that learns of it.
 */
public final class GateRules {

    /** How long a session whose power was cut waits for the figures of the job that ran in it. */
    static final Duration LAST_FIGURES = Duration.ofSeconds(10);

    /** How long a stopping bench waits for a job to come to rest; systemd would wait longer, a person would not. */
    public static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    /** Time rules follow from one another at most so often within one step (warning, end, run-on, off). */
    private static final int MOST_PASSES = 8;

    private final GatePolicy policy;
    private final TimeRules time;
    private final BadgeRules badges;
    private final JobRules jobs;
    private final SafetyRules safety;

    public GateRules(GatePolicy policy) {
        this.policy = policy;
        Moves moves = new Moves(policy);
        time = new TimeRules(policy, moves);
        badges = new BadgeRules(policy, moves);
        jobs = new JobRules(policy, moves);
        safety = new SafetyRules(policy, moves);
    }

    public Transition step(Gate gate, GateEvent event) {
        return pass(gate, event.at()).then(now -> happen(now, event)).then(after -> pass(after, event.at()));
    }

    private Transition pass(Gate gate, Duration at) {
        Transition all = Transition.to(gate);
        for (int i = 0; i < MOST_PASSES; i++) {
            Gate before = all.next();
            all = all.then(now -> time.pass(now, at));
            if (all.next().equals(before)) {
                break;
            }
        }
        return all;
    }

    private Transition happen(Gate gate, GateEvent event) {
        return switch (event) {
            case GateEvent.BadgePresented presented -> badges.presented(gate, presented);
            case GateEvent.BadgeRemoved removed -> badges.removed(gate, removed);
            case GateEvent.StartPressed pressed -> badges.startPressed(gate, pressed.at());
            case GateEvent.JobAsked asked -> jobs.asked(gate, asked);
            case GateEvent.JobReady ready -> jobs.ready(gate, ready);
            case GateEvent.JobDropped dropped -> jobs.dropped(gate, dropped);
            case GateEvent.JobEnded ended -> jobs.ended(gate, ended);
            case GateEvent.PowerMeasured measured -> time.measured(gate, measured.watts(), measured.at());
            case GateEvent.FaultNoticed noticed -> safety.noticed(gate, noticed);
            case GateEvent.FaultCleared cleared -> safety.cleared(gate, cleared);
            case GateEvent.LeaseExpired expired -> safety.leaseExpired(gate, expired.at());
            case GateEvent.RightChanged changed -> safety.rightChanged(gate, changed);
            case GateEvent.EndOrdered ordered -> safety.endOrdered(gate, ordered.session(), ordered.at());
            case GateEvent.ServiceOrdered ordered -> safety.serviceOrdered(gate, ordered.inService(), ordered.at());
            case GateEvent.WatchdogTripped tripped -> safety.watchdogTripped(gate, tripped.at());
            case GateEvent.StopOrdered stop -> safety.stopOrdered(gate, stop.at());
            case GateEvent.Tick tick -> Transition.to(gate);
        };
    }

    /** How the machine's gate behaves. */
    public GatePolicy policy() {
        return policy;
    }
}
