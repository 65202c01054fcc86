package org.etabli.controller.marlin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.ModalState;
import org.etabli.controller.stream.Parking;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.ProgramLine;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Sender;
import org.etabli.controller.stream.SenderEvent;
import org.etabli.controller.stream.Stage;
import org.jspecify.annotations.Nullable;

/**
 * The sender for the Marlin family.
 *
 * <pre>
 *  OPENING ──silence──► NUMBERING ──ok──► ASKING ──M115──► SYNCING ──ok T:──► STREAMING ──end──► FINISHING ──M114──► OVER
 *                                                                              │   ▲
 *                                                     PAUSE: STOPPING ► PARKING ► PARKED ► RETURNING
 *  CANCEL, from any of them: CANCELLING ──► OVER
 * </pre>
 *
 * <p>Several lines are under way at once while the cable is clean. Marlin flushes its buffer when it refuses a line; a
 * line then half received would be run without its check. So after the first refused line one line goes at a time, for
 * ever longer stretches of the job, and an answer too many ends it.
 */
public final class MarlinSender implements Sender {

    /** The same line asked for more often than this in a row: the cable cannot carry it. */
    private static final int MOST_RESENDS = 12;

    /** A number that cannot be is believed when it comes this often: noise does not repeat itself. */
    private static final int BELIEVED_AFTER = 3;

    /** Lines sent one at a time after a refused one; doubled with each. */
    private static final int CAUTIOUS_LINES = 500;

    private static final byte[] NEW_LINE = {'\n'};

    private static final byte[] HEATERS_OFF = "\nM104 S0\nM140 S0\nM107\n".getBytes(StandardCharsets.US_ASCII);

    private final Program program;
    private final Parking parking;
    private final NumberedLines lines;
    private final ModalState modes = new ModalState();
    private final ArrayDeque<Outgoing> own = new ArrayDeque<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<String> capabilities = new ArrayList<>();

    private Phase phase = Phase.OPENING;
    private long now;
    private long openedAt;
    private long quietAt;
    private long retryAt = Long.MAX_VALUE;
    private long progressAt;
    private long probeAt = Long.MAX_VALUE;
    private long settledAt = Long.MAX_VALUE;
    private long noisyUntil = Long.MIN_VALUE;
    private long pollAt = Long.MAX_VALUE;
    private long cancelBy = Long.MAX_VALUE;
    private int probes;
    private boolean keepAlive;
    private boolean autoTemperatures;
    private boolean emergencyParser;
    private boolean swallowOk;
    private boolean strangerOk;
    private boolean heating;
    private boolean programEnded;
    private boolean pauseWanted;
    private boolean scriptQueued;
    private String firmware = "";
    private long announced = -1;
    private long lastResend = -1;
    private int resendsInARow;
    private long resends;
    private boolean wasPipelined;
    private int surplus;
    private long cautiousLines;
    private long nextCaution = CAUTIOUS_LINES;
    private MarlinReply.@Nullable Position position;
    private @Nullable Outgoing prefetched;

    private enum Phase {
        OPENING,
        NUMBERING,
        ASKING,
        SYNCING,
        STREAMING,
        FINISHING,
        STOPPING,
        PARKING,
        PARKED,
        RETURNING,
        CANCELLING,
        LEAVING,
        OVER
    }

    /**
     * @param program the file's commands, pulled as there is room for them
     * @param rxBuffer bytes of the board's receive buffer
     */
    public MarlinSender(Program program, int rxBuffer, Parking parking) {
        this.program = program;
        this.parking = parking;
        this.lines = new NumberedLines(rxBuffer);
    }

    @Override
    public long sentIndex() {
        return lines.highestSent();
    }

    @Override
    public List<Effect> step(SenderEvent event) {
        now = event.nanos();
        effects.clear();
        if (phase != Phase.OVER) {
            switch (event) {
                case SenderEvent.Opened opened -> opened(opened.again());
                case SenderEvent.Received received -> received(MarlinParser.parse(received.line()));
                case SenderEvent.Elapsed elapsed -> {}
                case SenderEvent.Asked asked -> asked(asked.request());
            }
            timers();
            pump();
            tellConfirmed();
        }
        return List.copyOf(effects);
    }

