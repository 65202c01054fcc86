package org.etabli.controller.marlin;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.ModalState;
import org.etabli.controller.stream.Outbox;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.ProgramLine;
import org.jspecify.annotations.Nullable;

/** The way to the board: numbered lines, as many under way as its buffer holds, one at a time where noise was seen. */
final class MarlinWire {

    /** Lines sent one at a time after a refused one; doubled with each. */
    private static final int CAUTIOUS_LINES = 500;

    private final NumberedLines lines;
    private final Outbox<Outgoing> box;
    private final ModalState modes = new ModalState();
    private final Consumer<Effect> tell;
    private long cautiousLines;
    private long nextCaution = CAUTIOUS_LINES;
    private boolean heating;

    MarlinWire(Program program, int rxBuffer, Consumer<Effect> tell) {
        this.lines = new NumberedLines(rxBuffer);
        this.box = new Outbox<>(program, Outgoing::of);
        this.tell = tell;
    }

    NumberedLines lines() {
        return lines;
    }

    /** The modes the file has left the machine in, by what was sent. */
    ModalState modes() {
        return modes;
    }

    /** A line of the sender's own, sent when those before it are gone. */
    void ask(String text) {
        box.add(Outgoing.own(text));
    }

    /** A question whose answer cannot be taken for any other. */
    void askFence() {
        box.add(Outgoing.fence());
    }

    /** The same, before everything else that waits, unless one is coming already. */
    void askFenceFirst() {
        if (!lines.fenceInFlight() && !box.hasOwn(Outgoing::isFence)) {
            box.addFirst(Outgoing.fence());
        }
    }

    /** The same behind a repeat, whatever else is coming. */
    void askFenceNow() {
        if (!lines.fenceInFlight()) {
            box.addFirst(Outgoing.fence());
        }
    }

    /** Whether nothing is under way, nothing waits to be repeated and nothing of the sender's own waits. */
    boolean quiet() {
        return lines.quiet() && !box.hasOwn();
    }

    boolean hasOwn() {
        return box.hasOwn();
    }

    /** Without number or checksum: for what must be heard whatever the count. */
    void sendRaw(String text) {
        send(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Said out of turn, for a board that waits. Marlin with an emergency parser hears it at once, other Marlin 2 as soon
     * as its queue has room, the rest in its turn; each answers it with an {@code ok} more.
     */
    void interrupt(String command) {
        sendRaw(command + "\n");
        lines.doubt();
        askFenceFirst();
    }

    void send(byte[] bytes) {
        tell.accept(new Effect.Send(bytes));
    }

    /** Numbers begin again at 1; what waited is forgotten. */
    void restart() {
        lines.restart();
        box.clearOwn();
    }

    /** Nothing more of the file goes. */
    void close() {
        box.clear();
    }

    /** A line was refused: one line at a time for a while, for twice as long with each time. */
    void beCautious() {
        cautiousLines = nextCaution;
        nextCaution = Math.min(nextCaution * 2, Integer.MAX_VALUE);
    }

    @Nullable
    Outgoing nextOwn() {
        return box.own();
    }

    @Nullable
    Outgoing nextOfFile() {
        return box.file();
    }

    /** Sends the line if it may follow what is under way. */
    boolean sendIfRoom(Outgoing next) {
        if (!mayFollow(next)) {
            return false;
        }
        box.took(next);
        send(lines.send(next));
        if (next.line() != null) {
            modes.follow(next.text());
            cautiousLines = Math.max(0, cautiousLines - 1);
        }
        return true;
    }

    private boolean mayFollow(Outgoing next) {
        if (lines.nothingInFlight()) {
            return true;
        }
        return cautiousLines == 0 && !lines.blocked() && !next.blocks() && lines.fits(lines.length(next));
    }

    void tellConfirmed() {
        for (Outgoing sure : lines.takeConfirmed()) {
            ProgramLine line = sure.line();
            if (line != null) {
                tell.accept(new Effect.Acknowledged(line, !sure.cold()));
            }
        }
    }

    void tellHeating() {
        boolean waits = lines.heating();
        if (waits != heating) {
            heating = waits;
            tell.accept(new Effect.Heating(waits));
        }
    }
}
