package org.etabli.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobUsage;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens in whatever order, a gate keeps its promises. The seed is in the failure. */
class GatePropertiesTest {

    private static final int LIVES = Integer.getInteger("etabli.gate.lives", 1_500);
    private static final int EVENTS = 150;
    private static final List<String> BADGES =
            List.of(Situations.AWA, Situations.BOB, "badge-cleo", "badge-supervisor");

    static Stream<GatePolicy> policies() {
        return Stream.of(
                Situations.policy(),
                Situations.withGesture(),
                Situations.supervised(),
                Situations.attendedSlot(),
                GatePolicy.printer(),
                GatePolicy.laser());
    }

    @ParameterizedTest
    @MethodSource("policies")
    void noSequenceOfEventsBreaksAPromise(GatePolicy policy) {
        for (int seed = 0; seed < LIVES; seed++) {
            new Life(policy, seed).live();
        }
    }

    /** One gate from its start to its orderly end, under random events. */
    private static final class Life {

        private final GatePolicy policy;
        private final GateRules rules;
        private final Random random;
        private final int seed;
        private final List<String> story = new ArrayList<>();
        private final Map<String, List<String>> sessions = new HashMap<>();
        private Gate gate = Gate.closed(true);
        private Duration at = Duration.ZERO;
        private boolean relay;
        private int counter;
        private String lastJob = "j-0";

        Life(GatePolicy policy, int seed) {
            this.policy = policy;
            this.rules = new GateRules(policy);
            this.random = new Random(seed);
            this.seed = seed;
        }

        void live() {
            for (int i = 0; i < EVENTS; i++) {
                at = at.plus(pause());
                step(event());
            }
            step(new GateEvent.StopOrdered(at));
            at = at.plus(GateRules.STOP_PATIENCE);
            step(new GateEvent.Tick(at));
            at = at.plus(GateRules.LAST_FIGURES);
            step(new GateEvent.Tick(at));
            check(!relay, "relay on after the stop");
            check(gate.phase().live().isEmpty(), "a session open after the stop");
            sessions.forEach((id, told) -> check(
                    told.getFirst().equals("opened") && told.getLast().equals("closed"), "session told as " + told));
        }

        private Duration pause() {
            return switch (random.nextInt(5)) {
                case 0 -> Duration.ZERO;
                case 1 -> Duration.ofMillis(random.nextInt(1_000));
                case 2 -> Duration.ofSeconds(random.nextInt(60));
                case 3 -> Duration.ofMinutes(random.nextInt(30));
                default -> Duration.ofMinutes(random.nextInt(300));
            };
        }

        private void step(GateEvent event) {
            Gate before = gate;
            Transition step = rules.step(before, event);
            story.add(at + " " + event + " -> " + step.next().phase());
            obey(step);
            gate = step.next();

            check(relay == gate.phase().powered(), "relay " + relay);
            gate.phase().live().filter(s -> relay).ifPresent(session -> {
                check(at.compareTo(policy.latestOff(session)) <= 0, "power after the session's limit");
                check(session.ends().compareTo(session.limit()) <= 0, "slot beyond its limit");
            });
            check(!relay || gate.phase().live().isPresent(), "power without a session or its run-on");
            check(!relay || !gate.blocked(), "power under a fault");
            if (event instanceof GateEvent.WatchdogTripped
                    || event instanceof GateEvent.FaultNoticed(var t, Fault fault) && !fault.onlyWhileRunning()) {
                check(!relay, "power after " + event);
            }
            if (event instanceof GateEvent.FaultNoticed && before.phase() instanceof Phase.Running) {
                check(!(gate.phase() instanceof Phase.Running), "a job ran on after " + event);
            }
            if (recorded(step, Happening.BadgeRefused.class) || recorded(step, Happening.BadgeNoted.class)) {
                Gate hadNothingHappened =
                        rules.step(before, new GateEvent.Tick(at)).next();
                check(
                        hadNothingHappened.phase().equals(gate.phase()),
                        "a badge that opens nothing changed " + before.phase());
            }
        }

        private static boolean recorded(Transition step, Class<? extends Happening> what) {
            return step.effects().stream().anyMatch(e -> e instanceof Effect.Record r && what.isInstance(r.what()));
        }

        private void obey(Transition step) {
            for (Effect effect : step.effects()) {
                switch (effect) {
                    case Effect.SwitchOn on -> {
                        check(told(step, effect).contains("powered"), "power before its record");
                        relay = true;
                    }
                    case Effect.SwitchOff off -> relay = false;
                    case Effect.Record(@Nullable String session, Happening what) -> record(session, what);
                    case Effect.CloseSession(Session session, PowerOffCause cause) -> tell(session.id(), "closed");
                    case Effect.PrepareJob prepare -> lastJob = prepare.order().job();
                    case Effect.HoldUntil hold -> {}
                    case Effect.ReleaseJob release -> {}
                    case Effect.CancelJob cancel -> {}
                    case Effect.RememberService service -> {}
                    case Effect.Show show -> {}
                }
            }
        }