    @Override
    public long wakeAt() {
        if (phase == Phase.OVER) {
            return Long.MAX_VALUE;
        }
        long at = Math.min(Math.min(retryAt, settledAt), Math.min(probeAt, cancelBy));
        if (phase == Phase.OPENING) {
            at = Math.min(at, quietAt);
        }
        return Math.min(at, pollAt);
    }

    // ---- the link opens

    private void opened(boolean again) {
        progressAt = now;
        if (again && phase.compareTo(Phase.STREAMING) >= 0) {
            // Whatever was half sent is ended; the numbering itself tells whether the firmware kept its state.
            send(NEW_LINE);
            probes = 0;
            noisyUntil = now + MarlinTimes.NOISE_LASTS;
            probe();
            return;
        }
        phase = Phase.OPENING;
        openedAt = now;
        retryAt = probeAt = settledAt = Long.MAX_VALUE;
        quietAt = now + MarlinTimes.FIRST_SILENCE;
        lines.restart();
        own.clear();
        send(NEW_LINE);
    }

    private void beginNumbering() {
        phase = Phase.NUMBERING;
        retryAt = now + MarlinTimes.HANDSHAKE_RETRY;
        send("N0 M110 N0*125\n".getBytes(StandardCharsets.US_ASCII));
    }

    // ---- what the machine says

    private void received(MarlinReply reply) {
        if (phase == Phase.OPENING) {
            quietAt = now + MarlinTimes.FIRST_SILENCE;
        }
        if (settledAt != Long.MAX_VALUE) {
            settledAt = now + MarlinTimes.SETTLE;
        }
        switch (reply) {
            case MarlinReply.Ok ok -> ok(ok.number());
            case MarlinReply.OkTemperatures ok -> {
                effects.add(new Effect.Measured(ok.temperatures()));
                swallowOk = false;
                fence();
            }
            case MarlinReply.TemperatureReport report -> {
                effects.add(new Effect.Measured(report.temperatures()));
                if (report.waiting() && lines.heating()) {
                    progress();
                }
            }
            case MarlinReply.Resend resend -> resend(resend.number());
            case MarlinReply.Busy busy -> {
                keepAlive = true;
                progress();
            }
            case MarlinReply.Idle idle -> idle();
            case MarlinReply.Booted booted -> booted();
            // The resend behind it says the same; this is for when noise spoils that.
            case MarlinReply.LineError error -> {
                noisyUntil = now + MarlinTimes.NOISE_LASTS;
                announced = error.lastLine() < 0 ? -1 : error.lastLine() + 1;
                swallowOk = true;
            }
            case MarlinReply.Halted halted -> halted(halted);
            case MarlinReply.OtherError error -> effects.add(new Effect.Noticed("machine.error", error.text()));
            case MarlinReply.Position at -> position(at);
            case MarlinReply.Firmware named -> firmware = named.name();
            case MarlinReply.Capability capability -> capability(capability);
            case MarlinReply.Action action -> action(action.words());
            case MarlinReply.UnknownCommand unknown -> unknown(unknown.text());
            case MarlinReply.ColdExtrusion cold -> cold();
            case MarlinReply.Garbled garbled -> garbled();
            case MarlinReply.Chatter chatter -> {}
        }
    }

    private void progress() {
        progressAt = now;
        probes = 0;
        scheduleProbe();
    }

    private void scheduleProbe() {
        probeAt = lines.nothingInFlight() ? Long.MAX_VALUE : progressAt + patience();
    }

    /** On a noisy cable a missing answer is sooner asked about. */
    private long patience() {
        boolean noisy = now < noisyUntil;
        return noisy ? MarlinTimes.NOISY_PATIENCE : MarlinTimes.PATIENCE;
    }

