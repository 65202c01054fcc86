package org.etabli.controller.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration NOW = Duration.ofMillis(1);

    @Test
    void whatOneEndOfAMemoryLinkWritesTheOtherReads() throws LinkException {
        MemoryLink.Pair pair = MemoryLink.pair("test");
        byte[] buffer = new byte[2];

        pair.host().write("abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(pair.machine().read(buffer, SOON)).isEqualTo(2);
        assertThat(pair.machine().read(buffer, SOON)).isEqualTo(1);
        assertThat(pair.machine().read(buffer, NOW)).isZero();
    }

    @Test
    void aClosedMemoryLinkSaysSoAtBothEnds() {
        MemoryLink.Pair pair = MemoryLink.pair("test");

        pair.machine().close();

        assertThatThrownBy(() -> pair.host().read(new byte[1], SOON)).isInstanceOf(LinkException.class);
        assertThatThrownBy(() -> pair.host().write(new byte[1])).isInstanceOf(LinkException.class);
    }

    @Test
    void aMachineBehindTcpIsReadAndWrittenAndItsEndIsSaid() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Link link = LinkAddress.opener(
                                "tcp://127.0.0.1:" + server.getLocalPort(), new SerialSettings(115_200, true))
                        .open();
                Socket machine = server.accept()) {
            byte[] buffer = new byte[16];
            link.write("?".getBytes(StandardCharsets.US_ASCII));
            assertThat(machine.getInputStream().read()).isEqualTo('?');
            machine.getOutputStream().write("ok\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(link.read(buffer, SOON)).isPositive();
            assertThat(link.read(buffer, NOW)).isLessThan(3);
            machine.close();
            assertThatThrownBy(() -> {
                        while (link.read(buffer, SOON) > 0) {
                            // What was still on its way.
                        }
                        link.read(buffer, SOON);
                    })
                    .isInstanceOf(LinkException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void aPrinterIsFoundAgainOnAnotherPortByItsUsbIdentity() throws LinkException {
        UsbIdentity printer = UsbIdentity.parse("2c99:0002:CZPX1");
        List<PortDescription> ports = List.of(
                new PortDescription("/dev/ttyACM1", "Prusa", new UsbIdentity(0x2c99, 2, "CZPX2")),
                new PortDescription("/dev/ttyACM7", "Prusa", new UsbIdentity(0x2c99, 2, "CZPX1")),
                new PortDescription("/dev/ttyS0", "Physical Port S0", null));

        assertThat(SerialPorts.choose(printer, ports).path()).isEqualTo("/dev/ttyACM7");
        assertThatThrownBy(() -> SerialPorts.choose(UsbIdentity.parse("2c99:0002"), ports))
                .hasMessageContaining("serial number");
        assertThatThrownBy(() -> SerialPorts.choose(UsbIdentity.parse("1a86:7523"), ports))
                .hasMessageContaining("not plugged in");
        assertThatThrownBy(() -> UsbIdentity.parse("printer")).isInstanceOf(LinkException.class);
    }

    @Test
    void aBaudRateOutOfRangeIsRefusedByName() {
        assertThatThrownBy(() -> new SerialSettings(2_000_000, true)).hasMessageContaining("link.baud");
    }
}
