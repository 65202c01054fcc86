package org.etabli.bench.host;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.power.ContactorWatch;
import org.etabli.bench.power.Extraction;
import org.etabli.bench.power.GuardedRelay;
import org.etabli.bench.power.Interlock;
import org.etabli.bench.power.plug.Plug;
import org.etabli.controller.contract.PowerOffCause;
import org.jspecify.annotations.Nullable;

/** Everything around one relay that can forbid, follow or contradict it. */
public final class Safety {

    private final List<Interlock> interlocks;
    private final GuardedRelay relay;
    private final @Nullable Extraction extraction;
    private final ContactorWatch contactor = new ContactorWatch();
    private final Set<String> open = new HashSet<>();

    public Safety(GuardedRelay relay, List<Interlock> interlocks, @Nullable Extraction extraction) {
        this.relay = relay;
        this.interlocks = List.copyOf(interlocks);
        this.extraction = extraction;
    }

    /** Calls back as soon as an interlock changes. */
    void onChange(Runnable look) {
        interlocks.forEach(interlock -> interlock.onChange(look));
    }

    /** Looks at everything; called at every change and several times a second. */
    synchronized void look(Duration uptime, Consumer<GateEvent> gate) {
        boolean emergency = false;
        for (Interlock interlock : interlocks) {
            boolean opened = interlock.isOpen();
            String name = interlock.fault().name();
            emergency |= opened && interlock.fault().cause() == PowerOffCause.EMERGENCY_STOP;
            if (opened && open.add(name)) {
                gate.accept(new GateEvent.FaultNoticed(uptime, interlock.fault()));
            } else if (!opened && open.remove(name)) {
                gate.accept(new GateEvent.FaultCleared(uptime, name));
            }
        }
        contactor
                .look(relay.on(), relay.relay().contact(), uptime)
                .ifPresent(finding -> gate.accept(
                        switch (finding) {
                            case ContactorWatch.Finding.Noticed(var fault) -> new GateEvent.FaultNoticed(uptime, fault);
                            case ContactorWatch.Finding.Cleared(var fault) -> new GateEvent.FaultCleared(uptime, fault);
                        }));
        if (extraction != null) {
            extraction.follow(relay.on(), emergency, uptime);
        }
        if (relay.relay() instanceof Plug plug) {
            plug.renew();
        }
    }

    void close() {
        if (extraction != null) {
            extraction.close();
        }
    }
}