    private void ok(long number) {
        if (phase == Phase.OPENING) {
            return;
        }
        if (phase == Phase.NUMBERING) {
            phase = Phase.ASKING;
            retryAt = Long.MAX_VALUE;
            lines.restart();
            own.add(Outgoing.own("M115"));
            progress();
            return;
        }
        if (swallowOk || strangerOk) {
            swallowOk = strangerOk = false;
            if (announced >= 0) {
                resend(announced);
                swallowOk = false;
            }
            progress();
            return;
        }
        if (number >= 0 && !lines.ok(number)) {
            // A number that is not under way: said twice, or damaged.
            garbled();
            return;
        }
        if (number < 0 && !lines.ok()) {
            surplus++;
            doubt();
            return;
        }
        progress();
        answered();
    }

    private void fence() {
        int owed = lines.owed();
        if (!lines.fenceAnswered()) {
            return;
        }
        progress();
        if (wasPipelined && surplus > owed && lines.nothingInFlight()) {
            fail(Failure.of(FailureKind.ANSWERS_SURPLUS, Long.toString(lastResend)));
            return;
        }
        if (!lines.mustRepeat()) {
            surplus = 0;
            wasPipelined = false;
        }
        answered();
    }

    /** Something was answered: perhaps a whole script is. */
    private void answered() {
        if (!lines.quiet() || !own.isEmpty()) {
            return;
        }
        switch (phase) {
            case ASKING -> {
                phase = Phase.SYNCING;
                own.add(Outgoing.fence());
            }
            case SYNCING -> ready();
            case FINISHING -> end(Stage.FINISHED);
            case STOPPING -> park();
            case PARKING -> {
                phase = Phase.PARKED;
                effects.add(new Effect.Reached(Stage.PAUSED));
            }
            case RETURNING -> {
                phase = Phase.STREAMING;
                effects.add(new Effect.Reached(Stage.RESUMED));
            }
            case CANCELLING -> leave();
            case LEAVING -> end(Stage.CANCELLED);
            case OPENING, NUMBERING, STREAMING, PARKED, OVER -> {}
        }
    }

    private void ready() {
        phase = Phase.STREAMING;
        effects.add(new Effect.Identified(firmware, List.copyOf(capabilities)));
        effects.add(new Effect.Reached(Stage.READY));
        if (autoTemperatures) {
            own.add(Outgoing.own("M155 S2"));
        } else {
            pollAt = now + MarlinTimes.POLL;
        }
    }

    private void resend(long number) {
        announced = -1;
        swallowOk = true;
        boolean asked = probes > 0;
        progress();
        if (phase.compareTo(Phase.ASKING) < 0) {
            return;
        }
        resends++;
        effects.add(new Effect.Resent(resends));
        boolean many = lines.linesInFlight() > 1;
        switch (lines.resend(number)) {
            case REWOUND -> rewound(number, many);
            case ALL_TAKEN -> allTaken(asked);
            case DAMAGED, FORGOTTEN -> incredible(number);
        }
    }

    /** The machine has every line under way; only answers are missing. */
    private void allTaken(boolean asked) {
        if (lines.nothingInFlight()) {
            settledAt = now + MarlinTimes.SETTLE;
            doubt();
        } else if (!asked) {
            // The same request once more, for lines that were still on their way.
            settledAt = now + MarlinTimes.SETTLE;
        } else {
            lines.takeAll();
            settledAt = now + MarlinTimes.SETTLE;
            doubt();
        }
    }

    private void rewound(long number, boolean many) {
        if (number == lastResend) {
            resendsInARow++;
        } else {
            lastResend = number;
            resendsInARow = 1;
        }
        if (settledAt == Long.MAX_VALUE || many) {
            surplus = 0;
            wasPipelined = wasPipelined || many;
            cautiousLines = nextCaution;
            nextCaution = Math.min(nextCaution * 2, Integer.MAX_VALUE);
        }
        settledAt = now + MarlinTimes.SETTLE;
        if (resendsInARow > MOST_RESENDS) {
            fail(Failure.of(FailureKind.TOO_MANY_RESENDS, Long.toString(number)));
        }
    }