        private static List<String> told(Transition step, Effect until) {
            List<String> words = new ArrayList<>();
            for (Effect effect : step.effects()) {
                if (effect.equals(until)) {
                    break;
                }
                if (effect instanceof Effect.Record r && r.what() instanceof Happening.PoweredOn) {
                    words.add("powered");
                }
            }
            return words;
        }

        private void record(@Nullable String session, Happening what) {
            if (session == null) {
                return;
            }
            switch (what) {
                case Happening.SessionOpened opened -> tell(session, "opened");
                case Happening.PoweredOn on -> tell(session, "powered");
                case Happening.PoweredOff off -> tell(session, "unpowered");
                case Happening.BadgeRefused refused -> {}
                case Happening.BadgeNoted noted -> {}
                case Happening.JobStarted started -> {}
                case Happening.JobRefused refused -> {}
                case Happening.JobEnded ended -> {}
                case Happening.SessionClosed closed -> throw new AssertionError("closed by its effect only");
                case Happening.FaultNoticed fault -> {}
                case Happening.FaultCleared fault -> {}
                case Happening.DrillTried drill -> {}
                case Happening.Unknown unknown -> {}
            }
        }

        /** Opened, powered, unpowered, closed: each once, in this order. */
        private void tell(String session, String word) {
            List<String> told = sessions.computeIfAbsent(session, id -> new ArrayList<>());
            List<String> order = List.of("opened", "powered", "unpowered", "closed");
            check(told.size() < order.size() && order.get(told.size()).equals(word), word + " after " + told);
            told.add(word);
        }

        private GateEvent event() {
            String session = gate.phase().live().map(Session::id).orElse("s-none");
            return switch (random.nextInt(22)) {
                case 0, 1, 2, 3, 4 -> badge();
                case 5 -> new GateEvent.BadgeRemoved(at, pick());
                case 6, 7 -> new GateEvent.StartPressed(at);
                case 8, 9 -> asked();
                case 10 -> new GateEvent.JobReady(at, session, new Happening.JobStarted(lastJob, "00", 5));
                case 11 -> new GateEvent.JobDropped(at, session, new Happening.JobRefused(lastJob, "x"));
                case 12, 13 ->
                    new GateEvent.JobEnded(
                            at,
                            session,
                            new Happening.JobEnded(lastJob, Happening.Outcome.COMPLETED, null, 5, 5, JobUsage.none()));
                case 14 -> new GateEvent.PowerMeasured(at, random.nextInt(10));
                case 15 -> new GateEvent.FaultNoticed(at, random.nextBoolean() ? Situations.DOOR : Situations.STOP);
                case 16 ->
                    new GateEvent.FaultCleared(at, (random.nextBoolean() ? Situations.DOOR : Situations.STOP).name());
                case 17 -> new GateEvent.LeaseExpired(at);
                case 18 ->
                    random.nextBoolean()
                            ? new GateEvent.RightChanged(at, session, null, null)
                            : new GateEvent.RightChanged(at, session, slotEnd(), Situations.WALL);
                case 19 -> new GateEvent.EndOrdered(at, session);
                case 20 -> new GateEvent.ServiceOrdered(at, random.nextInt(3) > 0);
                default -> random.nextInt(6) == 0 ? new GateEvent.WatchdogTripped(at) : new GateEvent.Tick(at);
            };
        }

        private GateEvent.BadgePresented badge() {
            String badge = pick();
            Admission admission =
                    switch (random.nextInt(7)) {
                        case 0, 1 -> new Admission.Refused(RefusalReason.NO_PERMISSION);
                        case 2 -> new Admission.Attends("session-1", null);
                        default -> Situations.granted(badge, badge.endsWith("supervisor"), slotEnd());
                    };
            counter++;
            return new GateEvent.BadgePresented(at, badge, admission, "s-" + counter);
        }

        private GateEvent asked() {
            counter++;
            String member = gate.phase().live().map(Session::member).orElse("nobody");
            return new GateEvent.JobAsked(
                    at, new Order.StartJob("j-" + counter, "00", 1, "a.gcode", member, null), null);
        }

        private Duration slotEnd() {
            return at.plusSeconds(1 + random.nextInt(4 * 3600));
        }

        private String pick() {
            return BADGES.get(random.nextInt(BADGES.size()));
        }

        private void check(boolean holds, String what) {
            if (!holds) {
                int from = Math.max(0, story.size() - 12);
                assertThat(holds)
                        .as(
                                "seed %d, %s: %s%n%s",
                                seed, policy, what, String.join("\n", story.subList(from, story.size())))
                        .isTrue();
            }
        }
    }
}
