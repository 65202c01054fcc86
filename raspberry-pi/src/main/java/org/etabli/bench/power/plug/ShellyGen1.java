package org.etabli.bench.power.plug;

import java.util.List;
import java.util.Optional;

/**
 * Shelly Plug and Plug S of the first generation: {@code shellies/<id>/relay/0}. Over MQTT they take no time limit: set
 * their auto-off in their own page.
 */
public final class ShellyGen1 implements PlugWords {

    /** The plug counts energy in watt-minutes. */
    private static final double WATT_MINUTE = 1.0 / 60;

    private final String relay;

    public ShellyGen1(String id) {
        this.relay = "shellies/" + id + "/relay/0";
    }

    @Override
    public List<String> topics() {
        return List.of(relay, relay + "/power", relay + "/energy");
    }

    @Override
    public Message on(int seconds) {
        return new Message(relay + "/command", "on");
    }

    @Override
    public Message off() {
        return new Message(relay + "/command", "off");
    }

    @Override
    public Said read(String topic, String payload) {
        if (topic.equals(relay)) {
            return new Said(Values.onOff(payload), Optional.empty(), Optional.empty());
        }
        if (topic.endsWith("/power")) {
            return new Said(Optional.empty(), Values.number(payload), Optional.empty());
        }
        return new Said(Optional.empty(), Optional.empty(), ShellyGen2.scaled(Values.number(payload), WATT_MINUTE));
    }
}
