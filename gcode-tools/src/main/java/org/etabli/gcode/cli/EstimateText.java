package org.etabli.gcode.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.estimate.Estimate.FilamentUse;

/** An estimate for people. */
final class EstimateText {

    private static final int SECONDS_PER_HOUR = 3600;
    private static final int SECONDS_PER_MINUTE = 60;

    private final Texts texts;
    private final PrintWriter out;

    EstimateText(Texts texts, PrintWriter out) {
        this.texts = texts;
        this.out = out;
    }

    void print(Estimate estimate) {
        out.println(texts.get(
                "estimate.time",
                duration(estimate.seconds()),
                duration(estimate.motionSeconds()),
                duration(estimate.heatingSeconds()),
                duration(estimate.dwellSeconds()),
                duration(estimate.otherSeconds())));
        out.println(texts.get(
                "estimate.uncertainty",
                duration(estimate.uncertainty().low()),
                duration(estimate.uncertainty().high()),
                estimate.uncertainty().jobs()));
        if (estimate.progress().marks() > 0) {
            out.println(texts.get(
                    "estimate.progress",
                    duration(estimate.progress().claimedSeconds()),
                    duration(Math.abs(estimate.progress().worstSeconds()))));
        }
        if (!Double.isNaN(estimate.slicer().seconds())) {
            String name = estimate.slicer().name();
            out.println(texts.get(
                    "estimate.claim",
                    name == null ? "?" : name,
                    duration(estimate.slicer().seconds())));
        }
        out.println(texts.get("estimate.size", estimate.layers(), estimate.commands(), estimate.lines()));
        if (!Double.isNaN(estimate.bounds().minX())) {
            out.println(texts.get(
                    "estimate.bounds",
                    span(estimate.bounds().minX(), estimate.bounds().maxX()),
                    span(estimate.bounds().minY(), estimate.bounds().maxY()),
                    span(estimate.bounds().minZ(), estimate.bounds().maxZ())));
        }
        for (FilamentUse use : estimate.filament()) {
            out.println(texts.get(
                    "estimate.filament", use.tool(), use.mm() / 1000, use.mm3() / 1000, use.grams(), use.cost()));
        }
        if (estimate.laserOnSeconds() > 0) {
            out.println(texts.get("estimate.laser", duration(estimate.laserOnSeconds())));
        }
        out.println(texts.get("estimate.energy", estimate.energyWh()));
        estimate.byFeature()
                .forEach((feature, use) -> out.println(texts.get(
                        "estimate.feature",
                        texts.get("feature." + feature.name().toLowerCase(Locale.ROOT)),
                        duration(use.seconds()),
                        use.mm() / 1000)));
    }

    private static String span(double from, double to) {
        return String.format(Locale.ROOT, "%.2f…%.2f", from, to);
    }

    static String duration(double seconds) {
        long whole = Math.round(seconds);
        long hours = whole / SECONDS_PER_HOUR;
        long minutes = whole / SECONDS_PER_MINUTE % SECONDS_PER_MINUTE;
        if (hours > 0) {
            return String.format(Locale.ROOT, "%d h %02d", hours, minutes);
        }
        return minutes > 0
                ? String.format(Locale.ROOT, "%d min %02d s", minutes, whole % SECONDS_PER_MINUTE)
                : String.format(Locale.ROOT, "%d s", whole);
    }
}
