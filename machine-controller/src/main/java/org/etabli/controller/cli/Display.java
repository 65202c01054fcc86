package org.etabli.controller.cli;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.etabli.controller.job.JobListener;
import org.etabli.controller.job.JobSnapshot;
import org.etabli.controller.job.JobState;
import org.etabli.controller.message.Sentences;
import org.etabli.controller.stream.Effect;
import org.jspecify.annotations.Nullable;

/** A job on a terminal: one line that is drawn over itself; elsewhere one line per change of state. */
final class Display implements JobListener {

    private static final int BAR = 24;
    private static final int MINUTE = 60;

    private final PrintStream out;
    private final boolean terminal;
    private final Sentences sentences;
    private final Set<Effect.Noticed> told = new LinkedHashSet<>();
    private @Nullable JobState last;

    Display(PrintStream out, boolean terminal, Sentences sentences) {
        this.out = out;
        this.terminal = terminal;
        this.sentences = sentences;
    }

    @Override
    public void changed(JobSnapshot job) {
        for (Effect.Noticed notice : job.notices()) {
            if (!told.contains(notice)) {
                told.add(notice);
                out.println((terminal ? "\r\033[K" : "") + sentences.of(notice));
            }
        }
        told.retainAll(job.notices());
        boolean news = job.state() != last;
        last = job.state();
        if (terminal) {
            out.print("\r" + line(job) + "\033[K" + (job.state().isOver() ? "\n" : ""));
            out.flush();
        } else if (news) {
            out.println(sentences.say("state." + job.state().name()));
        }
    }

    private String line(JobSnapshot job) {
        int full = (int) Math.round(job.percent() / 100 * BAR);
        StringBuilder line = new StringBuilder(
                        sentences.say("state." + job.state().name()))
                .append(" [")
                .append("#".repeat(full))
                .append(".".repeat(BAR - full))
                .append(String.format(Locale.ROOT, "] %3.0f %%", job.percent()));
        if (!Double.isNaN(job.secondsLeft())) {
            line.append("  ").append(sentences.say("stream.left", duration(job.secondsLeft())));
        }
        if (!Double.isNaN(job.temperatures().nozzle())) {
            line.append(String.format(
                    Locale.ROOT,
                    "  %.0f/%.0f \u00b0C",
                    job.temperatures().nozzle(),
                    job.temperatures().nozzleTarget()));
        }
        if (!Double.isNaN(job.temperatures().bed())) {
            line.append(String.format(
                    Locale.ROOT,
                    "  %.0f/%.0f \u00b0C",
                    job.temperatures().bed(),
                    job.temperatures().bedTarget()));
        }
        return line.toString();
    }

    private static String duration(double seconds) {
        long minutes = Math.round(seconds / MINUTE);
        return minutes < MINUTE ? minutes + " min" : minutes / MINUTE + " h " + minutes % MINUTE + " min";
    }
}
