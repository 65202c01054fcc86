package org.etabli.bench.assembly;

import java.util.List;
import java.util.function.Consumer;
import org.etabli.bench.feedback.Face;
import org.etabli.bench.power.Extraction;
import org.etabli.bench.power.Interlock;
import org.etabli.bench.power.Meter;
import org.etabli.bench.power.Relay;
import org.etabli.bench.reader.BadgeReader;
import org.etabli.bench.settings.MachineSettings;
import org.etabli.controller.link.LinkOpener;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on one gate: opened first of all, relays open, before anybody knows which server the bench belongs to.
 *
 * @param startButton takes what is to be called when the start button is pressed
 * @param link the wire to the machine's board; absent where it runs no files
 * @param others what else is to be given back at the end
 */
record Devices(
        MachineSettings settings,
        MachineProfile profile,
        Relay relay,
        BadgeReader reader,
        @Nullable Meter meter,
        Face face,
        List<Interlock> interlocks,
        @Nullable Extraction extraction,
        Consumer<Runnable> startButton,
        @Nullable LinkOpener link,
        List<AutoCloseable> others) {}
