package org.etabli.bench.assembly;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.etabli.bench.gate.Fault;
import org.etabli.bench.host.SimulatedBoard;
import org.etabli.bench.power.Extraction;
import org.etabli.bench.power.Interlock;
import org.etabli.bench.power.Meter;
import org.etabli.bench.power.PinInterlock;
import org.etabli.bench.power.PowerException;
import org.etabli.bench.power.Pzem;
import org.etabli.bench.power.Relay;
import org.etabli.bench.power.SimulatedMeter;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.MachineSettings;
import org.etabli.bench.settings.MachineSettings.ExtractionSettings;
import org.etabli.bench.settings.MachineSettings.InterlockSettings;
import org.etabli.bench.settings.MachineSettings.LinkSettings;
import org.etabli.bench.settings.MachineSettings.RelaySettings;
import org.etabli.bench.settings.SettingsException;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.controller.link.LinkOpener;
import org.etabli.controller.link.SerialLink;
import org.etabli.controller.link.SerialSettings;
import org.etabli.controller.link.TcpLink;
import org.etabli.controller.sim.SimulatedMachine;
import org.etabli.gcode.machine.MachineProfile;
import org.jspecify.annotations.Nullable;

/** Opens what each machine's settings name. */
final class DeviceFactory {

    private static final int TELNET = 23;

    private final BenchSettings settings;
    private final Context pi4j;
    private final Relays relays;
    private final Readers readers;
    private final Faces faces;

    DeviceFactory(BenchSettings settings, Context pi4j) {
        this.settings = settings;
        this.pi4j = pi4j;
        this.relays = new Relays(settings, pi4j);
        this.readers = new Readers(pi4j);
        this.faces = new Faces(settings, pi4j);
    }

    /** Opens everything, relays open; throws {@link SettingsException} naming what cannot be opened. */
    Devices open(int index) {
        MachineSettings machine = settings.machines().get(index);
        String key = "bench.machines[" + index + "]";
        MachineProfile profile = profile(machine, key);
        try {
            return open(machine, profile);
        } catch (PowerException | IOException | Pi4JException e) {
            throw new SettingsException(List.of(key + " (" + machine.id() + "): " + e.getMessage() + "."));
        } catch (IllegalStateException e) {
            // What Pi4J throws where it found no pins at all.
            throw new SettingsException(List.of(key + " (" + machine.id() + "): this computer's pins cannot be used ("
                    + e.getMessage() + "): is it a Raspberry Pi, and is the bench's user in the group gpio?"));
        }
    }

    void close() {
        relays.close();
    }

    private Devices open(MachineSettings machine, MachineProfile profile) throws PowerException, IOException {
        List<AutoCloseable> others = new ArrayList<>();
        Relay relay = relays.open("relay-" + machine.id(), machine.relay());
        SimulatedMachine simulated = null;
        if (machine.link().kind() == LinkSettings.Kind.SIMULATED) {
            simulated = SimulatedBoard.of(profile, settings.speed(), System::nanoTime);
            others.add(simulated);
            power(simulated, machine.id());
        }
        return new Devices(
                machine,
                profile,
                relay,
                readers.open(machine.reader(), machine.id()),
                meter(machine, simulated, relay),
                faces.open(machine.face(), machine.id(), others),
                interlocks(machine),
                extraction(machine.extraction(), machine.id()),
                startButton(machine),
                link(machine.link(), profile, simulated),
                others);
    }

    private static MachineProfile profile(MachineSettings machine, String key) {
        try {
            return MachineProfile.find(machine.profile());
        } catch (IOException | RuntimeException e) {
            throw new SettingsException(
                    List.of(key + ".profile is \"" + machine.profile() + "\": " + e.getMessage() + "."));
        }
    }

    /** The mock pin's own change events are the simulated machine's mains switch. */
    private void power(SimulatedMachine machine, String id) {
        DigitalOutput pin = pi4j.io("relay-" + id, DigitalOutput.class);
        pin.addListener(event -> machine.power(event.state().isHigh()));
    }

    private @Nullable Meter meter(MachineSettings machine, @Nullable SimulatedMachine simulated, Relay relay) {
        return switch (machine.meter().kind()) {
            case NONE -> null;
            case SIMULATED ->
                simulated == null ? null : new SimulatedMeter(simulated::watts, System::nanoTime, settings.speed());
            case PLUG -> relay instanceof Meter meter ? meter : null;
            case PZEM ->
                new Pzem(
                        () -> SerialLink.open(
                                String.valueOf(machine.meter().port()), new SerialSettings(Pzem.BAUD, false)),
                        machine.meter().address(),
                        System::nanoTime);
        };
    }

    private List<Interlock> interlocks(MachineSettings machine) throws PowerException {
        List<Interlock> interlocks = new ArrayList<>();
        for (InterlockSettings interlock : machine.interlocks()) {
            PowerOffCause cause = interlock.emergencyStop() ? PowerOffCause.EMERGENCY_STOP : PowerOffCause.INTERLOCK;
            boolean onlyWhileRunning = interlock.cuts() == InterlockSettings.When.RUNNING && !interlock.emergencyStop();
            interlocks.add(PinInterlock.on(
                    pi4j,
                    interlock.name() + "-" + machine.id(),
                    interlock.pin(),
                    interlock.safe() == RelaySettings.Level.HIGH,
                    new Fault(interlock.name(), cause, onlyWhileRunning)));
        }
        return interlocks;
    }

    private @Nullable Extraction extraction(@Nullable ExtractionSettings extraction, String id) throws PowerException {
        return extraction == null
                ? null
                : new Extraction(relays.open("extraction-" + id, extraction.relay()), extraction.runOn());
    }

    private Consumer<Runnable> startButton(MachineSettings machine) throws PowerException {
        Integer pin = machine.startButtonPin();
        if (pin == null) {
            return pressed -> {};
        }
        DigitalInput button = PinInterlock.input(pi4j, "start-" + machine.id(), pin, PullResistance.PULL_UP);
        return pressed -> button.addListener(event -> {
            if (event.state().isLow()) {
                pressed.run();
            }
        });
    }

    private static @Nullable LinkOpener link(
            LinkSettings link, MachineProfile profile, @Nullable SimulatedMachine simulated) {
        int baud = link.baud() == null ? profile.link().baud() : link.baud();
        return switch (link.kind()) {
            case NONE -> null;
            case SERIAL -> () -> SerialLink.open(String.valueOf(link.port()), new SerialSettings(baud, false));
            case TCP ->
                () -> {
                    String[] parts = String.valueOf(link.host()).split(":", 2);
                    return TcpLink.open(parts[0], parts.length == 2 ? Integer.parseInt(parts[1]) : TELNET);
                };
            case SIMULATED ->
                simulated == null ? null : () -> SerialLink.open(simulated.path(), new SerialSettings(baud, false));
        };
    }
}
