package org.etabli.gcode.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.check.Stock;
import org.etabli.gcode.machine.MachineProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "check", resourceBundle = "org.etabli.gcode.cli.help", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    private static final Pattern SHEET = Pattern.compile("(\\d+(?:\\.\\d+)?)x(\\d+(?:\\.\\d+)?)");

    @Mixin
    private final Target target = new Target();

    @Option(names = "--filament-left", paramLabel = "GRAMS", descriptionKey = "filamentLeft")
    private double filamentLeft = Double.POSITIVE_INFINITY;

    @Option(names = "--sheet", paramLabel = "XxY", descriptionKey = "sheet")
    private String sheet = "";

    @Override
    public Integer call() {
        return target.run(this::check);
    }

    private int check(MachineProfile profile) throws IOException {
        Texts texts = target.texts();
        Matcher size = SHEET.matcher(sheet);
        if (!sheet.isEmpty() && !size.matches()) {
            return target.refuse(Target.WRONG_USE, texts.get("sheet.bad", sheet));
        }
        double sheetX = sheet.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(size.group(1));
        double sheetY = sheet.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(size.group(2));
        Analysis analysis = GcodeFile.analyse(target.file(), profile, new Stock(filamentLeft, sheetX, sheetY));
        if (target.json()) {
            Json.write(target.out(), json -> Json.check(json, target.file(), profile, analysis, texts.locale()));
        } else {
            for (Finding finding : analysis.findings()) {
                target.out()
                        .println(texts.get(
                                "finding",
                                finding.line(),
                                texts.get(
                                        "severity." + finding.severity().name().toLowerCase(java.util.Locale.ROOT)),
                                finding.message(texts.locale()),
                                finding.advice(texts.locale()),
                                finding.code()));
            }
            target.out().println(texts.get(analysis.ok() ? "check.ok" : "check.bad", profile.name()));
        }
        return analysis.ok() ? Target.FINE : Target.FAULT;
    }
}
