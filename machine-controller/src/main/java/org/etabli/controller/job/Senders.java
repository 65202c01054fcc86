package org.etabli.controller.job;

import org.etabli.controller.grbl.GrblSender;
import org.etabli.controller.grbl.GrblStart;
import org.etabli.controller.marlin.MarlinSender;
import org.etabli.controller.stream.Parking;
import org.etabli.controller.stream.Program;
import org.etabli.controller.stream.Sender;
import org.etabli.gcode.machine.MachineProfile;

/** The sender that speaks a machine's dialect. */
final class Senders {

    private Senders() {}

    /** @param burns whether the file ever lights the laser; {@code unlock} whether a person allows to lift a lock */
    static Sender of(MachineProfile profile, Program program, boolean burns, boolean unlock) {
        return switch (profile.firmware()) {
            case MARLIN, KLIPPER -> new MarlinSender(program, profile.link().rxBuffer(), Parking.of(profile));
            case GRBL -> new GrblSender(program, profile, new GrblStart(burns, unlock));
        };
    }
}
