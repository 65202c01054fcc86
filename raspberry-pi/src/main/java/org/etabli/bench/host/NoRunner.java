package org.etabli.bench.host;

import java.nio.file.Path;
import java.util.Optional;
import org.etabli.bench.gate.JobRefusal;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.Order;
import org.jspecify.annotations.Nullable;

/** A machine that has a plug but no wire: a saw, a soldering station. */
public final class NoRunner implements FileRunner {

    @Override
    public Happening.JobStarted check(Order.StartJob order, Path file) throws JobRefusedException {
        throw new JobRefusedException(JobRefusal.MACHINE_NOT_CONNECTED, "no wire to this machine is configured");
    }

    @Override
    public Happening.JobEnded run(Order.StartJob order, Path file) {
        throw new IllegalStateException("no file was accepted");
    }

    @Override
    public void pause(boolean on) {}

    @Override
    public void cancel(boolean powerLost) {}

    @Override
    public @Nullable JobProgress progress() {
        return null;
    }

    @Override
    public Optional<Happening.JobEnded> interrupted(Happening.JobStarted job) {
        return Optional.empty();
    }
}
