package org.etabli.controller.grbl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.etabli.controller.grbl.CountedLines.Line;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.ProgramLine;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Sender;
import org.etabli.controller.stream.SenderEvent;
import org.etabli.controller.stream.Stage;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/**
 * The sender for the GRBL family.
 *
 * <pre>
 *  OPENING ──greeting or report──► ASKING ($I $$) ──► LOOKING (?) ──► [HOMING] ──► STREAMING ──end──► ENDING ──Idle──► OVER
 *                                                                                  │  ▲
 *                                                                 PAUSE: HOLDING ► HELD ► RELEASING
 *  CANCEL, and every fault with the machine still answering: BRAKING (!) ──still──► RESETTING (0x18) ──greeting──► OVER
 * </pre>
 */
public final class GrblSender implements Sender {

    private static final byte[] HOLD = {'!'};
    private static final byte[] RESUME = {'~'};
    private static final byte[] STATUS = {'?'};
    private static final byte[] SOFT_RESET = {0x18};

    /** Reports are rounded to steps, and some drivers step coarsely. mm. */
    private static final double SAME_PLACE = 0.05;

    /** Reports carry no checksum: what would end a job is believed when it comes this often. */
    private static final int BELIEVED_AFTER = 3;

    private final Program program;
    private final MachineProfile profile;
    private final CountedLines lines;
    private final GrblLimits limits;
    private final WorkPosition expected = new WorkPosition();
    private final ArrayDeque<Line> own = new ArrayDeque<>();
    private final Map<Integer, Double> settings = new HashMap<>();
    private final List<Effect> effects = new ArrayList<>();

    private Phase phase = Phase.OPENING;
    private long now;
    private long openedAt;
    private long retryAt = Long.MAX_VALUE;
    private long pollAt = Long.MAX_VALUE;
    private long heardAt;
    private long idleSince = Long.MAX_VALUE;
    private long repeatAt = Long.MAX_VALUE;
    private long brakedBy = Long.MAX_VALUE;
    private int resets;
    private boolean programEnded;
    private boolean stoodStill;
    private boolean settingsAskedAgain;
    private int disagreements;
    private @Nullable Line prefetched;
    private @Nullable Failure pending;
    private double @Nullable [] offset;
    private String version = "";
    private String options = "";
    private long highestSent = -1;

    private enum Phase {
        OPENING,
        ASKING,
        LOOKING,
        HOMING,
        STREAMING,
        HOLDING,
        HELD,
        RELEASING,
        ENDING,
        BRAKING,
        RESETTING,
        OVER
    }

    public GrblSender(Program program, MachineProfile profile) {
        this.program = program;
        this.profile = profile;
        this.lines = new CountedLines(profile.link().rxBuffer());
        this.limits = new GrblLimits(profile);
    }

    @Override
    public long sentIndex() {
        return highestSent;
    }

    @Override
    public List<Effect> step(SenderEvent event) {
        now = event.nanos();
        effects.clear();
        if (phase != Phase.OVER) {
            switch (event) {
                case SenderEvent.Opened opened -> opened(opened.again());
                case SenderEvent.Received received -> received(GrblParser.parse(received.line()));
                case SenderEvent.Elapsed elapsed -> {}
                case SenderEvent.Asked asked -> asked(asked.request());
            }
            timers();
            pump();
        }
        return List.copyOf(effects);
    }

    @Override
    public long wakeAt() {
        return phase == Phase.OVER ? Long.MAX_VALUE : Math.min(Math.min(retryAt, pollAt), Math.min(repeatAt, brakedBy));
    }

    private void opened(boolean again) {
        heardAt = now;
        if (again) {
            // What was under way is unknown, and the beam may be on: nothing goes on from here.
            pending = Failure.of(FailureKind.LINK_LOST, "");
            brake();
            return;
        }
        openedAt = now;
        retryAt = now + GrblTimes.GREETING;
    }

    // ---- what the machine says

    private void received(GrblReply reply) {
        heardAt = now;
        switch (reply) {
            case GrblReply.Ok ok -> answered(0);
            case GrblReply.Refused refused -> answered(refused.code());
            case GrblReply.Alarm alarm -> alarm(alarm.code());
            case GrblReply.Greeting greeting -> greeting();
            case GrblReply.Status status -> status(status);
            case GrblReply.Setting setting -> settings.put(setting.number(), setting.value());
            case GrblReply.Version told -> version = told.text();
            case GrblReply.Options told -> {
                options = told.letters();
                lines.size(told.rxBuffer());
            }
            case GrblReply.Modes modes -> {}
            case GrblReply.Message message -> message(message.text());
            case GrblReply.Chatter chatter -> {}
        }
    }

