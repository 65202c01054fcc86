package org.etabli.gcode.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.machine.MachineProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "estimate", resourceBundle = "org.etabli.gcode.cli.help", mixinStandardHelpOptions = true)
final class EstimateCommand implements Callable<Integer> {

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
        return analysis.estimate().commands() == 0 ? Target.FAULT : Target.FINE;
    }
}
