package org.etabli.bench.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobUsage;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Permission.Right;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.controller.contract.RefusalReason;

/** Every phase a gate can stand in, and everything that can happen to it, for the tests of this package. */
final class Situations {

    static final Instant WALL = Instant.parse("2026-03-02T09:00:00Z");
    static final Duration NOW = Duration.ofHours(1);
    static final Duration ENDS = NOW.plus(Duration.ofHours(1));
    static final String AWA = "badge-awa";
    static final String BOB = "badge-bob";
    static final Fault STOP = new Fault("emergency-stop", PowerOffCause.EMERGENCY_STOP, false);
    static final Fault DOOR = new Fault("door", PowerOffCause.INTERLOCK, true);

    private Situations() {}

    static GatePolicy policy() {
        GatePolicy p = GatePolicy.printer();
        return new GatePolicy(
                false,
                false,
                p.badgeOut(),
                false,
                false,
                p.grantedFor(),
                p.warnBefore(),
                p.jobGrace(),
                p.cancelPatience(),
                Duration.ofSeconds(30),
                p.handoverGrace(),
                Duration.ZERO,
                0,
                p.maxSession(),
                false);
    }

    static GatePolicy withGesture() {
        GatePolicy p = policy();
        return new GatePolicy(
                true,
                false,
                p.badgeOut(),
                false,
                false,
                p.grantedFor(),
                p.warnBefore(),
                p.jobGrace(),
                p.cancelPatience(),
                p.runOn(),
                p.handoverGrace(),
                Duration.ZERO,
                0,
                p.maxSession(),
                false);
    }

    static GatePolicy supervised() {
        GatePolicy p = policy();
        return new GatePolicy(
                false,
                true,
                p.badgeOut(),
                false,
                false,
                p.grantedFor(),
                p.warnBefore(),
                p.jobGrace(),
                p.cancelPatience(),
                p.runOn(),
                p.handoverGrace(),
                Duration.ZERO,
                0,
                p.maxSession(),
                false);
    }

    static GatePolicy attendedSlot() {
        GatePolicy p = policy();
        return new GatePolicy(
                false,
                false,
                GatePolicy.BadgeOut.REMOVAL,
                true,
                false,
                p.grantedFor(),
                p.warnBefore(),
                Duration.ofMinutes(5),
                Duration.ofSeconds(20),
                p.runOn(),
                p.handoverGrace(),
                Duration.ofMinutes(30),
                5,
                Duration.ofHours(8),
                true);
    }

    static Admission.Granted granted(String badge, boolean supervisor, Duration ends) {
        return granted(badge, supervisor ? Right.SUPERVISE : Right.USE, ends);
    }

    static Admission.Granted granted(String badge, Right right, Duration ends) {
        return new Admission.Granted("member-" + badge, "Awa", "fr", right, "res-1", null, ends, WALL.plus(ends));
    }

    static Session session(String badge, Duration ends) {
        return Session.of("s-" + badge, badge, granted(badge, false, ends)).openedAt(NOW, Duration.ofHours(24));
    }

    static Gate in(Phase phase) {
        return Gate.closed(true).in(phase);
    }

    /** A gate in each phase, by its name in the tables. */
    static Map<String, Gate> phases() {
        Session session = session(AWA, ENDS);
        Session ending = session(AWA, NOW.plus(Duration.ofMinutes(5)));
        Map<String, Gate> all = new LinkedHashMap<>();
        all.put("Off", in(new Phase.Off()));
        all.put("Granted", in(new Phase.Granted(session, false, NOW.plusSeconds(60))));
        all.put("On", in(new Phase.On(session, null)));
        all.put("Warning", in(new Phase.Warning(ending, null)));
        all.put("Running", in(new Phase.Running(session, "j-1", null, null)));
        all.put("Running*", in(new Phase.Running(session, "j-1", PowerOffCause.BADGE_OUT, NOW.plusSeconds(60))));
        all.put("RunOn", in(new Phase.RunOn(session, PowerOffCause.BADGE_OUT, NOW.plusSeconds(20))));
        all.put("Closing", in(new Phase.Closing(session, PowerOffCause.INTERLOCK, "j-1", NOW.plusSeconds(5))));
        all.put("OutOfService", Gate.closed(false));
        all.put("Faulty", Gate.closed(true).with(STOP).atRest());
        return all;
    }

