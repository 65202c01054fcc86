package org.etabli.lab.shell;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Chromium;
import org.etabli.lab.testlab.FurnishedLab;
import org.etabli.lab.testlab.InChromium;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the first page weighs over the wire with nothing cached, and how long it takes on a slow mobile link until
 * somebody can type. The weight has a limit; the times are only printed.
 */
@InChromium
class FirstPageIT {

    private static final Logger LOG = LoggerFactory.getLogger(FirstPageIT.class);
    private static final long MOST_BYTES = 1_500_000;
    /** A slow mobile link: bits per second down and up, and the round trip. */
    private static final double DOWN = 1_600_000;

    private static final double UP = 750_000;
    private static final double ROUND_TRIP_MILLIS = 150;
    /** Heaviest answers printed, to see what to make lighter. */
    private static final int HEAVIEST = 8;

    @Test
    void theFirstPageIsLightEvenWhereTheLabHasNoCertificate() {
        try (FurnishedLab lab = FurnishedLab.furnished(UnaryOperator.identity());
                Chromium chromium = new Chromium()) {
            // Browsers take the best compression only over HTTPS, or from this very computer.
            for (String host : List.of("127.0.0.1", Chromium.ELSEWHERE)) {
                String address = "http://" + host + ":" + lab.address().getPort();
                for (int run = 1; run <= 2; run++) {
                    Load signIn = load(chromium, address, "/sign-in", "input[name=username]", false);
                    signIn.print(host + " run " + run + ", sign-in page");
                    Load board = load(chromium, address, "/", ".board .machine-row", true);
                    board.print(host + " run " + run + ", board of somebody signed in");
                    assertThat(signIn.bytes()).isLessThan(MOST_BYTES);
                    assertThat(board.bytes()).isLessThan(MOST_BYTES);
                }
            }
        }
    }

    private static Load load(Chromium chromium, String address, String path, String usable, boolean signedIn) {
        try (BrowserContext window = chromium.phone("fr")) {
            if (signedIn) {
                Chromium.signIn(
                        window,
                        java.net.URI.create(address),
                        FurnishedLab.email(Role.MEMBER),
                        FurnishedLab.PASSWORD,
                        Locale.FRENCH);
            }
            Page page = window.newPage();
            CDPSession wire = window.newCDPSession(page);
            Load load = new Load();
            load.listen(wire);
            wire.send("Network.enable");
            wire.send("Network.clearBrowserCache");
            JsonObject link = new JsonObject();
            link.addProperty("offline", false);
            link.addProperty("latency", ROUND_TRIP_MILLIS);
            link.addProperty("downloadThroughput", DOWN / 8);
            link.addProperty("uploadThroughput", UP / 8);
            wire.send("Network.emulateNetworkConditions", link);
            long start = System.nanoTime();
            page.navigate(address + path);
            assertThat(page.locator(usable).first()).isVisible();
            load.seconds = (System.nanoTime() - start) / 1e9;
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.LOAD);
            return load;
        }
    }

    /** What one page brought over the wire, headers included, as it was compressed. */
    private static final class Load {

        private final Map<String, String> addresses = new HashMap<>();
        private final Map<String, Long> weights = new HashMap<>();
        private double seconds;

        void listen(CDPSession wire) {
            wire.on(
                    "Network.responseReceived",
                    event -> addresses.put(
                            event.get("requestId").getAsString(),
                            event.getAsJsonObject("response")
                                            .get("url")
                                            .getAsString()
                                            .replaceFirst("^https?://[^/]+", "")
                                    + " "
                                    + encoding(event.getAsJsonObject("response").getAsJsonObject("headers"))));
            wire.on(
                    "Network.loadingFinished",
                    event -> weights.put(
                            event.get("requestId").getAsString(),
                            event.get("encodedDataLength").getAsLong()));
        }

        private static String encoding(JsonObject headers) {
            return headers.keySet().stream()
                    .filter(name -> name.equalsIgnoreCase("content-encoding"))
                    .map(name -> headers.get(name).getAsString())
                    .findFirst()
                    .orElse("as it is");
        }

        long bytes() {
            return weights.values().stream().mapToLong(Long::longValue).sum();
        }

        void print(String what) {
            LOG.info(
                    "{}: {} kB in {} answers, usable after {} s",
                    what,
                    bytes() / 1000,
                    weights.size(),
                    Math.round(seconds * 10) / 10.0);
            weights.entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(HEAVIEST)
                    .forEach(one -> LOG.info("  {} kB {}", one.getValue() / 1000, addresses.get(one.getKey())));
        }
    }
}
