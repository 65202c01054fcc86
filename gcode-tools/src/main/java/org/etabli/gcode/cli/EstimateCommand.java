package org.etabli.gcode.cli;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.check.Rule;
import org.etabli.gcode.machine.MachineProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "estimate", resourceBundle = "org.etabli.gcode.cli.help", mixinStandardHelpOptions = true)
final class EstimateCommand implements Callable<Integer> {

    private static final Set<Rule> UNREADABLE = EnumSet.of(Rule.EMPTY_FILE, Rule.DAMAGED_FILE, Rule.TOO_LARGE);

    @Mixin
    private final Target target = new Target();

    @Override
    public Integer call() {
        return target.run(this::estimate);
    }

    private int estimate(MachineProfile profile) throws IOException {
        Analysis analysis = GcodeFile.analyse(target.file(), profile);
        if (target.json()) {
            Json.write(target.out(), json -> Json.estimate(json, target.file(), analysis.estimate()));
        } else {
            new EstimateText(target.texts(), target.out()).print(analysis.estimate());
        }
        return readable(analysis) ? Target.FINE : Target.FAULT;
    }

    /** An estimate of half a file is none. */
    private boolean readable(Analysis analysis) {
        for (Finding finding : analysis.findings()) {
            if (UNREADABLE.contains(finding.rule())) {
                target.refuse(Target.FAULT, finding.message(target.texts().locale()));
                return false;
            }
        }
        return true;
    }
}
