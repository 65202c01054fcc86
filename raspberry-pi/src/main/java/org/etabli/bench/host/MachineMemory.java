package org.etabli.bench.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.etabli.bench.disk.AtomicFile;
import org.etabli.bench.power.Energy;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one machine must remember through a power loss and no event tells: out of service, energy so far. */
public final class MachineMemory {

    private static final Logger log = LoggerFactory.getLogger(MachineMemory.class);

    /**
     * @param inService false while a manager keeps the machine closed
     * @param session the session the energy belongs to
     */
    record Kept(boolean inService, @Nullable String session, double wattHours) {

        static Kept nothing() {
            return new Kept(true, null, Energy.UNKNOWN);
        }
    }

    private final Path file;
    private Kept kept = Kept.nothing();

    public MachineMemory(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                kept = Wire.read(Files.readAllBytes(file), Kept.class);
            } catch (IOException | WireException e) {
                // What cannot be read is no permission: a person looks at the machine before it runs again.
                kept = new Kept(false, null, Energy.UNKNOWN);
                log.error("{} cannot be read, the machine stays out of service: {}", file, e.getMessage());
            }
        }
    }

    public synchronized boolean inService() {
        return kept.inService();
    }

    public synchronized void inService(boolean value) {
        keep(new Kept(value, kept.session(), kept.wattHours()));
    }

    /** Energy of a session as last kept, unknown for any other. */
    public synchronized double wattHours(String session) {
        return session.equals(kept.session()) ? kept.wattHours() : Energy.UNKNOWN;
    }

    public synchronized void energy(String session, double wattHours) {
        keep(new Kept(kept.inService(), session, wattHours));
    }

    private void keep(Kept next) {
        kept = next;
        try {
            AtomicFile.write(file, Wire.write(next));
        } catch (IOException e) {
            log.error("{} cannot be written: {}", file, e.getMessage());
        }
    }
}
