package org.etabli.bench.reader.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.etabli.bench.reader.ReaderException;
import org.etabli.controller.link.MemoryLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Pn532Test {

    private static final byte[] UID = HexFormat.of().parseHex("04a219f2c35780");
    private final FakePn532 chip = new FakePn532();

    static Stream<Arguments> buses() {
        Function<FakePn532, Pn532Wire> i2c = chip -> new Pn532I2c(chip.onI2c());
        Function<FakePn532, Pn532Wire> spi = chip -> new Pn532Spi(chip.onSpi());
        return Stream.of(Arguments.of("I²C", i2c), Arguments.of("SPI", spi));
    }

    @ParameterizedTest(name = "on {0}")
    @MethodSource("buses")
    void theBytesOnTheWireAreTheManuals(String bus, Function<FakePn532, Pn532Wire> wire) throws ReaderException {
        Pn532 driver = Pn532.over(wire.apply(chip), () -> {});

        driver.begin();
        driver.poll();

        assertThat(chip.heard)
                .containsExactly(
                        "0000ff02fed4022a00",
                        "0000ff05fbd4140114000300",
                        "0000ff06fad43205ff0101f400",
                        "0000ff04fcd44a0100e100");
    }

    @ParameterizedTest(name = "on {0}")
    @MethodSource("buses")
    void aCardIsReadByItsWholeUidAndAnEmptyFieldIsEmpty(String bus, Function<FakePn532, Pn532Wire> wire)
            throws ReaderException {
        Pn532 driver = Pn532.over(wire.apply(chip), () -> {});
        driver.begin();
        assertThat(driver.poll()).isEmpty();

        chip.card = UID;

        assertThat(driver.poll()).contains("04A219F2C35780");
    }

    @Test
    void onTheUartItIsWokenFirst() throws Exception {
        MemoryLink.Pair pair = MemoryLink.pair("pn532");
        chip.card = UID;
        Thread board = Thread.ofPlatform().daemon().start(() -> speakUart(pair.machine()));
        Pn532 driver = Pn532.over(new Pn532Uart(pair.host()), () -> LockSupport.parkNanos(10_000_000));

        driver.begin();

        assertThat(driver.poll()).contains("04A219F2C35780");
        assertThat(chip.heard.getFirst()).startsWith("5555000000");
        board.interrupt();
        driver.close();
    }

    private void speakUart(MemoryLink link) {
        byte[] chunk = new byte[128];
        try {
            while (!Thread.currentThread().isInterrupted()) {
                int count = link.read(chunk, java.time.Duration.ofMillis(50));
                if (count > 0) {
                    chip.frame(java.util.Arrays.copyOf(chunk, count));
                    while (chip.ready()) {
                        byte[] said = chip.say(64);
                        link.write(trimmed(said));
                    }
                }
            }
        } catch (org.etabli.controller.link.LinkException e) {
            // The test is over.
        }
    }

    /** A UART sends no padding. */
    private static byte[] trimmed(byte[] said) {
        int length = java.util.Arrays.equals(said, 0, 6, FakePn532.ACK, 0, 6) ? 6 : (said[3] & 0xFF) + 7;
        return java.util.Arrays.copyOf(said, length);
    }

    @Test
    void aChipThatIsSilentOrGarblesIsSaidAndNotBelieved() throws ReaderException {
        Pn532 driver = Pn532.over(new Pn532I2c(chip.onI2c()), () -> {});
        driver.begin();
        chip.card = UID;
        chip.garbles = true;
        assertThatThrownBy(driver::poll).isInstanceOf(ReaderException.class).hasMessageContaining("damaged");

        chip.dead = true;

        assertThatThrownBy(driver::begin).isInstanceOf(ReaderException.class).hasMessageContaining("wiring");
    }
}
