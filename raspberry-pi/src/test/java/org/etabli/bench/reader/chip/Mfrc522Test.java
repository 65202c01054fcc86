package org.etabli.bench.reader.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.etabli.bench.reader.ReaderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mfrc522Test {

    private final FakeMfrc522 chip = new FakeMfrc522();
    private final Mfrc522 driver = new Mfrc522(chip);

    @Test
    void theChipIsSetUpAsItsDatasheetAsks() throws ReaderException {
        driver.begin();

        assertThat(chip.written)
                .containsExactly("01=0F", "2A=80", "2B=A9", "2C=03", "2D=E8", "15=40", "11=3D", "14=83");
    }

    @Test
    void aCardIsAskedForWithAShortFrameOfSevenBits() throws ReaderException {
        driver.begin();
        chip.written.clear();

        driver.poll();

        assertThat(chip.written).containsExactly("01=00", "04=7F", "0A=80", "09=52", "0D=07", "01=0C", "0D=87");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DEADBEEF", "04A219F2C35780", "04112233445566778899"})
    void uidsOfFourSevenAndTenBytesAreReadThroughTheCascade(String uid) throws ReaderException {
        driver.begin();
        chip.card = HexFormat.of().parseHex(uid);

        assertThat(driver.poll()).contains(uid);
        assertThat(driver.poll()).contains(uid);
        chip.card = new byte[0];
        assertThat(driver.poll()).isEmpty();
    }

    @Test
    void theChecksumIsTheStandards() {
        // ISO 14443-3, annex B: 00 00 gives A0 1E, 12 34 gives 26 CF.
        assertThat(HexFormat.of().formatHex(Mfrc522.withCrc((byte) 0, (byte) 0)))
                .isEqualTo("0000a01e");
        assertThat(HexFormat.of().formatHex(Mfrc522.withCrc((byte) 0x12, (byte) 0x34)))
                .isEqualTo("123426cf");
    }

    @Test
    void twoCardsAtOnceAreNobody() throws ReaderException {
        driver.begin();
        chip.card = HexFormat.of().parseHex("DEADBEEF");
        chip.collision = true;

        assertThat(driver.poll()).isEmpty();
    }

    @Test
    void aBusWithNothingOnItIsSaid() {
        Mfrc522 nothing = new Mfrc522(new FakePn532.FakeBus() {
            @Override
            public byte[] transfer(byte[] bytes) {
                return new byte[] {(byte) 0xFF, (byte) 0xFF};
            }
        });

        assertThatThrownBy(nothing::begin).isInstanceOf(ReaderException.class).hasMessageContaining("wiring");
    }
}
