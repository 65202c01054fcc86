package org.etabli.controller.stream;

import java.util.ArrayDeque;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What goes on the wire next: lines a sender adds of itself, and behind them the file, read one line ahead.
 *
 * @param <L> a line as the dialect sends it
 */
public final class Outbox<L> {

    private final Program program;
    private final Function<ProgramLine, L> wrapped;
    private final ArrayDeque<L> own = new ArrayDeque<>();
    private @Nullable L ahead;
    private boolean ended;

    public Outbox(Program program, Function<ProgramLine, L> wrapped) {
        this.program = program;
        this.wrapped = wrapped;
    }

    public void add(L line) {
        own.addLast(line);
    }

    public void addFirst(L line) {
        own.addFirst(line);
    }

    /** The sender's own next line, or null. */
    public @Nullable L own() {
        return own.peekFirst();
    }

    public boolean hasOwn() {
        return !own.isEmpty();
    }

    public boolean hasOwn(Predicate<L> kind) {
        return own.stream().anyMatch(kind);
    }

    /** The file's next line, or null at its end. */
    public @Nullable L file() {
        if (ahead == null && !ended) {
            ProgramLine line = program.next();
            ended = line == null;
            ahead = line == null ? null : wrapped.apply(line);
        }
        return ahead;
    }

    /** This line has gone. */
    public void took(L line) {
        if (line == ahead) {
            ahead = null;
        } else {
            own.removeFirst();
        }
    }

    /** Forgets the sender's own lines, as when its machine was reset. */
    public void clearOwn() {
        own.clear();
    }

    /** Forgets everything that has not gone: nothing more of this file will. */
    public void clear() {
        own.clear();
        ahead = null;
    }
}