    /** A line long past, or never sent: the number is damaged, or the count was lost with the board's memory. */
    private void incredible(long number) {
        resendsInARow = number == lastResend ? resendsInARow + 1 : 1;
        lastResend = number;
        settledAt = now + MarlinTimes.SETTLE;
        if (number >= 0 && resendsInARow >= BELIEVED_AFTER) {
            FailureKind kind = number <= 1 ? FailureKind.BOARD_RESET : FailureKind.NUMBERING_LOST;
            fail(Failure.of(kind, Long.toString(number)));
        }
    }

    /** {@code wait}: the machine has nothing to do although something is under way. */
    private void idle() {
        if (!lines.nothingInFlight() && phase.compareTo(Phase.ASKING) >= 0) {
            probe();
        }
    }

    private void booted() {
        if (phase.compareTo(Phase.STREAMING) < 0) {
            phase = Phase.OPENING;
            quietAt = now + MarlinTimes.FIRST_SILENCE;
            retryAt = Long.MAX_VALUE;
            probeAt = Long.MAX_VALUE;
            lines.restart();
            own.clear();
        } else {
            fail(Failure.of(FailureKind.BOARD_RESET, ""));
        }
    }

    private void halted(MarlinReply.Halted halted) {
        boolean refusedOnly = halted.error() == MarlinError.COMMAND_REFUSED;
        fail(new Failure(FailureKind.HALTED, halted.error().name() + ": " + halted.text(), !refusedOnly));
    }

    private void position(MarlinReply.Position at) {
        position = at;
        effects.add(new Effect.Positioned(at.x(), at.y(), at.z()));
        lines.positionAnswered();
        progress();
    }

    private void capability(MarlinReply.Capability capability) {
        if (capability.on()) {
            capabilities.add(capability.name());
            autoTemperatures = autoTemperatures || capability.name().equals("AUTOREPORT_TEMP");
            emergencyParser = emergencyParser || capability.name().equals("EMERGENCY_PARSER");
        }
    }

    private void action(String words) {
        String first = words.isEmpty() ? "" : words.split("[ _]", 2)[0];
        switch (first) {
            case "pause", "paused" -> effects.add(new Effect.MachineAsks(Request.PAUSE, words));
            case "resume", "resumed" -> effects.add(new Effect.MachineAsks(Request.RESUME, words));
            case "cancel" -> effects.add(new Effect.MachineAsks(Request.CANCEL, words));
            default -> effects.add(new Effect.Noticed("machine.action", words));
        }
    }

    /** Not a command of ours: what noise made of one. Its {@code ok} answers nothing. */
    private void unknown(String quoted) {
        Outgoing head = lines.head();
        String text = quoted.replace("\"", "").strip();
        strangerOk = head == null || !head.text().strip().equals(text);
        progress();
    }

    /** Answers may no longer match lines; the next fence will say. */
    private void doubt() {
        if (phase.compareTo(Phase.ASKING) < 0) {
            return;
        }
        lines.doubt();
        boolean coming = lines.fenceInFlight() || own.stream().anyMatch(Outgoing::isFence);
        if (!coming && !lines.mustRepeat()) {
            own.addFirst(Outgoing.fence());
        }
    }

    private void cold() {
        Outgoing head = lines.head();
        if (head != null) {
            head.markCold();
        }
        effects.add(new Effect.Noticed("machine.cold", ""));
    }

    private void garbled() {
        noisyUntil = now + MarlinTimes.NOISE_LASTS;
        doubt();
        if (!lines.nothingInFlight()) {
            probeAt = Math.min(probeAt, now + MarlinTimes.GARBLED_PATIENCE);
        }
    }

    // ---- time

