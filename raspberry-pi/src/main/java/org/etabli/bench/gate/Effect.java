package org.etabli.bench.gate;

import java.time.Duration;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.PowerOffCause;
import org.jspecify.annotations.Nullable;

/** What a gate wants done. The loop opens relays first, then writes what is to be recorded, then does the rest. */
public sealed interface Effect {

    /** Close the relay; the watchdog opens it at {@code latest} at the latest. */
    record SwitchOn(Duration latest) implements Effect {}

    /** The session that has power may have it until another uptime. */
    record HoldUntil(Duration latest) implements Effect {}

    record SwitchOff() implements Effect {}

    record Record(@Nullable String session, Happening what) implements Effect {}

    /** Close the session in the record, with what its meter counted, and begin to count anew. */
    record CloseSession(Session session, PowerOffCause cause) implements Effect {}

    /** Fetch, check and prepare a file. */
    record PrepareJob(Session session, Order.StartJob order) implements Effect {}

    /** Send the first line. */
    record ReleaseJob(String job) implements Effect {}

    /** Stop a job: bring the machine to rest, or only stop sending where its power has gone. */
    record CancelJob(String job, boolean powerLost) implements Effect {}

    record RememberService(boolean inService) implements Effect {}

    record Show(Notice notice) implements Effect {}
}