    private void answered(int error) {
        idleSince = Long.MAX_VALUE;
        Line done = lines.answered();
        if (done == null) {
            // An answer to nothing, as to the blank line of a handshake.
            return;
        }
        ProgramLine command = done.program();
        if (error != 0) {
            refused(command, error);
            return;
        }
        if (command != null) {
            effects.add(new Effect.Acknowledged(command, true));
        }
        if (!lines.isEmpty() || !own.isEmpty()) {
            return;
        }
        switch (phase) {
            case ASKING -> {
                phase = Phase.LOOKING;
                retryAt = now + GrblTimes.ANSWER;
                poll();
            }
            case HOMING -> {
                retryAt = Long.MAX_VALUE;
                ready();
            }
            default -> {}
        }
    }

    private void refused(@Nullable ProgramLine command, int error) {
        if (pending != null) {
            return;
        }
        String where = command == null ? "" : command.line() + " ";
        switch (phase) {
            case BRAKING, RESETTING, OVER -> {}
            case ASKING -> {
                // Old versions know no $I; what they lack is asked of the profile.
                if (lines.isEmpty() && own.isEmpty()) {
                    phase = Phase.LOOKING;
                    retryAt = now + GrblTimes.ANSWER;
                    poll();
                }
            }
            case OPENING, LOOKING, HOMING, STREAMING, HOLDING, HELD, RELEASING, ENDING -> {
                pending = Failure.of(FailureKind.LINE_REFUSED, where + "error:" + error);
                brake();
            }
        }
    }

    private void alarm(int code) {
        lines.clear();
        if (phase == Phase.BRAKING || phase == Phase.RESETTING) {
            return;
        }
        if (phase.compareTo(Phase.HOMING) < 0) {
            return;
        }
        over(new Effect.Failed(Failure.of(FailureKind.ALARM, Integer.toString(code))));
    }

    private void greeting() {
        lines.clear();
        switch (phase) {
            case OPENING, ASKING, LOOKING -> {
                ask();
            }
            case RESETTING -> stopped();
            // The very stop that was asked for, by another way.
            case BRAKING -> stopped();
            case HOMING, STREAMING, HOLDING, HELD, RELEASING, ENDING ->
                over(new Effect.Failed(Failure.of(FailureKind.BOARD_RESET, "")));
            case OVER -> {}
        }
    }

    private void message(String text) {
        if (phase.compareTo(Phase.STREAMING) >= 0) {
            effects.add(new Effect.Noticed("machine.message", text));
        }
    }

    private void status(GrblReply.Status status) {
        if (status.offset() != null) {
            offset = status.offset();
        }
        double[] here = work(status);
        if (here != null && here.length >= 3) {
            effects.add(new Effect.Positioned(here[0], here[1], here[2]));
        }
        boolean idle = status.state().equals("Idle");
        if (!idle || lines.isEmpty()) {
            idleSince = Long.MAX_VALUE;
        } else if (idleSince == Long.MAX_VALUE) {
            idleSince = now;
        }
        switch (phase) {
            case OPENING -> seenWithoutGreeting(status);
            case LOOKING -> looked(status);
            case STREAMING -> streaming(status);
            case HOLDING -> {
                if (status.isHeld() && status.isStill()) {
                    repeatAt = Long.MAX_VALUE;
                    phase = Phase.HELD;
                    effects.add(new Effect.Reached(Stage.PAUSED));
                }
            }
            case HELD -> {
                if (!status.isHeld() && !status.state().equals("Alarm")) {
                    phase = Phase.STREAMING;
                    effects.add(new Effect.Reached(Stage.RESUMED));
                }
            }
            case RELEASING -> {
                if (!status.isHeld()) {
                    repeatAt = Long.MAX_VALUE;
                    phase = Phase.STREAMING;
                    effects.add(new Effect.Reached(Stage.RESUMED));
                }
            }
            case ENDING -> ending(status);
            case BRAKING -> {
                if (status.isStill()) {
                    reset();
                }
            }
            case ASKING, HOMING, RESETTING, OVER -> {}
        }
    }

    private double @Nullable [] work(GrblReply.Status status) {
        double[] told = status.work();
        double[] machine = status.machine();
        double[] shift = offset;
        if (told != null) {
            return told;
        }
        if (machine == null || shift == null) {
            return null;
        }
        double[] work = new double[Math.min(machine.length, shift.length)];
        for (int axis = 0; axis < work.length; axis++) {
            work[axis] = machine[axis] - shift[axis];
        }
        return work;
    }

    /** The port did not reset the board. What runs there belongs to nobody any more, and is stopped first. */
    private void seenWithoutGreeting(GrblReply.Status status) {
        switch (status.state()) {
            case "Idle", "Alarm" -> ask();
            default -> send(SOFT_RESET);
        }
    }

