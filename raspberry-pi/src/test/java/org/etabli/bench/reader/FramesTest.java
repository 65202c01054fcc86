package org.etabli.bench.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FramesTest {

    @Test
    void anRdm6300FrameIsReadHoweverTheWireCutsIt() {
        int sum = 0x04 ^ 0x15 ^ 0x14 ^ 0x8C ^ 0x2F;
        byte[] frame = ("\u00020415148C2F" + String.format("%02X", sum) + "\u0003").getBytes(StandardCharsets.US_ASCII);

        for (int cut = 0; cut <= frame.length; cut++) {
            TextFrames frames = new TextFrames();
            List<String> numbers = new ArrayList<>(frames.accept(frame, cut));
            byte[] rest = java.util.Arrays.copyOfRange(frame, cut, frame.length);
            numbers.addAll(frames.accept(rest, rest.length));
            assertThat(numbers).containsExactly("0415148C2F");
        }
    }

    @Test
    void aWrongChecksumIsNoBadge() {
        assertThat(accept(new TextFrames(), "\u00020415148C2F00\u0003")).isEmpty();
    }

    @Test
    void aLineOfHexadecimalIsABadgeAndNoiseIsNot() {
        TextFrames frames = new TextFrames();

        assertThat(accept(frames, "04 a2:19-f2\r\n")).containsExactly("04A219F2");
        assertThat(accept(frames, "hello\r\n\r\n" + "x".repeat(500) + "\n")).isEmpty();
        assertThat(accept(frames, "04A219F3\n")).containsExactly("04A219F3");
    }

    @Test
    void wiegandOf26BitsIsReadWhenItsParityHolds() {
        // 24 bits of A0F00F: 1010 0000 1111 | 0000 0000 1111; 6 ones and 4 ones.
        assertThat(accept(new WiegandFrames(), "0" + "101000001111" + "000000001111" + "1" + "\n"))
                .containsExactly("A0F00F");
        assertThat(accept(new WiegandFrames(), "1" + "101000001111" + "000000001111" + "1" + "\n"))
                .isEmpty();
        assertThat(accept(new WiegandFrames(), "0101\n")).isEmpty();
    }

    @Test
    void aNumberRepeatedWhileTheCardIsThereIsOneBadge() {
        Debounce debounce = new Debounce();

        assertThat(debounce.isNew("A", Duration.ofMillis(0))).isTrue();
        assertThat(debounce.isNew("A", Duration.ofMillis(700))).isFalse();
        assertThat(debounce.isNew("A", Duration.ofMillis(1_400))).isFalse();
        assertThat(debounce.isNew("B", Duration.ofMillis(1_500))).isTrue();
        assertThat(debounce.isNew("A", Duration.ofMillis(1_600))).isTrue();
        assertThat(debounce.isNew("A", Duration.ofMillis(3_000))).isTrue();
    }

    @Test
    void aCardMissedForAMomentIsStillThereAndOneGoneIsGoneOnce() {
        List<String> told = new ArrayList<>();
        Presence presence = new Presence(new BadgeReader.Listener() {
            @Override
            public void presented(String number) {
                told.add("+" + number);
            }

            @Override
            public void removed(String number) {
                told.add("-" + number);
            }

            @Override
            public void failed(String why) {}

            @Override
            public void recovered() {}
        });

        presence.seen(Optional.of("A"), Duration.ofMillis(0));
        presence.seen(Optional.empty(), Duration.ofMillis(100));
        presence.seen(Optional.of("A"), Duration.ofMillis(200));
        presence.seen(Optional.empty(), Duration.ofMillis(700));
        presence.seen(Optional.empty(), Duration.ofMillis(800));
        presence.seen(Optional.empty(), Duration.ofMillis(900));
        presence.seen(Optional.of("B"), Duration.ofMillis(1_000));
        presence.seen(Optional.of("A"), Duration.ofMillis(1_100));

        assertThat(told).containsExactly("+A", "-A", "+B", "-B", "+A");
    }

    private static List<String> accept(BadgeFrames frames, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return frames.accept(bytes, bytes.length);
    }
}
