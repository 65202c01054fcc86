package org.etabli.bench.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.etabli.bench.gate.GatePolicy;
import org.etabli.bench.settings.MachineSettings.InterlockSettings;
import org.etabli.bench.settings.MachineSettings.RelaySettings;
import org.etabli.controller.contract.Topics;
import org.jspecify.annotations.Nullable;

/** Finds every mistake in the settings at once: nobody likes to be told one after another. */
public final class SettingsCheck {

    /** GPIO numbers of the 40-pin header; 0 and 1 belong to the HAT's memory. */
    private static final int FIRST_PIN = 2;

    private static final int LAST_PIN = 27;
    private static final double MOST_SPEED = 10_000;
    /** One Pi has so many pins and so much breath. */
    private static final int MOST_MACHINES = 16;

    private static final Duration A_DAY = Duration.ofDays(1);

    private final BenchSettings settings;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<Integer, String> pins = new HashMap<>();

    private SettingsCheck(BenchSettings settings) {
        this.settings = settings;
    }

    /** @throws SettingsException with a sentence for every mistake */
    public static void check(BenchSettings settings) {
        SettingsCheck check = new SettingsCheck(settings);
        check.run();
        if (!check.mistakes.isEmpty()) {
            throw new SettingsException(check.mistakes);
        }
    }

    private void run() {
        if (settings.data() == null) {
            mistake("bench.data", "is missing: name the folder the bench keeps its files in");
        }
        server(settings.server());
        if (!(settings.speed() > 0 && settings.speed() <= MOST_SPEED)) {
            mistake("bench.speed", "is " + settings.speed() + ": use a number above 0, at most " + (int) MOST_SPEED);
        }
        if (!Set.of("fr", "en").contains(settings.language())) {
            mistake("bench.language", "is \"" + settings.language() + "\": use fr or en");
        }
        if (settings.machines().isEmpty() || settings.machines().size() > MOST_MACHINES) {
            mistake("bench.machines", "has " + settings.machines().size() + " machines: name 1 to " + MOST_MACHINES);
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < settings.machines().size(); i++) {
            machine("bench.machines[" + i + "]", settings.machines().get(i), ids);
        }
    }

    private void server(@Nullable URI server) {
        boolean usable = server != null
                && server.getHost() != null
                && ("http".equals(server.getScheme()) || "https".equals(server.getScheme()));
        if (!usable) {
            mistake("bench.server", "is \"" + server + "\": use an address such as https://lab.example.org");
        }
    }

    private void machine(String key, MachineSettings machine, Set<String> ids) {
        if (machine.id() == null || !Topics.isName(machine.id())) {
            mistake(key + ".id", "is \"" + machine.id() + "\": use lower-case letters, digits and dashes, 40 at most");
        } else if (!ids.add(machine.id())) {
            mistake(key + ".id", "is \"" + machine.id() + "\", as another machine's already is");
        }
        if (machine.profile() == null || machine.profile().isBlank()) {
            mistake(key + ".profile", "is missing: name a machine profile");
        }
        link(key + ".link", machine.link());
        relay(key + ".relay", machine.relay());
        if (machine.extraction() != null) {
            relay(key + ".extraction.relay", machine.extraction().relay());
            duration(key + ".extraction.run-on", machine.extraction().runOn(), Duration.ZERO);
        }
        reader(key + ".reader", machine.reader());
        meter(key + ".meter", machine);
        for (int i = 0; i < machine.interlocks().size(); i++) {
            InterlockSettings interlock = machine.interlocks().get(i);
            String at = key + ".interlocks[" + i + "]";
            if (interlock.name() == null || !Topics.isName(interlock.name())) {
                mistake(at + ".name", "is \"" + interlock.name() + "\": use a short word such as door or airflow");
            }
            pin(at + ".pin", interlock.pin());
        }
        if (machine.startButtonPin() != null) {
            pin(key + ".start-button-pin", machine.startButtonPin());
        }
        policy(key + ".policy", machine.policy().policy());
    }

