package org.etabli.gcode.check;

import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.GcodeReader;
import org.etabli.gcode.slicer.Claims;

/** Rules on the file as a whole, asked when all of it has been seen. */
final class FileRules {

    /** No printer lays this many. */
    private static final int ABSURD_LAYERS = 100_000;

    private static final double NOZZLE_SLACK = 0.01;

    /** mm of filament that a wrong machine kind must have been told to push before it counts. */
    private static final double SOME_FILAMENT = 1;

    private final Scene scene;
    private final Stock stock;
    private final HeatRules heat;
    private final LaserRules laser;
    private boolean lastExtruded;
    private boolean lastMoved;
    private int lastLine;

    FileRules(Scene scene, Stock stock, HeatRules heat, LaserRules laser) {
        this.scene = scene;
        this.stock = stock;
        this.heat = heat;
        this.laser = laser;
    }

    void accept(Command c, boolean extruded) {
        lastExtruded = extruded;
        lastMoved = c.codeCount() == 1 && c.code() <= Code.G3;
        lastLine = c.line();
    }

    void finish(GcodeReader reader, Estimate estimate) {
        Findings findings = scene.findings();
        if (reader.commands() == 0) {
            findings.add(Rule.EMPTY_FILE, 0, 0, "");
        }
        if (reader.cutOff()) {
            findings.add(Rule.TOO_LARGE, reader.lines(), 0, "", GcodeReader.MOST_BYTES >> 20);
        } else if (lastExtruded || reader.endsInMidLine() && lastMoved && !scene.laser()) {
            findings.add(Rule.TRUNCATED, lastLine, 0, "");
        }
        heat.finish();
        laser.finish();
        claims(estimate.slicer());
        material(estimate);
    }

    private void claims(Claims claims) {
        double nozzle = scene.profile().nozzleDiameter();
        if (nozzle > 0 && Math.abs(claims.nozzleDiameter() - nozzle) > NOZZLE_SLACK) {
            scene.findings().add(Rule.NOZZLE_DIFFERS, 0, 0, "", claims.nozzleDiameter(), nozzle);
        }
        String material = scene.profile().material();
        if (!material.isEmpty() && !claims.material().isEmpty() && !material.equalsIgnoreCase(claims.material())) {
            scene.findings().add(Rule.MATERIAL_DIFFERS, 0, 0, "", claims.material(), material);
        }
        if (claims.layers() > ABSURD_LAYERS) {
            scene.findings().add(Rule.LAYERS_ABSURD, 0, 0, "", claims.layers());
        }
    }

    private void material(Estimate estimate) {
        double grams = estimate.grams();
        if (grams > stock.filamentGrams()) {
            scene.findings().add(Rule.FILAMENT_SHORT, 0, 0, "", grams, stock.filamentGrams());
        }
        Estimate.Bounds bounds = estimate.bounds();
        double width = bounds.maxX() - bounds.minX();
        double height = bounds.maxY() - bounds.minY();
        if (width > stock.sheetX() || height > stock.sheetY()) {
            scene.findings().add(Rule.SHEET_SHORT, 0, 0, "", width, height, stock.sheetX(), stock.sheetY());
        }
        double pushed = estimate.filament().stream()
                .mapToDouble(Estimate.FilamentUse::grossMm)
                .sum();
        if (scene.laser() && pushed > SOME_FILAMENT) {
            scene.findings().add(Rule.WRONG_KIND, 0, 0, "", "laser");
        }
    }
}
