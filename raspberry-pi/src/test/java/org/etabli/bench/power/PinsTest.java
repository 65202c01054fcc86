package org.etabli.bench.power;

import static org.assertj.core.api.Assertions.assertThat;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etabli.bench.gate.Fault;
import org.etabli.controller.contract.PowerOffCause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PinsTest {

    private final Context pi4j = PinContext.simulated();

    @AfterEach
    void giveBack() {
        pi4j.shutdown();
    }

    @Test
    void anActiveHighRelayIsLowUntilItIsSwitchedOnAndAgainWhenGivenBack() throws PowerException {
        PinRelay relay = PinRelay.on(pi4j, "relay-a", 17, true, null);
        DigitalOutput pin = pi4j.io("relay-a", DigitalOutput.class);
        List<DigitalState> seen = new ArrayList<>();
        pin.addListener(event -> seen.add(event.state()));
        assertThat(pin.state()).isEqualTo(DigitalState.LOW);
        assertThat(pin.config().shutdownState()).isEqualTo(DigitalState.LOW);

        relay.switchOn();
        relay.switchOff();
        relay.switchOn();
        relay.close();

        assertThat(seen).containsExactly(DigitalState.HIGH, DigitalState.LOW, DigitalState.HIGH, DigitalState.LOW);
    }

    @Test
    void anActiveLowRelayIsHighWhileItIsOpen() throws PowerException {
        PinRelay relay = PinRelay.on(pi4j, "relay-b", 27, false, null);
        DigitalOutput pin = pi4j.io("relay-b", DigitalOutput.class);
        assertThat(pin.state()).isEqualTo(DigitalState.HIGH);

        relay.switchOn();
        assertThat(pin.state()).isEqualTo(DigitalState.LOW);
        relay.switchOff();
        assertThat(pin.state()).isEqualTo(DigitalState.HIGH);
    }

    @Test
    void theContactorsAuxiliaryContactIsRead() throws PowerException {
        DigitalInput contact = PinInterlock.input(pi4j, "feedback", 5, PullResistance.PULL_DOWN);
        PinRelay relay = PinRelay.on(pi4j, "relay-c", 22, true, contact);

        ((MockDigitalInput) contact).mockState(DigitalState.HIGH);

        assertThat(relay.contact()).isEqualTo(Optional.of(true));
    }

    @Test
    void aBrokenWireReadsAsAnOpenInterlockAndAChangeIsToldAtOnce() throws PowerException {
        Fault door = new Fault("door", PowerOffCause.INTERLOCK, true);
        PinInterlock interlock = PinInterlock.on(pi4j, "door", 6, true, door);
        MockDigitalInput pin = (MockDigitalInput) pi4j.io("door", DigitalInput.class);
        List<Boolean> told = new ArrayList<>();
        interlock.onChange(() -> told.add(interlock.isOpen()));
        assertThat(pin.config().pull()).isEqualTo(PullResistance.PULL_DOWN);

        pin.mockState(DigitalState.HIGH);
        pin.mockState(DigitalState.LOW);

        assertThat(told).containsExactly(false, true);
    }
}