    private void ask() {
        phase = Phase.ASKING;
        retryAt = now + GrblTimes.ANSWER;
        own.clear();
        own.add(Line.own("$I"));
        own.add(Line.own("$$"));
    }

    private void looked(GrblReply.Status status) {
        retryAt = Long.MAX_VALUE;
        String unsafe = limits.unsafe(settings);
        if (unsafe != null && !settingsAskedAgain) {
            // A digit may have changed on its way; what is really set so is told so twice.
            settingsAskedAgain = true;
            ask();
            return;
        }
        if (unsafe != null) {
            over(new Effect.Failed(Failure.of(FailureKind.UNSAFE_SETTING, unsafe)));
            return;
        }
        if (status.state().equals("Alarm")) {
            if (settings.getOrDefault(22, 0.0) == 0) {
                over(new Effect.Failed(Failure.of(FailureKind.LOCKED, "")));
                return;
            }
            phase = Phase.HOMING;
            retryAt = now + GrblTimes.HOMING;
            own.add(Line.own("$H"));
            return;
        }
        if (offset == null && status.machine() != null && now - openedAt < GrblTimes.HANDSHAKE) {
            // The offset comes with the first report after a reset and every tenth after that.
            retryAt = now + GrblTimes.ANSWER;
            pollAt = now + GrblTimes.POLL_STOPPING;
            return;
        }
        double[] here = work(status);
        if (here != null) {
            expected.startAt(here);
        }
        ready();
    }

    private void ready() {
        phase = Phase.STREAMING;
        pollAt = now + GrblTimes.POLL;
        limits.differing(settings).forEach(found -> effects.add(new Effect.Noticed("setting.differs", found)));
        effects.add(new Effect.Identified("GRBL " + version, List.of(options)));
        effects.add(new Effect.Reached(Stage.READY));
    }

    private void streaming(GrblReply.Status status) {
        if (status.isHeld()) {
            phase = Phase.HELD;
            effects.add(new Effect.Reached(Stage.HELD_BY_MACHINE));
        } else if (status.state().equals("Alarm") || status.state().equals("Sleep")) {
            over(new Effect.Failed(Failure.of(FailureKind.ALARM, status.state())));
        }
    }

    private void ending(GrblReply.Status status) {
        if (status.isHeld()) {
            phase = Phase.HELD;
            effects.add(new Effect.Reached(Stage.HELD_BY_MACHINE));
            return;
        }
        if (!status.state().equals("Idle") || !lines.isEmpty() || !own.isEmpty()) {
            return;
        }
        double[] here = work(status);
        boolean elsewhere = here != null && !expected.agrees(here, SAME_PLACE);
        if (elsewhere && ++disagreements < BELIEVED_AFTER) {
            // A report can be damaged on its way; a wrong place stays wrong.
            return;
        }
        if (elsewhere) {
            over(new Effect.Failed(
                    Failure.of(FailureKind.POSITION_WRONG, java.util.Arrays.toString(here) + " \u2260 " + expected)));
        } else {
            over(new Effect.Reached(Stage.FINISHED));
        }
    }

    // ---- time

    private void timers() {
        if (phase == Phase.OVER) {
            return;
        }
        if (now >= pollAt) {
            poll();
        }
        if (now >= retryAt) {
            retry();
        }
        if (now >= repeatAt) {
            repeat();
        }
        if (now >= brakedBy && phase == Phase.BRAKING) {
            reset();
        }
        boolean runs = phase.compareTo(Phase.STREAMING) >= 0 && phase != Phase.OVER;
        if (runs && now - heardAt >= GrblTimes.STALL) {
            send(HOLD);
            send(SOFT_RESET);
            over(new Effect.Failed(Failure.of(FailureKind.STALLED, "")));
        } else if (phase == Phase.STREAMING || phase == Phase.ENDING) {
            answerLost();
        }
    }

    /** The machine rests although lines are unanswered: an answer, or a line's end, was lost on the way. */
    private void answerLost() {
        if (idleSince != Long.MAX_VALUE && now - idleSince >= GrblTimes.IDLE_UNANSWERED) {
            pending = Failure.of(FailureKind.ANSWER_LOST, Integer.toString(lines.count()));
            brake();
        }
    }

    private void poll() {
        send(STATUS);
        boolean stopping = phase == Phase.BRAKING || phase == Phase.HOLDING || phase == Phase.RELEASING;
        pollAt = now + (stopping ? GrblTimes.POLL_STOPPING : GrblTimes.POLL);
    }

