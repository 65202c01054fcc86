package org.etabli.controller.stream;

/** What a sender hears; {@code nanos} is a steady time, the same for all events of one job. */
public sealed interface SenderEvent {

    long nanos();

    /**
     * The link is open.
     *
     * @param again whether it was open before in this job and was lost
     */
    record Opened(long nanos, boolean again) implements SenderEvent {}

    /** One line came in, without its end. */
    record Received(long nanos, String line) implements SenderEvent {}

    /** Time passed, at least until {@link Sender#wakeAt()}. */
    record Elapsed(long nanos) implements SenderEvent {}

    /** A person asked for something. */
    record Asked(long nanos, Request request) implements SenderEvent {}
}
