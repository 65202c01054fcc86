package org.etabli.bench.assembly;

import com.pi4j.context.Context;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.etabli.bench.power.PowerException;
import org.etabli.bench.reader.BadgeReader;
import org.etabli.bench.reader.KeyboardReader;
import org.etabli.bench.reader.PollingReader;
import org.etabli.bench.reader.SimulatedReader;
import org.etabli.bench.reader.TextFrames;
import org.etabli.bench.reader.WiegandFrames;
import org.etabli.bench.reader.WireReader;
import org.etabli.bench.reader.chip.CardChip;
import org.etabli.bench.reader.chip.Mfrc522;
import org.etabli.bench.reader.chip.Pn532;
import org.etabli.bench.settings.MachineSettings.ReaderSettings;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.LinkOpener;
import org.etabli.controller.link.SerialLink;
import org.etabli.controller.link.SerialSettings;

/** Opens badge readers. */
final class Readers {

    private static final int PN532_ADDRESS = 0x24;
    private static final int PN532_BAUD = 115_200;
    private static final int PN532_SPI_HZ = 1_000_000;
    private static final int MFRC522_SPI_HZ = 4_000_000;
    private static final long LOOK_NANOS = Duration.ofMillis(1).toNanos();

    private final Context pi4j;

    Readers(Context pi4j) {
        this.pi4j = pi4j;
    }

    BadgeReader open(ReaderSettings reader, String machine) throws PowerException {
        String port = String.valueOf(reader.port());
        LinkOpener serial = () -> SerialLink.open(port, new SerialSettings(reader.baud(), false));
        return switch (reader.kind()) {
            case SIMULATED -> new SimulatedReader();
            case PN532_I2C -> polled("PN532 on I²C", Pn532.onI2c(i2c(reader, machine), Readers::pause));
            case PN532_SPI -> polled("PN532 on SPI", Pn532.onSpi(spi(reader, machine, PN532_SPI_HZ), Readers::pause));
            case PN532_UART -> polled("PN532 on " + port, uart(port));
            case MFRC522 -> polled("MFRC522 on SPI", Mfrc522.onSpi(spi(reader, machine, MFRC522_SPI_HZ)));
            case KEYBOARD -> new KeyboardReader(Path.of(port), System::nanoTime);
            case SERIAL -> new WireReader(port, serial, new TextFrames(), System::nanoTime);
            case WIEGAND -> new WireReader(port, serial, new WiegandFrames(), System::nanoTime);
        };
    }

    private static CardChip uart(String port) throws PowerException {
        try {
            return Pn532.onUart(SerialLink.open(port, new SerialSettings(PN532_BAUD, false)), Readers::pause);
        } catch (LinkException e) {
            throw new PowerException(String.valueOf(e.getMessage()), e);
        }
    }

    private static BadgeReader polled(String name, CardChip chip) {
        return new PollingReader(name, chip, System::nanoTime);
    }

    private I2C i2c(ReaderSettings reader, String machine) {
        return pi4j.create(I2C.newConfigBuilder(pi4j)
                .id("reader-" + machine)
                .bus(reader.bus() == null ? 1 : reader.bus())
                .device(reader.device() == null ? PN532_ADDRESS : reader.device())
                .build());
    }

    private Spi spi(ReaderSettings reader, String machine, int hertz) {
        return pi4j.create(Spi.newConfigBuilder(pi4j)
                .id("reader-" + machine)
                .bus(reader.bus() == null ? 0 : reader.bus())
                .address(reader.device() == null ? 0 : reader.device())
                .mode(SpiMode.MODE_0)
                .baud(hertz)
                .build());
    }

    private static void pause() {
        LockSupport.parkNanos(LOOK_NANOS);
    }
}
