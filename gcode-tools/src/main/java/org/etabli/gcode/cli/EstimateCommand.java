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
        return run(target.request());
    }

    static int run(Request request) {
        return request.run(profile -> estimate(request, profile));
    }

    private static int estimate(Request request, MachineProfile profile) throws IOException {
        Analysis analysis = GcodeFile.analyse(request.file(), profile);
        if (request.json()) {
            Json.write(request.out(), json -> Json.estimate(json, request.file(), analysis.estimate()));
        } else {
            new EstimateText(request.texts(), request.out()).print(analysis.estimate());
        }
        return readable(request, analysis) ? Request.FINE : Request.FAULT;
    }

    /** An estimate of half a file is none. */
    private static boolean readable(Request request, Analysis analysis) {
        for (Finding finding : analysis.findings()) {
            if (UNREADABLE.contains(finding.rule())) {
                request.refuse(Request.FAULT, finding.message(request.texts().locale()));
                return false;
            }
        }
        return true;
    }
}