    private void timers() {
        if (phase == Phase.OPENING && now >= quietAt) {
            beginNumbering();
        }
        if (now >= retryAt && phase == Phase.NUMBERING) {
            if (now - openedAt >= MarlinTimes.HANDSHAKE) {
                fail(Failure.of(FailureKind.NO_ANSWER, ""));
                return;
            }
            send(NEW_LINE);
            beginNumbering();
        }
        if (now >= settledAt) {
            settledAt = Long.MAX_VALUE;
            if (!lines.mustRepeat() && !lines.nothingInFlight()) {
                probe();
            }
        }
        if (now >= cancelBy) {
            send("\nM112\n".getBytes(StandardCharsets.US_ASCII));
            fail(Failure.of(FailureKind.STALLED, "M112"));
            return;
        }
        if (now >= probeAt && phase != Phase.OVER) {
            if (lines.nothingInFlight()) {
                probeAt = Long.MAX_VALUE;
            } else if (now - progressAt >= stallLimit()) {
                fail(Failure.of(FailureKind.STALLED, ""));
            } else {
                probe();
            }
        }
        if (now >= pollAt) {
            pollAt = now + MarlinTimes.POLL;
            if (own.isEmpty() && !lines.fenceInFlight() && !lines.mustRepeat()) {
                own.add(Outgoing.fence());
            }
        }
    }

    private long stallLimit() {
        if (keepAlive) {
            return MarlinTimes.STALL;
        }
        return lines.blocked() ? MarlinTimes.STALL_WHILE_BLOCKED : MarlinTimes.STALL_WITHOUT_KEEP_ALIVE;
    }

    /** Asks what became of the lines under way, in a way that has only one answer. */
    private void probe() {
        probes++;
        lines.doubt();
        probeAt = now + patience();
        if (lines.nothingInFlight()) {
            if (lines.mustRepeat()) {
                send(lines.sendAgain());
            } else {
                send(lines.send(Outgoing.fence()));
            }
            return;
        }
        // The line end may be what was lost.
        send(NEW_LINE);
        if (probes == 1 && !lines.mustRepeat() && !lines.fenceInFlight()) {
            send(lines.send(Outgoing.fence()));
        } else {
            send(lines.repeatLast());
        }
    }

    // ---- what people ask

    private void asked(Request request) {
        switch (request) {
            case PAUSE -> pauseWanted = phase.compareTo(Phase.STREAMING) <= 0 || pauseWanted;
            case RESUME -> {
                pauseWanted = false;
                if (phase == Phase.PARKED) {
                    comeBack();
                }
            }
            case CANCEL -> cancel();
        }
    }

    private void stopForPause() {
        pauseWanted = false;
        phase = Phase.STOPPING;
        position = null;
        own.add(Outgoing.own("M400"));
        own.add(Outgoing.own("M114"));
    }

    private void park() {
        MarlinReply.Position here = position;
        phase = Phase.PARKING;
        if (here != null) {
            MarlinScripts.park(modes, parking, here).forEach(text -> own.add(Outgoing.own(text)));
        }
        own.add(Outgoing.own("M400"));
        own.add(Outgoing.fence());
    }

    private void comeBack() {
        phase = Phase.RETURNING;
        MarlinReply.Position there = position;
        if (there != null) {
            MarlinScripts.comeBack(modes, parking, there).forEach(text -> own.add(Outgoing.own(text)));
        }
        own.add(Outgoing.own("M400"));
        own.add(Outgoing.fence());
    }

    private void cancel() {
        if (phase == Phase.CANCELLING || phase == Phase.LEAVING) {
            return;
        }
        if (phase.compareTo(Phase.STREAMING) < 0) {
            // Nothing of the file was sent yet; heaters are as they were found.
            end(Stage.CANCELLED);
            return;
        }
        boolean atRest = phase == Phase.PARKED || phase == Phase.PARKING;
        phase = Phase.CANCELLING;
        cancelBy = now + MarlinTimes.CANCEL;
        own.clear();
        prefetched = null;
        if (emergencyParser && lines.blocked()) {
            send("M108\n".getBytes(StandardCharsets.US_ASCII));
        }
        MarlinScripts.coolDown().forEach(text -> own.add(Outgoing.own(text)));
        own.add(Outgoing.own("M400"));
        own.add(Outgoing.own("M114"));
        scriptQueued = atRest;
    }