    private void retry() {
        if (phase == Phase.HOMING || phase.compareTo(Phase.HOMING) < 0 && now - openedAt >= GrblTimes.HANDSHAKE) {
            over(new Effect.Failed(Failure.of(FailureKind.NO_ANSWER, "")));
            return;
        }
        switch (phase) {
            case OPENING -> {
                // Not reset by the port, or deaf: a report is answered at once by one that lives.
                send(resets++ % 2 == 0 ? STATUS : SOFT_RESET);
                retryAt = now + GrblTimes.ANSWER;
            }
            case ASKING -> {
                lines.clear();
                send(SOFT_RESET);
                phase = Phase.OPENING;
                retryAt = now + GrblTimes.ANSWER;
            }
            case LOOKING -> {
                retryAt = now + GrblTimes.ANSWER;
                poll();
            }
            case RESETTING -> {
                if (resets++ < 4) {
                    send(SOFT_RESET);
                    retryAt = now + GrblTimes.ANSWER;
                } else {
                    over(new Effect.Failed(Failure.of(FailureKind.STALLED, "0x18")));
                }
            }
            case HOMING, STREAMING, HOLDING, HELD, RELEASING, ENDING, BRAKING, OVER -> retryAt = Long.MAX_VALUE;
        }
    }

    private void repeat() {
        repeatAt = now + GrblTimes.REPEAT;
        switch (phase) {
            case HOLDING, BRAKING -> send(HOLD);
            case RELEASING -> send(RESUME);
            default -> repeatAt = Long.MAX_VALUE;
        }
    }

    // ---- what people ask

    private void asked(Request request) {
        switch (request) {
            case PAUSE -> {
                if (phase == Phase.STREAMING || phase == Phase.ENDING) {
                    phase = Phase.HOLDING;
                    send(HOLD);
                    repeatAt = now + GrblTimes.REPEAT;
                    poll();
                }
            }
            case RESUME -> {
                if (phase == Phase.HELD || phase == Phase.HOLDING) {
                    phase = Phase.RELEASING;
                    send(RESUME);
                    repeatAt = now + GrblTimes.REPEAT;
                    poll();
                }
            }
            case CANCEL -> {
                if (phase.compareTo(Phase.HOMING) < 0) {
                    over(new Effect.Reached(Stage.CANCELLED));
                } else if (phase != Phase.BRAKING && phase != Phase.RESETTING) {
                    brake();
                }
            }
        }
    }

    /** Feed hold first: from there a reset keeps the position. */
    private void brake() {
        phase = Phase.BRAKING;
        own.clear();
        prefetched = null;
        send(HOLD);
        repeatAt = now + GrblTimes.REPEAT;
        brakedBy = now + GrblTimes.BRAKING;
        poll();
    }

    private void reset() {
        phase = Phase.RESETTING;
        brakedBy = Long.MAX_VALUE;
        repeatAt = Long.MAX_VALUE;
        pollAt = Long.MAX_VALUE;
        resets = 0;
        send(SOFT_RESET);
        retryAt = now + GrblTimes.ANSWER;
    }

    /** The greeting proves it: the planner is empty, the modes are the defaults, the beam is off. */
    private void stopped() {
        Failure why = pending;
        over(why == null ? new Effect.Reached(Stage.CANCELLED) : new Effect.Failed(why));
    }

    private void over(Effect last) {
        phase = Phase.OVER;
        effects.add(last);
    }

    // ---- what goes out

    private void pump() {
        while (phase == Phase.ASKING || phase == Phase.HOMING || phase == Phase.STREAMING || phase == Phase.ENDING) {
            Line next = next();
            if (next == null || !lines.mayFollow(next)) {
                return;
            }
            take(next);
            send(lines.send(next));
            ProgramLine command = next.program();
            if (command != null) {
                highestSent = command.index();
                expected.follow(command.text());
            }
        }
    }

    private @Nullable Line next() {
        Line mine = own.peekFirst();
        if (mine != null || phase != Phase.STREAMING) {
            return mine;
        }
        if (prefetched == null && !programEnded) {
            ProgramLine line = program.next();
            programEnded = line == null;
            prefetched = line == null ? null : Line.of(line);
        }
        if (prefetched == null) {
            phase = Phase.ENDING;
            if (profile.kind() == MachineKind.LASER) {
                // Whatever the file forgot, no light stays on.
                own.add(Line.own("M5"));
            }
            // A dwell is answered when all before it has run.
            own.add(Line.own("G4P0"));
            return own.peekFirst();
        }
        if (prefetched.isSystem() && !stoodStill) {
            // The controller takes these only when it is idle, and idle means that its moves are over.
            stoodStill = true;
            own.add(Line.own("G4P0"));
            return own.peekFirst();
        }
        return prefetched;
    }

    private void take(Line line) {
        if (line == prefetched) {
            stoodStill = false;
            prefetched = null;
        } else {
            own.removeFirst();
        }
    }

    private void send(byte[] bytes) {
        effects.add(new Effect.Send(bytes));
    }
}