    /** Everything that can happen, by its name in the tables. */
    static Map<String, GateEvent> events() {
        Map<String, GateEvent> all = new LinkedHashMap<>();
        all.put("own badge", presented(AWA, granted(AWA, false, ENDS)));
        all.put("another's good badge", presented(BOB, granted(BOB, false, ENDS)));
        all.put("another's bad badge", presented(BOB, new Admission.Refused(RefusalReason.TOO_EARLY)));
        all.put("a participant's badge", presented(BOB, new Admission.Attends("session-1", "fr")));
        all.put("own badge leaves slot", new GateEvent.BadgeRemoved(NOW, AWA));
        all.put("start pressed", new GateEvent.StartPressed(NOW));
        all.put("own job asked", asked("j-9", "member-" + AWA));
        all.put("another's job asked", asked("j-9", "member-" + BOB));
        all.put("job ready", new GateEvent.JobReady(NOW, "s-" + AWA, new Happening.JobStarted("j-1", "00", 10)));
        all.put("job dropped", new GateEvent.JobDropped(NOW, "s-" + AWA, new Happening.JobRefused("j-1", "x")));
        all.put("job completed", ended(Happening.Outcome.COMPLETED));
        all.put("job failed", ended(Happening.Outcome.FAILED));
        all.put("idle power", new GateEvent.PowerMeasured(NOW, 0));
        all.put("door opens", new GateEvent.FaultNoticed(NOW, DOOR));
        all.put("emergency stop", new GateEvent.FaultNoticed(NOW, STOP));
        all.put("stop released", new GateEvent.FaultCleared(NOW, STOP.name()));
        all.put("lease expired", new GateEvent.LeaseExpired(NOW));
        all.put("right withdrawn", new GateEvent.RightChanged(NOW, "s-" + AWA, null, null));
        all.put("end ordered", new GateEvent.EndOrdered(NOW, "s-" + AWA));
        all.put("end of another ordered", new GateEvent.EndOrdered(NOW, "s-none"));
        all.put("out of service", new GateEvent.ServiceOrdered(NOW, false));
        all.put("into service", new GateEvent.ServiceOrdered(NOW, true));
        all.put("watchdog", new GateEvent.WatchdogTripped(NOW));
        all.put("bench stops", new GateEvent.StopOrdered(NOW));
        all.put("tick", new GateEvent.Tick(NOW));
        all.put("tick at slot end", new GateEvent.Tick(ENDS));
        all.put("tick a day later", new GateEvent.Tick(NOW.plus(Duration.ofDays(1))));
        return all;
    }

    static GateEvent.BadgePresented presented(String badge, Admission admission) {
        return new GateEvent.BadgePresented(NOW, badge, admission, "s-new");
    }

    static GateEvent.BadgePresented presentedAt(Duration at, String badge, Admission admission) {
        return new GateEvent.BadgePresented(at, badge, admission, "s-new-" + badge);
    }

    static GateEvent.JobAsked asked(String job, String member) {
        return new GateEvent.JobAsked(NOW, new Order.StartJob(job, "00", 1, "a.gcode", member, null), null);
    }

    static GateEvent.JobEnded ended(Happening.Outcome outcome) {
        return new GateEvent.JobEnded(
                NOW, "s-" + AWA, new Happening.JobEnded("j-1", outcome, null, 10, 10, JobUsage.none()));
    }

    /** One cell of the table: the phase after, then what was done: power, record, jobs. */
    static String cell(Transition step) {
        StringBuilder text = new StringBuilder(name(step.next().phase()));
        for (Effect effect : step.effects()) {
            String mark = mark(effect);
            if (!mark.isEmpty()) {
                text.append(' ').append(mark);
            }
        }
        return text.toString();
    }

    private static String name(Phase phase) {
        return phase instanceof Phase.Running running && running.leaving() != null
                ? running.cancelBy() == null ? "Running'" : "Running*"
                : phase.getClass().getSimpleName();
    }

    private static String mark(Effect effect) {
        return switch (effect) {
            case Effect.SwitchOn on -> "ON";
            case Effect.SwitchOff off -> "OFF";
            case Effect.HoldUntil hold -> "";
            case Effect.Record(var session, Happening what) -> word(what);
            case Effect.CloseSession(var session, PowerOffCause cause) -> "closed:" + cause;
            case Effect.PrepareJob prepare -> "prepare";
            case Effect.ReleaseJob release -> "release";
            case Effect.CancelJob(var job, boolean lost) -> lost ? "abandon" : "cancel";
            case Effect.RememberService service -> "remember";
            case Effect.Show show -> "";
        };
    }

    private static String word(Happening what) {
        return switch (what) {
            case Happening.SessionOpened opened -> "opened";
            case Happening.BadgeRefused(var badge, RefusalReason reason) -> "refused:" + reason;
            case Happening.BadgeNoted noted -> "noted";
            case Happening.PoweredOn on -> "powered";
            case Happening.PoweredOff(PowerOffCause cause) -> "unpowered:" + cause;
            case Happening.JobStarted started -> "started";
            case Happening.JobRefused(var job, String reason) -> "job-refused:" + reason;
            case Happening.JobEnded ended -> "ended";
            case Happening.SessionClosed closed -> throw new AssertionError("closed by its effect only");
            case Happening.FaultNoticed(String fault) -> "fault:" + fault;
            case Happening.FaultCleared(String fault) -> "cleared:" + fault;
            case Happening.DrillTried drill -> throw new AssertionError("told by the drill, not by the gate");
            case Happening.Unknown unknown -> throw new AssertionError("never made here");
        };
    }

    static List<String> words(Transition step) {
        return step.effects().stream()
                .map(Situations::mark)
                .filter(m -> !m.isEmpty())
                .toList();
    }
}
