package org.etabli.controller.sim;

import java.util.List;

/**
 * What differs between boards of the GRBL family.
 *
 * @param greeting first line after a reset
 * @param about what {@code $I} answers before its {@code ok}
 * @param rxBuffer bytes of the receive buffer
 * @param blocks moves the planner holds
 * @param commandNanos processor time of one line, ns
 * @param eepromNanos how long a settings write makes the board deaf, ns; 0 where it does not
 * @param homesDeaf whether no report is given while it homes
 * @param alarmTold whether a report names the alarm behind its state, as {@code Alarm:11}, and a boot tells its own
 * @param errorsStick whether every command behind a refused one is refused as well, until a reset or a {@code $}
 */
public record GrblTraits(
        String greeting,
        List<String> about,
        int rxBuffer,
        int blocks,
        long commandNanos,
        long eepromNanos,
        boolean homesDeaf,
        boolean alarmTold,
        boolean errorsStick) {

    public GrblTraits {
        about = List.copyOf(about);
    }

    /** GRBL 1.1 on an ATmega328. */
    public static GrblTraits usual() {
        return new GrblTraits(
                "Grbl 1.1h ['$' for help]",
                List.of("[VER:1.1h.20190825:]", "[OPT:V,15,128]"),
                128,
                15,
                600_000,
                20_000_000,
                true,
                false,
                false);
    }

    /** grblHAL on a 32-bit board: a larger buffer, settings written behind the stream's back, more to say of itself. */
    public static GrblTraits hal() {
        return new GrblTraits(
                "GrblHAL 1.1f ['$' or '$HELP' for help]",
                List.of(
                        "[VER:1.1f.20240101:]",
                        "[OPT:VNMGPH,100,1024,3,0]",
                        "[AXS:3:XYZ]",
                        "[NEWOPT:ENUMS,RT+,HOME,SED]",
                        "[FIRMWARE:grblHAL]",
                        "[SIGNALS:HSEP]",
                        "[NVS STORAGE:*FLASH]",
                        "[FREE MEMORY:30K]",
                        "[DRIVER:Simulator]",
                        "[DRIVER VERSION:240101]",
                        "[BOARD:None]",
                        "[AUX IO:0,0,0,0]",
                        "[PLUGIN:None v0.0]"),
                1024,
                100,
                50_000,
                0,
                false,
                true,
                true);
    }

    /** FluidNC on an ESP32: its {@code $I} tells no size. */
    public static GrblTraits fluidNc() {
        return new GrblTraits(
                "Grbl 3.7 [FluidNC v3.7.8 (noradio) '$' for help]",
                List.of("[VER:3.7 FluidNC v3.7.8 (noradio):]", "[OPT:PHS]", "[MSG: Machine: Laser]"),
                256,
                15,
                50_000,
                0,
                true,
                false,
                false);
    }
}
