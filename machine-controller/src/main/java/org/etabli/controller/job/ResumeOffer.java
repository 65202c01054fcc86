package org.etabli.controller.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.etabli.controller.job.LayerFinder.LayerStart;
import org.etabli.controller.stream.Parking;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.CommandSource;
import org.jspecify.annotations.Nullable;

/**
 * How an interrupted print may go on from the beginning of its last layer. Only an offer: after a power cut nobody but a
 * person at the machine knows where the nozzle is, so that nothing moves before somebody has measured it.
 */
public final class ResumeOffer {

    private static final double LIFT = 10;
    private static final double PRIME = 20;
    private static final double RETRACT = 1;

    /** Reading a height off a ruler is no better than this. mm. */
    private static final double MEASURED_WITHIN = 0.5;

    private final LayerStart start;
    private final MachineProfile profile;

    private ResumeOffer(LayerStart start, MachineProfile profile) {
        this.start = start;
        this.profile = profile;
    }

    /**
     * The offer for a print that stopped.
     *
     * @param acknowledged commands of the file that the machine took, as the job's journal says
     * @return null where there is no layer to go on from: the print has to begin again
     */
    public static @Nullable ResumeOffer of(Path gcode, long acknowledged, MachineProfile profile) throws IOException {
        if (profile.kind() != MachineKind.FFF) {
            return null;
        }
        LayerFinder finder = new LayerFinder();
        try (CommandSource source = CommandSource.open(gcode)) {
            while (source.index() < acknowledged - 1 && source.next()) {
                finder.follow(source.command(), source.text());
            }
        }
        LayerStart start = finder.layer();
        if (start == null) {
            return null;
        }
        ResumeOffer offer = new ResumeOffer(start, profile);
        // Nothing is won by going on from so near the beginning.
        return start.index() < offer.prologue(start.height()).size() ? null : offer;
    }

    /** Line of the file the print would go on from. */
    public int line() {
        return start.line();
    }

    long firstCommand() {
        return start.index();
    }

    /** Z of the layer that would be printed again from its beginning, mm: the part is that high. */
    public double height() {
        return start.height();
    }

    /** \u00b0C that will be waited for. */
    public double nozzle() {
        return start.nozzle();
    }

    /** Whether the nozzle, so high above the bed, clears the part. */
    public boolean clears(double nozzleAt) {
        return nozzleAt >= start.height() - MEASURED_WITHIN
                && nozzleAt <= profile.volume().z().max();
    }

    /**
     * What goes before the file: up, home X and Y only, heat, prime beside the part, come down on it.
     *
     * @param nozzleAt where the nozzle stands, mm above the bed, as a person measured it
     */
    List<String> prologue(double nozzleAt) {
        Parking aside = Parking.of(profile);
        double up = Math.min(nozzleAt + LIFT, profile.volume().z().max());
        List<String> lines = new ArrayList<>(List.of("G21", "G90", "M83", say("M140 S%.0f", start.bed())));
        lines.add(say("G92 Z%.3f", nozzleAt));
        lines.add(say("G1 Z%.3f F600", up));
        lines.add("G28 X Y");
        lines.add(say("G1 X%.3f Y%.3f F6000", aside.x(), aside.y()));
        if (start.bed() > 0) {
            lines.add(say("M190 S%.0f", start.bed()));
        }
        lines.add(say("M109 S%.0f", start.nozzle()));
        lines.add("G92 E0");
        lines.add(say("G1 E%.3f F150", PRIME));
        lines.add(say("G1 E-%.3f F1800", RETRACT));
        lines.add(say("G1 X%.3f Y%.3f F6000", start.x(), start.y()));
        lines.add(say("G1 Z%.3f F600", start.height()));
        lines.add(say("G1 E%.3f F1800", RETRACT));
        lines.add(start.fan() > 0 ? say("M106 S%.0f", start.fan()) : "M107");
        lines.add(say("G92 E%.5f", start.e()));
        if (start.inches()) {
            lines.add("G20");
        }
        if (start.relative()) {
            lines.add("G91");
        }
        lines.add(start.relativeE() ? "M83" : "M82");
        if (start.feed() > 0) {
            lines.add(say("G1 F%.3f", start.feed()));
        }
        return lines;
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
