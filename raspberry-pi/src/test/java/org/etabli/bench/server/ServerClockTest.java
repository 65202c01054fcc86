package org.etabli.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.etabli.bench.clock.ClockEvidence;
import org.etabli.bench.clock.ClockTrust;
import org.etabli.bench.lab.LabServer;
import org.etabli.bench.lab.StepClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServerClockTest {

    private ServerSocket server;
    private volatile String date = "";

    /** The JDK's own server insists on the computer's date. */
    @BeforeEach
    void aServer() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(() -> {
            while (!server.isClosed()) {
                try (Socket asked = server.accept()) {
                    asked.getInputStream().read();
                    asked.getOutputStream()
                            .write(("HTTP/1.1 302 Found\r\nDate: " + date
                                            + "\r\nLocation: /login\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // closed
                }
            }
        });
    }

    @AfterEach
    void stops() throws IOException {
        server.close();
    }

    @Test
    void theDateOfAnyAnswerIsTheServersTime() throws Exception {
        date = "Mon, 02 Mar 2026 09:00:00 GMT";

        assertThat(clock(address()).ask()).contains(Instant.parse("2026-03-02T09:00:00Z"));
    }

    @Test
    void anAnswerWithAnUnreadableDateOrNoServerSaysNothing() throws Exception {
        date = "yesterday";

        assertThat(clock(address()).ask()).isEmpty();
        assertThat(clock(URI.create("http://127.0.0.1:" + LabServer.freePort())).ask())
                .isEmpty();
    }

    @Test
    void aPiWithoutABatteryClockBelievesItsOwnClockOnceTheServerAgrees() {
        StepClock clock = new StepClock();
        ClockTrust trust = new ClockTrust(
                StepClock.START.minusSeconds(60),
                false,
                clock.now().uptime(),
                clock.now().wall());
        ClockEvidence evidence = new ClockEvidence(clock, trust);

        evidence.serverSays(clock.now().wall().plus(Duration.ofMinutes(5)));
        assertThat(trust.look(clock.now().uptime(), clock.now().wall())).isFalse();
        assertThat(trust.why()).contains("differs from the server's by -300 s");

        evidence.serverSays(clock.now().wall().plusSeconds(1));
        assertThat(trust.look(clock.now().uptime(), clock.now().wall())).isTrue();
    }

    private static ServerClock clock(URI address) {
        return new ServerClock(address, System::nanoTime);
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }
}
