package org.etabli.controller.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.etabli.controller.sim.FirmwareFault;
import org.etabli.controller.sim.GrblTraits;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.SimulatedFirmware;
import org.etabli.controller.sim.SimulatedGrbl;
import org.etabli.controller.sim.SimulatedMachine;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.controller.sim.WireFaults;
import org.etabli.gcode.machine.MachineProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A simulated firmware on a pseudo-terminal, until it is interrupted. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a simulated firmware on a pseudo-terminal and prints its path.",
            "Typed while it runs: reset, brown_out, freeze, lose_ok, double_ok, late_ok, protection, attention,",
            "off, on, unplug, plug, watts."
        })
final class SimulateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "marlin|grbl", description = "The firmware's family.")
    private String family = "";

    @Option(names = "--machine", paramLabel = "PROFILE", description = "Machine profile, by name or file.")
    private String machine = "";

    @Option(names = "--speed", defaultValue = "1", description = "How many times faster than life (${DEFAULT-VALUE}).")
    private double speed;

    @Option(names = "--pace", defaultValue = "0", description = "Baud rate to pace the wire at, 0 for none.")
    private int pace;

    @Option(names = "--flip", defaultValue = "0", description = "Chance per byte that a bit flips.")
    private double flip;

    @Option(names = "--drop", defaultValue = "0", description = "Chance per byte that it is lost.")
    private double drop;

    @Option(names = "--twice", defaultValue = "0", description = "Chance per byte that it comes twice.")
    private double twice;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the chances (${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--reset-on-open", description = "Opening the port reboots the board.")
    private boolean resetOnOpen;

    @Option(names = "--boot", defaultValue = "0", description = "Seconds until the first greeting, if not the usual.")
    private double boot;

    @Option(names = "--echo", description = "The terminal repeats what it is sent.")
    private boolean echo;

    @Override
    public Integer call() throws IOException {
        SimulatedFirmware firmware = firmware();
        if (echo) {
            firmware.echo();
        }
        SimulatedMachine.Settings settings =
                new SimulatedMachine.Settings(speed, pace, new WireFaults(flip, drop, twice, 0), seed, resetOnOpen);
        try (SimulatedMachine running = SimulatedMachine.onPty(firmware, settings, System::nanoTime)) {
            System.out.println(running.path());
            System.out.flush();
            if (!obey(running)) {
                // Standard input is closed, as for a service: only a signal ends it.
                new CountDownLatch(1).await();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private SimulatedFirmware firmware() throws IOException {
        return switch (family) {
            case "marlin" -> {
                SimulatedMarlin printer = new SimulatedMarlin(
                        MachineProfile.find(machine.isEmpty() ? "prusa-mk3s" : machine),
                        MarlinTraits.usual().withEmergencyParser());
                yield boot > 0 ? printer.bootingFor(boot) : printer;
            }
            case "grbl" -> {
                SimulatedGrbl laser = new SimulatedGrbl(
                        MachineProfile.find(machine.isEmpty() ? "grbl-laser" : machine), GrblTraits.usual());
                yield boot > 0 ? laser.bootingFor(boot) : laser;
            }
            default -> throw new ParameterException(spec.commandLine(), "marlin or grbl, not '" + family + "'");
        };
    }

    /** Does what is typed; true when told to quit. */
    private static boolean obey(SimulatedMachine machine) throws IOException {
        BufferedReader typed = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = typed.readLine(); line != null; line = typed.readLine()) {
            String word = line.strip().toUpperCase(Locale.ROOT);
            switch (word) {
                case "" -> {}
                case "QUIT" -> {
                    return true;
                }
                case "OFF" -> machine.power(false);
                case "ON" -> machine.power(true);
                case "UNPLUG" -> machine.unplug();
                case "PLUG" -> System.out.println(machine.plug());
                case "WATTS" -> System.out.printf(Locale.ROOT, "%.1f%n", machine.watts());
                default -> fault(machine, word);
            }
        }
        return false;
    }

    private static void fault(SimulatedMachine machine, String word) {
        try {
            machine.fault(FirmwareFault.valueOf(word));
        } catch (IllegalArgumentException unknown) {
            System.err.println("? " + word);
        }
    }
}