    private void leave() {
        MarlinReply.Position here = position;
        phase = Phase.LEAVING;
        if (here != null && !scriptQueued) {
            MarlinScripts.leave(modes, parking, here).forEach(text -> own.add(Outgoing.own(text)));
        }
        endReports();
        own.add(Outgoing.own("M400"));
        own.add(Outgoing.fence());
    }

    private void endReports() {
        if (autoTemperatures) {
            own.add(Outgoing.own("M155 S0"));
        }
    }

    private void end(Stage stage) {
        tellConfirmed();
        tellHeating();
        phase = Phase.OVER;
        effects.add(new Effect.Reached(stage));
    }

    private void fail(Failure failure) {
        if (phase == Phase.OVER) {
            return;
        }
        tellConfirmed();
        if (phase.compareTo(Phase.STREAMING) >= 0 && failure.kind() != FailureKind.BOARD_RESET) {
            // Nothing may stay hot behind a failed job; without numbers, because these can no longer be trusted.
            send(HEATERS_OFF);
        }
        phase = Phase.OVER;
        effects.add(new Effect.Failed(failure));
    }

    // ---- what goes out

    private void pump() {
        while (phase != Phase.OVER && settledAt == Long.MAX_VALUE && phase.compareTo(Phase.ASKING) >= 0) {
            if (lines.mustRepeat()) {
                if (!lines.nothingInFlight()) {
                    break;
                }
                send(lines.sendAgain());
                scheduleProbe();
                if (!lines.mustRepeat() && !lines.fenceInFlight()) {
                    own.addFirst(Outgoing.fence());
                }
                continue;
            }
            Outgoing next = next();
            if (next == null || !mayFollow(next)) {
                break;
            }
            take(next);
            send(lines.send(next));
            if (next.line() != null) {
                modes.follow(next.text());
                cautiousLines = Math.max(0, cautiousLines - 1);
            }
            scheduleProbe();
        }
        tellHeating();
    }

    private boolean mayFollow(Outgoing next) {
        if (lines.nothingInFlight()) {
            return true;
        }
        return cautiousLines == 0 && !lines.blocked() && !next.blocks() && lines.fits(lines.length(next));
    }

    private @Nullable Outgoing next() {
        Outgoing mine = own.peekFirst();
        if (mine != null || phase != Phase.STREAMING) {
            return mine;
        }
        if (pauseWanted) {
            stopForPause();
            return own.peekFirst();
        }
        if (prefetched == null && !programEnded) {
            ProgramLine line = program.next();
            if (line == null) {
                programEnded = true;
            } else {
                prefetched = Outgoing.of(line);
            }
        }
        if (prefetched == null) {
            phase = Phase.FINISHING;
            position = null;
            endReports();
            own.add(Outgoing.own("M400"));
            own.add(Outgoing.own("M114"));
            own.add(Outgoing.fence());
            return own.peekFirst();
        }
        return prefetched;
    }

    private void take(Outgoing line) {
        if (line == prefetched) {
            prefetched = null;
        } else {
            own.removeFirst();
        }
    }

    private void send(byte[] bytes) {
        effects.add(new Effect.Send(bytes));
    }

    private void tellConfirmed() {
        for (Outgoing sure : lines.takeConfirmed()) {
            ProgramLine line = sure.line();
            if (line != null) {
                effects.add(new Effect.Acknowledged(line, !sure.cold()));
            }
        }
    }

    private void tellHeating() {
        boolean waits = lines.heating();
        if (waits != heating) {
            heating = waits;
            effects.add(new Effect.Heating(waits));
        }
    }
}
