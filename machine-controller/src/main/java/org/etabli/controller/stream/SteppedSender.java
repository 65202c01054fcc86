package org.etabli.controller.stream;

import java.util.ArrayList;
import java.util.List;

/**
 * What the senders of every dialect do alike: one event in, effects out, and silence after the last one. What is on
 * the wire, what proves what and when to stop waiting is each dialect's own.
 */
public abstract class SteppedSender implements Sender {

    private final List<Effect> effects = new ArrayList<>();
    private long now;
    private boolean over;

    @Override
    public final List<Effect> step(SenderEvent event) {
        now = event.nanos();
        effects.clear();
        if (!over) {
            switch (event) {
                case SenderEvent.Opened opened -> opened(opened.again());
                case SenderEvent.Received received -> received(received.line());
                case SenderEvent.Elapsed elapsed -> {}
                case SenderEvent.Asked asked -> asked(asked.request());
            }
            timers();
            pump();
        }
        return List.copyOf(effects);
    }

    @Override
    public final long wakeAt() {
        return over ? Long.MAX_VALUE : nextTimer();
    }

    /** @param again whether the link was open before in this job and was lost */
    protected abstract void opened(boolean again);

    protected abstract void received(String line);

    protected abstract void asked(Request request);

    /** Does what is due by now. */
    protected abstract void timers();

    /** Puts on the wire what may go. */
    protected abstract void pump();

    protected abstract long nextTimer();

    /** Steady time of the event being taken, ns. */
    protected final long now() {
        return now;
    }

    protected final boolean isOver() {
        return over;
    }

    protected final void tell(Effect effect) {
        effects.add(effect);
    }

    /** The last effect of the job. */
    protected final void end(Effect last) {
        over = true;
        effects.add(last);
    }
}
