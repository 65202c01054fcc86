package org.etabli.gcode.estimate;

import java.util.ArrayList;
import java.util.List;
import org.etabli.gcode.estimate.Estimate.FilamentUse;
import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.machine.Filament;
import org.etabli.gcode.slicer.Feature;

/** Filament pushed, mm, by tool and by feature. */
final class Extrusion {

    private final double[] net = new double[MachineState.MAX_TOOLS];
    private final double[] gross = new double[MachineState.MAX_TOOLS];
    private final boolean[] used = new boolean[MachineState.MAX_TOOLS];
    private final double[] ofFeature = new double[Feature.values().length];

    /** One move; less than nothing where filament is pulled back. */
    void push(double mm, int tool, Feature feature) {
        net[tool] += mm;
        if (mm > 0) {
            gross[tool] += mm;
        }
        ofFeature[feature.ordinal()] += mm;
        used[tool] = true;
    }

    /** Moves that push, one after another, so that the sum does not depend on how many came together. */
    void push(double[] mm, int count, int tool, Feature feature) {
        double net = this.net[tool];
        double gross = this.gross[tool];
        double ofFeature = this.ofFeature[feature.ordinal()];
        for (int i = 0; i < count; i++) {
            net += mm[i];
            gross += mm[i];
            ofFeature += mm[i];
        }
        this.net[tool] = net;
        this.gross[tool] = gross;
        this.ofFeature[feature.ordinal()] = ofFeature;
        used[tool] = true;
    }

    double of(Feature feature) {
        return ofFeature[feature.ordinal()];
    }

    /** What each tool used. */
    List<FilamentUse> uses(Filament filament) {
        List<FilamentUse> uses = new ArrayList<>();
        for (int tool = 0; tool < net.length; tool++) {
            if (used[tool]) {
                double mm = Math.max(0, net[tool]);
                uses.add(new FilamentUse(
                        tool, net[tool], gross[tool], filament.volumeMm3(mm), filament.grams(mm), filament.cost(mm)));
            }
        }
        return List.copyOf(uses);
    }
}
