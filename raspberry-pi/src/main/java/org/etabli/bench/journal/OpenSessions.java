package org.etabli.bench.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;

/** The sessions under way, told by the events alone: what a bench that died finds again. */
final class OpenSessions {

    private final Map<String, OpenSession> bySession = new LinkedHashMap<>();

    void apply(BenchEvent event) {
        String session = event.session();
        String machine = event.machine();
        if (session == null || machine == null) {
            return;
        }
        switch (event.what()) {
            case Happening.SessionOpened opened ->
                bySession.put(session, new OpenSession(machine, session, event.sequence(), false, null));
            case Happening.PoweredOn on -> bySession.computeIfPresent(session, (id, open) -> open.powered(true));
            case Happening.PoweredOff off -> bySession.computeIfPresent(session, (id, open) -> open.powered(false));
            case Happening.JobStarted job -> bySession.computeIfPresent(session, (id, open) -> open.with(job));
            case Happening.JobEnded job -> bySession.computeIfPresent(session, (id, open) -> open.with(null));
            case Happening.SessionClosed closed -> bySession.remove(session);
            case Happening.BadgeRefused refused -> {}
            case Happening.BadgeNoted noted -> {}
            case Happening.JobRefused refused -> {}
            case Happening.FaultNoticed fault -> {}
            case Happening.FaultCleared fault -> {}
            case Happening.DrillTried drill -> {}
            case Happening.Unknown unknown -> {}
        }
    }

    List<OpenSession> all() {
        return new ArrayList<>(bySession.values());
    }

    /** Events before this number are not needed to tell the open sessions. */
    long oldest() {
        return bySession.values().stream().mapToLong(OpenSession::since).min().orElse(Long.MAX_VALUE);
    }
}
