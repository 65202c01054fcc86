package org.etabli.bench.reader.chip;

import com.pi4j.io.i2c.I2C;
import com.pi4j.io.spi.Spi;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.etabli.bench.reader.ReaderException;
import org.etabli.controller.link.Link;

/** NXP PN532 in initiator mode, ISO 14443 type A at 106 kbit/s (user manual UM0701-02, chapter 7). */
public final class Pn532 implements CardChip {

    private static final byte GET_FIRMWARE_VERSION = 0x02;
    private static final byte SAM_CONFIGURATION = 0x14;
    private static final byte RF_CONFIGURATION = 0x32;
    private static final byte IN_LIST_PASSIVE_TARGET = 0x4A;
    private static final int CHIP_PN532 = 0x32;

    /** The chip answers within a few milliseconds; looking for a card with one retry takes some fifty. */
    private static final int MOST_LOOKS = 400;

    private static final int FIRST_TRIES = 3;

    private final Pn532Wire wire;
    private final Runnable pause;

    private Pn532(Pn532Wire wire, Runnable pause) {
        this.wire = wire;
        this.pause = pause;
    }

    /** @param pause lets about a millisecond pass between two looks whether the chip is ready */
    static Pn532 over(Pn532Wire wire, Runnable pause) {
        return new Pn532(wire, pause);
    }

    public static Pn532 onI2c(I2C i2c, Runnable pause) {
        return over(new Pn532I2c(new Pi4jI2cBus(i2c)), pause);
    }

    public static Pn532 onSpi(Spi spi, Runnable pause) {
        return over(new Pn532Spi(new Pi4jSpiBus(spi)), pause);
    }

    public static Pn532 onUart(Link link, Runnable pause) {
        return over(new Pn532Uart(link), pause);
    }

    @Override
    public void begin() throws ReaderException {
        ReaderException last = new ReaderException("PN532 not tried");
        for (int i = 0; i < FIRST_TRIES; i++) {
            try {
                wire.wake();
                byte[] version = ask(GET_FIRMWARE_VERSION);
                if (version.length < 2 || version[1] != CHIP_PN532) {
                    throw new ReaderException(
                            "this is no PN532, it says " + HexFormat.of().formatHex(version));
                }
                // Normal mode, time-out 20 × 50 ms, no IRQ pin.
                ask(SAM_CONFIGURATION, (byte) 1, (byte) 0x14, (byte) 0);
                // Look for a card once and say so, rather than for ever.
                ask(RF_CONFIGURATION, (byte) 5, (byte) 0xFF, (byte) 1, (byte) 1);
                return;
            } catch (ReaderException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public Optional<String> poll() throws ReaderException {
        byte[] answer = ask(IN_LIST_PASSIVE_TARGET, (byte) 1, (byte) 0);
        // 4B, targets, target number, SENS_RES (2), SEL_RES, length of the UID, the UID.
        if (answer.length < 2 || answer[1] == 0) {
            return Optional.empty();
        }
        int length = answer.length > 6 ? answer[6] & 0xFF : 0;
        if (length < 4 || answer.length < 7 + length) {
            throw new ReaderException(
                    "PN532 describes a card as " + HexFormat.of().formatHex(answer));
        }
        return Optional.of(HexFormat.of().withUpperCase().formatHex(answer, 7, 7 + length));
    }

    /** Sends a command, waits for its acknowledgement and returns its answer, response code first. */
    private byte[] ask(byte... command) throws ReaderException {
        wire.write(Pn532Frame.of(command));
        awaitReady("its acknowledgement");
        if (!Arrays.equals(wire.read(Pn532Frame.ACK.length), Pn532Frame.ACK)) {
            throw new ReaderException("PN532 does not acknowledge");
        }
        awaitReady("its answer");
        byte[] answer = Pn532Frame.answer(wire.read(Pn532Frame.LONGEST))
                .orElseThrow(() -> new ReaderException("PN532's answer is damaged"));
        if (answer.length == 0 || answer[0] != command[0] + 1) {
            throw new ReaderException(
                    "PN532 answers something else: " + HexFormat.of().formatHex(answer));
        }
        return answer;
    }

    private void awaitReady(String what) throws ReaderException {
        for (int i = 0; i < MOST_LOOKS; i++) {
            if (wire.ready()) {
                return;
            }
            pause.run();
        }
        throw new ReaderException("PN532 does not give " + what + ": check wiring and the interface switches");
    }

    @Override
    public void close() {
        wire.close();
    }
}
