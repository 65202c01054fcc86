package org.etabli.bench.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.etabli.bench.host.CommandInbox.Reason;
import org.etabli.bench.lab.StepClock;
import org.etabli.controller.contract.Command;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CommandInboxTest {

    private static final Instant SOON = StepClock.START.plusSeconds(60);
    private static final Order START = new Order.StartJob("j-1", "00", 1, "a.gcode", "m-1", null);
    private final StepClock clock = new StepClock();

    static Stream<Arguments> dropped() {
        byte[] good = command("c-1", SOON, START);
        return Stream.of(
                Arguments.of("truncated", Arrays.copyOf(good, good.length / 2), Reason.UNREADABLE),
                Arguments.of("empty", new byte[0], Reason.UNREADABLE),
                Arguments.of(
                        "with an order nobody knows",
                        "{\"v\":1,\"id\":\"c\",\"expires\":\"2026-03-02T10:00:00Z\",\"order\":{\"type\":\"open-all\"}}"
                                .getBytes(),
                        Reason.UNREADABLE),
                Arguments.of("without an id", command(" ", SOON, START), Reason.UNREADABLE),
                Arguments.of("with an endless id", command("c".repeat(81), SOON, START), Reason.UNREADABLE),
                Arguments.of("that has expired", command("c-2", StepClock.START, START), Reason.EXPIRED),
                Arguments.of("seen before", command("c-seen", SOON, START), Reason.SEEN_BEFORE));
    }

    @ParameterizedTest(name = "a command {0} is dropped: {2}")
    @MethodSource("dropped")
    void noCommandIsRunThatShouldNotBe(String what, byte[] message, Reason reason, @TempDir Path folder) {
        CommandInbox inbox = new CommandInbox(folder.resolve("commands.json"));
        inbox.judge(command("c-seen", SOON, START), clock.now());

        assertThat(inbox.judge(message, clock.now())).isEqualTo(new CommandInbox.Verdict.Dropped(reason));
    }

    @Test
    void aGoodCommandIsRunOnceEvenAcrossARestart(@TempDir Path folder) {
        byte[] command = command("c-1", SOON, START);
        CommandInbox inbox = new CommandInbox(folder.resolve("commands.json"));
        assertThat(CommandInbox.order(inbox.judge(command, clock.now()))).contains(START);

        CommandInbox restarted = new CommandInbox(folder.resolve("commands.json"));

        assertThat(CommandInbox.order(restarted.judge(command, clock.now()))).isEmpty();
    }

    @Test
    void withAClockNobodyTrustsOnlyWhatTakesPowerAwayIsRun(@TempDir Path folder) {
        CommandInbox inbox = new CommandInbox(folder.resolve("commands.json"));
        clock.trusted(false);

        assertThat(inbox.judge(command("c-1", SOON, START), clock.now()))
                .isEqualTo(new CommandInbox.Verdict.Dropped(Reason.CLOCK_UNTRUSTED));
        assertThat(CommandInbox.order(inbox.judge(command("c-2", SOON, new Order.EndSession("s")), clock.now())))
                .isPresent();
    }

    @Test
    void whatHasExpiredIsForgotten(@TempDir Path folder) {
        CommandInbox inbox = new CommandInbox(folder.resolve("commands.json"));
        for (int i = 0; i < 5_000; i++) {
            Order order = new Order.PauseJob("j-" + i);
            byte[] command = command("c-" + i, clock.now().wall().plusSeconds(60), order);
            if (i % 100 == 0) {
                assertThat(CommandInbox.order(inbox.judge(command, clock.now())))
                        .contains(order);
            }
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private static byte[] command(String id, Instant expires, Order order) {
        return Wire.write(new Command(1, id, expires, order));
    }
}
