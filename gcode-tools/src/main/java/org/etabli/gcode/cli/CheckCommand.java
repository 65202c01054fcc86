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

    @Mixin
    private final Target target = new Target();

    @Option(names = "--filament-left", paramLabel = "GRAMS", descriptionKey = "filamentLeft")
    private double filamentLeft = Double.POSITIVE_INFINITY;

    @Option(names = "--sheet", paramLabel = "XxY", descriptionKey = "sheet")
    private String sheet = "";

    @Override
    public Integer call() {
        Request request = target.request();
        Matcher size = Pattern.compile("(\\d+(?:\\.\\d+)?)x(\\d+(?:\\.\\d+)?)").matcher(sheet);
        if (!sheet.isEmpty() && !size.matches()) {
            return request.refuse(Request.WRONG_USE, request.texts().get("sheet.bad", sheet));
        }
        double sheetX = sheet.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(size.group(1));
        double sheetY = sheet.isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(size.group(2));
        return run(request, new Stock(filamentLeft, sheetX, sheetY));
    }

    static int run(Request request, Stock stock) {
        return request.run(profile -> check(request, profile, stock));
    }

    private static int check(Request request, MachineProfile profile, Stock stock) throws IOException {
        Texts texts = request.texts();
        Analysis analysis = GcodeFile.analyse(request.file(), profile, stock);
        if (request.json()) {
            Json.write(request.out(), json -> Json.check(json, request.file(), profile, analysis, texts.locale()));
        } else {
            for (Finding finding : analysis.findings()) {
                request.out()
                        .println(texts.get(
                                "finding",
                                finding.line(),
                                texts.get(
                                        "severity." + finding.severity().name().toLowerCase(java.util.Locale.ROOT)),
                                finding.message(texts.locale()),
                                finding.advice(texts.locale()),
                                finding.code()));
            }
            request.out().println(texts.get(analysis.ok() ? "check.ok" : "check.bad", profile.name()));
        }
        return analysis.ok() ? Request.FINE : Request.FAULT;
    }
}
