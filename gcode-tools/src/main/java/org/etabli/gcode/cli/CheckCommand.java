package org.etabli.gcode.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.machine.MachineProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check", resourceBundle = "org.etabli.gcode.cli.help", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private final Target target = new Target();

    @Override
    public Integer call() {
        return target.run(this::check);
    }

    private int check(MachineProfile profile) throws IOException {
        Analysis analysis = GcodeFile.analyse(target.file(), profile);
        Texts texts = target.texts();
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
