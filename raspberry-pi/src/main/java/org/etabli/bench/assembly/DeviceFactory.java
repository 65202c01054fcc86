package org.etabli.bench.assembly;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.etabli.bench.host.SimulatedBoard;
import org.etabli.bench.power.Meter;
import org.etabli.bench.power.PinRelay;
import org.etabli.bench.power.PowerException;
import org.etabli.bench.power.Relay;
import org.etabli.bench.power.SimulatedMeter;
import org.etabli.bench.reader.BadgeReader;
import org.etabli.bench.reader.SimulatedReader;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.MachineSettings;
import org.etabli.bench.settings.MachineSettings.RelaySettings;
import org.etabli.bench.settings.SettingsException;
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

    DeviceFactory(BenchSettings settings, Context pi4j) {
        this.settings = settings;
        this.pi4j = pi4j;
    }

    /** Opens everything, relays open; throws {@link SettingsException} naming what cannot be opened. */
    Devices open(int index) {
        MachineSettings machine = settings.machines().get(index);
        String key = "bench.machines[" + index + "]";
        MachineProfile profile = profile(machine, key);
        try {
            return open(machine, profile);
        } catch (PowerException | IOException e) {
            throw new SettingsException(List.of(key + " (" + machine.id() + "): " + e.getMessage() + "."));
        }
    }

    private Devices open(MachineSettings machine, MachineProfile profile) throws PowerException, IOException {
        List<AutoCloseable> others = new ArrayList<>();
        Relay relay = relay(machine.id(), machine.relay());
        SimulatedMachine simulated = null;
        if (machine.link().kind() == MachineSettings.LinkSettings.Kind.SIMULATED) {
            simulated = SimulatedBoard.of(profile, settings.speed(), System::nanoTime);
            others.add(simulated);
            power(simulated, machine.id());
        }
        return new Devices(
                machine,
                profile,
                relay,
                reader(machine.reader()),
                meter(machine, simulated),
                notice -> {},
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

    private Relay relay(String id, RelaySettings relay) throws PowerException {
        return switch (relay.kind()) {
            case PIN -> {
                Integer pin = relay.pin();
                yield PinRelay.on(
                        pi4j, "relay-" + id, pin == null ? -1 : pin, relay.active() == RelaySettings.Level.HIGH, null);
            }
            case SHELLY_GEN1, SHELLY_GEN2, TASMOTA -> throw new PowerException("smart plugs are not connected yet");
        };
    }

    /** The mock pin's own change events are the simulated machine's mains switch. */
    private void power(SimulatedMachine machine, String id) {
        DigitalOutput pin = pi4j.io("relay-" + id, DigitalOutput.class);
        pin.addListener(new DigitalStateChangeListener() {
            @Override
            @SuppressWarnings("rawtypes")
            public void onDigitalStateChange(DigitalStateChangeEvent event) {
                machine.power(event.state().isHigh());
            }
        });
    }

    private static BadgeReader reader(MachineSettings.ReaderSettings reader) throws PowerException {
        return switch (reader.kind()) {
            case SIMULATED -> new SimulatedReader();
            case PN532_I2C, PN532_SPI, PN532_UART, MFRC522, KEYBOARD, SERIAL, WIEGAND ->
                throw new PowerException("this reader is not connected yet");
        };
    }

    private @Nullable Meter meter(MachineSettings machine, @Nullable SimulatedMachine simulated) throws PowerException {
        return switch (machine.meter().kind()) {
            case NONE -> null;
            case SIMULATED ->
                simulated == null ? null : new SimulatedMeter(simulated::watts, System::nanoTime, settings.speed());
            case PLUG, PZEM -> throw new PowerException("this meter is not connected yet");
        };
    }

    private static @Nullable LinkOpener link(
            MachineSettings.LinkSettings link, MachineProfile profile, @Nullable SimulatedMachine simulated) {
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
