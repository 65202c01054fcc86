package org.etabli.controller.grbl;

/** Asks for reports, and notices what their absence tells, or an idle controller that owes answers. */
final class GrblWatch {

    private final GrblWire wire;
    private long pollAt = Long.MAX_VALUE;
    private long heardAt;
    private long idleSince = Long.MAX_VALUE;

    GrblWatch(GrblWire wire) {
        this.wire = wire;
    }

    void heard(long now) {
        heardAt = now;
    }

    void answered() {
        idleSince = Long.MAX_VALUE;
    }

    void status(GrblReply.Status status, long now) {
        if (!status.state().equals("Jog")) {
            wire.jogIsOver();
        }
        if (!status.state().equals("Idle") || wire.allAnswered()) {
            idleSince = Long.MAX_VALUE;
        } else if (idleSince == Long.MAX_VALUE) {
            idleSince = now;
        }
    }

    /** When a report is to be asked for next. */
    long pollAt() {
        return pollAt;
    }

    void pollLater(long now) {
        pollAt = now + GrblTimes.POLL;
    }

    /** @param soon whether the next is wanted sooner than usual, too */
    void poll(boolean soon, long now) {
        wire.say(RealTime.STATUS);
        pollAt = now + (soon ? GrblTimes.POLL_STOPPING : GrblTimes.POLL);
    }

    /** Nothing was heard for so long that the board is stuck, or gone. */
    boolean stalled(long now) {
        return now - heardAt >= (wire.homing() ? GrblTimes.HOMING : GrblTimes.STALL);
    }

    /** The machine rests although lines are unanswered: an answer, or a line's end, was lost on the way. */
    boolean answerLost(long now) {
        return idleSince != Long.MAX_VALUE
                && now - idleSince >= GrblTimes.IDLE_UNANSWERED + GrblTimes.DWELL_SLACK * wire.dwell();
    }
}
