package org.etabli.controller.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.etabli.controller.stream.ProgramLine;
import org.etabli.gcode.estimate.Usage;
import org.etabli.gcode.estimate.UsageMeter;
import org.etabli.gcode.machine.Filament;
import org.etabli.gcode.machine.MachineProfile;

/** Keeps count of what a job really uses: material from the commands the machine took, time from the clock. */
final class UsageTracker {

    /** What the time that passes now is spent on. */
    enum Spending {
        PRINTING,
        HEATING,
        PAUSED
    }

    private final UsageMeter meter;
    private final Filament filament;

    /** Filament the machine was asked for and did not move, mm by tool. */
    private final Map<Integer, Double> refused = new HashMap<>();

    private Spending spending = Spending.PRINTING;
    private Instant since;
    private double printing;
    private double heating;
    private double paused;

    UsageTracker(MachineProfile profile, Instant start) {
        meter = new UsageMeter(profile);
        filament = profile.filament();
        since = start;
    }

    /** One command was taken; a cold nozzle's filament stays on the spool, but the file's E goes on from there. */
    void took(ProgramLine line, boolean filamentMoved) {
        if (filamentMoved) {
            meter.accept(line.text());
            return;
        }
        Map<Integer, Double> before = Map.copyOf(meter.usage().filamentMm());
        meter.accept(line.text());
        meter.usage()
                .filamentMm()
                .forEach((tool, mm) -> refused.merge(tool, mm - before.getOrDefault(tool, 0.0), Double::sum));
    }

    void spend(Spending next, Instant now) {
        pass(now);
        spending = next;
    }

    Spending spending() {
        return spending;
    }

    private void pass(Instant now) {
        double seconds = Duration.between(since, now).toNanos() / 1e9;
        since = now;
        switch (spending) {
            case PRINTING -> printing += seconds;
            case HEATING -> heating += seconds;
            case PAUSED -> paused += seconds;
        }
    }

    void finish(Instant now) {
        pass(now);
        meter.finish();
    }

    JobUsage usage(Instant now) {
        pass(now);
        Usage used = meter.usage();
        List<JobUsage.FilamentUsed> tools = new ArrayList<>();
        used.filamentMm().forEach((tool, asked) -> {
            double mm = asked - refused.getOrDefault(tool, 0.0);
            tools.add(new JobUsage.FilamentUsed(tool, mm, filament.grams(mm)));
        });
        // What was acknowledged and then cancelled out of the planner never burned.
        return new JobUsage(printing, heating, paused, tools, Math.min(used.laserOnSeconds(), printing));
    }
}
