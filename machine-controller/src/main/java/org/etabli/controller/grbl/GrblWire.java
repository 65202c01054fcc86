package org.etabli.controller.grbl;

import java.util.function.Consumer;
import org.etabli.controller.grbl.CountedLines.Line;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Outbox;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.ProgramLine;
import org.jspecify.annotations.Nullable;

/** The way to the controller: lines counted against its buffer, and real-time bytes beside them. */
final class GrblWire {

    private final CountedLines lines;
    private final Outbox<Line> box;
    private final WorkPosition expected;
    private final Consumer<Effect> tell;
    private long highestSent = -1;
    private boolean stoodStill;

    /** A jog is answered when it begins; until it is over, the controller takes nothing but another. */
    private boolean jogs;

    GrblWire(Program program, int rxBuffer, WorkPosition expected, Consumer<Effect> tell) {
        this.lines = new CountedLines(rxBuffer);
        this.box = new Outbox<>(program, Line::of);
        this.expected = expected;
        this.tell = tell;
    }

    void say(RealTime word) {
        tell.accept(new Effect.Send(word.bytes()));
    }

    /** A line of the sender's own, sent when those before it are gone. */
    void ask(String text) {
        box.add(Line.own(text));
    }

    /** Sends what is the sender's own, as much as there is room for. */
    void pumpOwn() {
        for (Line next = box.own(); next != null && mayGo(next); next = box.own()) {
            send(next);
        }
    }

    /** Sends the file, as much as there is room for; true at its end. */
    boolean pumpFile() {
        while (true) {
            pumpOwn();
            if (box.hasOwn()) {
                return false;
            }
            Line next = box.file();
            if (next == null) {
                return true;
            }
            if (next.isSystem() && !stoodStill && !(jogs && next.isJog())) {
                // The controller takes these only when it is idle, and idle means that its moves are over.
                stoodStill = true;
                ask(STAND_STILL);
            } else if (mayGo(next)) {
                stoodStill = false;
                send(next);
            } else {
                return false;
            }
        }
    }

    private boolean mayGo(Line next) {
        return lines.mayFollow(next) && (!jogs || next.isJog());
    }

    /** The controller says that it does not jog. */
    void jogIsOver() {
        jogs = false;
    }

    /** A dwell is answered when all before it has run. */
    static final String STAND_STILL = "G4P0";

    private void send(Line line) {
        box.took(line);
        tell.accept(new Effect.Send(lines.send(line)));
        ProgramLine command = line.program();
        if (command != null) {
            highestSent = command.index();
            expected.follow(command.text());
        }
    }

    /** The oldest line was answered; null where none was under way. */
    @Nullable
    Line answered() {
        Line done = lines.answered();
        jogs = jogs || done != null && done.isJog();
        return done;
    }

    boolean allAnswered() {
        return lines.isEmpty();
    }

    /** Whether nothing is under way and nothing of the sender's own waits. */
    boolean quiet() {
        return lines.isEmpty() && !box.hasOwn();
    }

    /** How long the controller may rest and say Idle although lines are unanswered, ns. */
    long dwell() {
        return lines.dwell();
    }

    boolean homing() {
        return lines.homing();
    }

    boolean jogging() {
        return jogs || lines.jogging();
    }

    int unanswered() {
        return lines.count();
    }

    void bufferSize(int rxBuffer) {
        lines.size(rxBuffer);
    }

    /** A reset emptied the controller's buffer. */
    void controllerForgot() {
        jogs = false;
        lines.clear();
    }

    void clearOwn() {
        box.clearOwn();
    }

    /** Nothing more of the file goes. */
    void close() {
        box.clear();
    }

    long highestSent() {
        return highestSent;
    }
}