    private void link(String key, MachineSettings.LinkSettings link) {
        switch (link.kind()) {
            case SERIAL -> required(key + ".port", link.port(), "the serial port, such as /dev/ttyUSB0");
            case TCP -> required(key + ".host", link.host(), "host and port, such as grbl.local:23");
            case NONE, SIMULATED -> {}
        }
    }

    private void relay(String key, RelaySettings relay) {
        switch (relay.kind()) {
            case PIN -> {
                if (relay.pin() == null) {
                    mistake(key + ".pin", "is missing: give the relay's GPIO number");
                } else {
                    pin(key + ".pin", relay.pin());
                }
            }
            case SHELLY_GEN1, SHELLY_GEN2, TASMOTA -> {
                required(key + ".topic", relay.topic(), "the plug's MQTT name");
                if (settings.plugBroker() == null) {
                    mistake("bench.plug-broker", "is missing, but " + key + " is a smart plug");
                }
            }
        }
        if (relay.feedbackPin() != null) {
            pin(key + ".feedback-pin", relay.feedbackPin());
        }
    }

    private void reader(String key, MachineSettings.ReaderSettings reader) {
        switch (reader.kind()) {
            case PN532_UART, SERIAL, WIEGAND, KEYBOARD ->
                required(key + ".port", reader.port(), "the reader's port, such as /dev/ttyAMA0 or /dev/input/event0");
            case SIMULATED, PN532_I2C, PN532_SPI, MFRC522 -> {}
        }
    }

    private void meter(String key, MachineSettings machine) {
        switch (machine.meter().kind()) {
            case PZEM -> required(key + ".port", machine.meter().port(), "the meter's serial port");
            case PLUG -> {
                if (machine.relay().kind() == RelaySettings.Kind.PIN) {
                    mistake(key + ".kind", "is plug, but the machine's relay is no smart plug");
                }
            }
            case SIMULATED -> {
                if (machine.link().kind() != MachineSettings.LinkSettings.Kind.SIMULATED) {
                    mistake(key + ".kind", "is simulated, but the machine is not");
                }
            }
            case NONE -> {}
        }
    }

    private void policy(String key, GatePolicy policy) {
        duration(key + ".granted-for", policy.grantedFor(), Duration.ofSeconds(1));
        duration(key + ".warn-before", policy.warnBefore(), Duration.ZERO);
        duration(key + ".job-grace", policy.jobGrace(), Duration.ZERO);
        duration(key + ".cancel-patience", policy.cancelPatience(), Duration.ofSeconds(1));
        duration(key + ".run-on", policy.runOn(), Duration.ZERO);
        duration(key + ".handover-grace", policy.handoverGrace(), Duration.ZERO);
        duration(key + ".idle-after", policy.idleAfter(), Duration.ZERO);
        duration(key + ".max-session", policy.maxSession(), Duration.ofMinutes(1));
        if (!(policy.idleWatts() >= 0)) {
            mistake(key + ".idle-watts", "is " + policy.idleWatts() + ": use 0 or more");
        }
    }

    private void duration(String key, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(A_DAY) > 0) {
            mistake(key, "is " + value.toSeconds() + " s: use " + least.toSeconds() + " s to one day");
        }
    }

    private void pin(String key, int pin) {
        if (pin < FIRST_PIN || pin > LAST_PIN) {
            mistake(key, "is " + pin + ": use a GPIO number from " + FIRST_PIN + " to " + LAST_PIN);
            return;
        }
        String taken = pins.putIfAbsent(pin, key);
        if (taken != null) {
            mistake(key, "is " + pin + ", which " + taken + " already uses");
        }
    }

    private void required(String key, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            mistake(key, "is missing: give " + what);
        }
    }

    private void mistake(String key, String what) {
        mistakes.add(key + " " + what + ".");
    }
}
