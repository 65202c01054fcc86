package org.etabli.bench.settings;

import java.time.Duration;
import java.util.List;
import org.etabli.bench.access.ExpiredLease;
import org.etabli.bench.gate.GatePolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One machine of the bench, with the gate that powers it.
 *
 * @param id as the server calls it: lower-case letters, digits, dashes
 * @param profile name of a built-in machine profile, or a path to a profile file
 */
public record MachineSettings(
        String id,
        String profile,
        @DefaultValue LinkSettings link,
        @DefaultValue RelaySettings relay,
        @Nullable ExtractionSettings extraction,
        @DefaultValue ReaderSettings reader,
        @DefaultValue MeterSettings meter,
        @DefaultValue List<InterlockSettings> interlocks,
        @Nullable Integer startButtonPin,
        @DefaultValue FaceSettings face,
        @DefaultValue("supervisors") ExpiredLease expiredLease,
        @DefaultValue PolicySettings policy) {

    /** The wire to the machine's board; {@code none} for a machine that runs no G-code. */
    public record LinkSettings(
            @DefaultValue("none") Kind kind,
            @Nullable String port,
            @Nullable Integer baud,
            @Nullable String host) {

        public enum Kind {
            NONE,
            SERIAL,
            TCP,
            SIMULATED
        }
    }

    /** The machine's switch. */
    public record RelaySettings(
            @DefaultValue("pin") Kind kind,
            @Nullable Integer pin,
            @DefaultValue("high") Level active,
            @Nullable Integer feedbackPin,
            @Nullable String topic) {

        public enum Kind {
            PIN,
            SHELLY_GEN1,
            SHELLY_GEN2,
            TASMOTA
        }

        /** The level that closes the relay. */
        public enum Level {
            HIGH,
            LOW
        }
    }

    /** Extraction or compressor that follows the machine. */
    public record ExtractionSettings(
            @DefaultValue RelaySettings relay,
            @DefaultValue("30s") Duration runOn) {}

    /** The badge reader. */
    public record ReaderSettings(
            @DefaultValue("simulated") Kind kind,
            @Nullable String port,
            @Nullable Integer bus,
            @Nullable Integer device,
            @DefaultValue("9600") int baud) {

        public enum Kind {
            SIMULATED,
            PN532_I2C,
            PN532_SPI,
            PN532_UART,
            MFRC522,
            KEYBOARD,
            SERIAL,
            WIEGAND
        }
    }

    /** What measures the machine's power. */
    public record MeterSettings(
            @DefaultValue("none") Kind kind,
            @Nullable String port,
            @DefaultValue("1") int address) {

        public enum Kind {
            NONE,
            PLUG,
            PZEM,
            SIMULATED
        }
    }

    /** A contact that forbids power. */
    public record InterlockSettings(
            String name,
            int pin,
            @DefaultValue("high") RelaySettings.Level safe,
            @DefaultValue("running") When cuts,
            @DefaultValue("false") boolean emergencyStop) {

        /** When an open interlock takes power away. */
        public enum When {
            ALWAYS,
            RUNNING
        }
    }

    /** Lamp, buzzer and display at the reader. */
    public record FaceSettings(
            @Nullable Integer greenPin,
            @Nullable Integer redPin,
            @Nullable Integer buzzerPin,
            @Nullable Integer displayBus,
            @DefaultValue("0x3C") String displayDevice) {}

    /** How the gate behaves: as for a printer or a laser, and what differs. */
    public record PolicySettings(
            @DefaultValue("printer") Like like,
            @Nullable Boolean startGesture,
            @Nullable Boolean supervised,
            GatePolicy.@Nullable BadgeOut badgeOut,
            @Nullable Boolean attended,
            @Nullable Boolean offAfterJob,
            @Nullable Duration grantedFor,
            @Nullable Duration warnBefore,
            @Nullable Duration jobGrace,
            @Nullable Duration cancelPatience,
            @Nullable Duration runOn,
            @Nullable Duration handoverGrace,
            @Nullable Duration idleAfter,
            @Nullable Double idleWatts,
            @Nullable Duration maxSession,
            @Nullable Boolean endsWithLease) {

        public enum Like {
            PRINTER,
            LASER
        }

        public GatePolicy policy() {
            GatePolicy base =
                    switch (like) {
                        case PRINTER -> GatePolicy.printer();
                        case LASER -> GatePolicy.laser();
                    };
            return new GatePolicy(
                    or(startGesture, base.startGesture()),
                    or(supervised, base.supervised()),
                    or(badgeOut, base.badgeOut()),
                    or(attended, base.attended()),
                    or(offAfterJob, base.offAfterJob()),
                    or(grantedFor, base.grantedFor()),
                    or(warnBefore, base.warnBefore()),
                    or(jobGrace, base.jobGrace()),
                    or(cancelPatience, base.cancelPatience()),
                    or(runOn, base.runOn()),
                    or(handoverGrace, base.handoverGrace()),
                    or(idleAfter, base.idleAfter()),
                    or(idleWatts, base.idleWatts()),
                    or(maxSession, base.maxSession()),
                    or(endsWithLease, base.endsWithLease()));
        }

        private static <T> T or(@Nullable T own, T base) {
            return own == null ? base : own;
        }
    }
}
