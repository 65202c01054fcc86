package org.etabli.bench.host;

import java.time.Duration;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.feedback.Face;
import org.etabli.bench.gate.Notice;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;

/** Remembers the last refusal for a moment, so that the server's page can show what the reader showed. */
public final class RefusalLight implements Face {

    private record Lit(RefusalReason reason, Duration at) {}

    private final BenchClock clock;
    private final Face face;
    private volatile @Nullable Lit lit;

    public RefusalLight(BenchClock clock, Face face) {
        this.clock = clock;
        this.face = face;
    }

    @Override
    public void show(Notice notice) {
        if (notice instanceof Notice.Refused(RefusalReason reason, var language)) {
            lit = new Lit(reason, clock.now().uptime());
        } else if (notice instanceof Notice.NextInLine) {
            lit = new Lit(RefusalReason.IN_USE, clock.now().uptime());
        } else {
            lit = null;
        }
        face.show(notice);
    }

    @Nullable
    RefusalReason since(Duration uptime) {
        Lit now = lit;
        return now != null && now.at().compareTo(uptime) > 0 ? now.reason() : null;
    }
}
