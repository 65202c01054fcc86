package org.etabli.gcode.check;

import java.util.Set;
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

    /** Programs that write for nothing but lasers. */
    private static final Set<String> LASER_PROGRAMS = Set.of("LightBurn", "LaserGRBL");

    /** mm of filament that a wrong machine kind must have been told to push before it counts. */
    private static final double SOME_FILAMENT = 1;

    private final Scene scene;
    private final Stock stock;
    private final HeatRules heat;
    private final LaserRules laser;

    FileRules(Scene scene, Stock stock, HeatRules heat, LaserRules laser) {
        this.scene = scene;
        this.stock = stock;
        this.heat = heat;
        this.laser = laser;
    }

    /** @param lastExtruded whether the last command laid down filament */
    void finish(GcodeReader reader, Estimate estimate, boolean lastExtruded) {
        Findings findings = scene.findings();
        Command last = reader.command();
        if (reader.commands() == 0) {
            findings.add(Rule.EMPTY_FILE, 0, 0, "");
        }
        if (reader.cutOff()) {
            findings.add(Rule.TOO_LARGE, reader.lines(), 0, "", GcodeReader.MOST_BYTES >> 20);
        } else if (lastExtruded || reader.endsInMidLine() && (isMove(last) && !scene.laser() || cutInWord(last))) {
            findings.add(Rule.TRUNCATED, last.line(), 0, "");
        }
        heat.finish();
        laser.finish();
        claims(estimate.slicer());
        material(estimate);
    }

    private static boolean isMove(Command c) {
        return c.codeCount() == 1 && c.code() <= Code.G3;
    }

    /** A move ends in a letter whose number is missing, or the line in the letter of a command. */
    private static boolean cutInWord(Command last) {
        return last.endsInLetter() && (last.codeCount() == 0 || last.code() <= Code.G3);
    }

    private void claims(Claims claims) {
        if (!scene.laser() && claims.name() != null && LASER_PROGRAMS.contains(claims.name())) {
            scene.findings().add(Rule.WRONG_KIND, 0, 0, "", "fff");
        }
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
