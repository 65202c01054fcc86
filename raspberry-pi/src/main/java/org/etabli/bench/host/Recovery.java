package org.etabli.bench.host;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.etabli.bench.clock.Now;
import org.etabli.bench.journal.Draft;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.journal.JournalException;
import org.etabli.bench.journal.OpenSession;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.PowerOffCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the truth about the sessions a dying bench left open: their power is off since then, their job was
 * interrupted, and what they used up to the last moment that is on disk.
 */
public final class Recovery {

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    /** What is known of a machine's last session. */
    public interface Remains {

        /** How the job that was under way ended, with the last figures on disk. */
        Happening.JobEnded interrupted(Happening.JobStarted job);

        double wattHours(String session);
    }

    private final EventJournal journal;
    private final Function<String, Remains> machines;

    public Recovery(EventJournal journal, Function<String, Remains> machines) {
        this.journal = journal;
        this.machines = machines;
    }

    /** Closes every session the journal holds open. Dying again in the middle changes nothing: it is one write. */
    public void closeWhatWasOpen(Now now) throws JournalException {
        List<Draft> drafts = new ArrayList<>();
        for (OpenSession open : journal.openSessions()) {
            Remains remains = machines.apply(open.machine());
            Happening.JobStarted job = open.job();
            if (job != null) {
                drafts.add(draft(now, open, remains.interrupted(job)));
            }
            if (open.powered()) {
                drafts.add(draft(now, open, new Happening.PoweredOff(PowerOffCause.BENCH_RESTART)));
            }
            double wattHours = remains.wattHours(open.session());
            drafts.add(draft(now, open, new Happening.SessionClosed(PowerOffCause.BENCH_RESTART, wattHours)));
            log.warn(
                    "{}: session {} was open when the bench died; it is closed, {} Wh{}.",
                    open.machine(),
                    open.session(),
                    wattHours,
                    job == null ? "" : ", job " + job.job() + " interrupted");
        }
        journal.append(drafts);
    }

    private static Draft draft(Now now, OpenSession open, Happening what) {
        return new Draft(now.wall(), now.trusted(), open.machine(), open.session(), what);
    }
}
