package org.etabli.bench.power.plug;

import java.util.List;
import java.util.Optional;

/** Shelly Plus, Pro and later (Gen2+ RPC over MQTT): {@code Switch.Set} with its own time limit, status notifications. */
public final class ShellyGen2 implements PlugWords {

    private final String prefix;

    /** @param prefix the plug's MQTT prefix, such as {@code shellyplusplugs-a8032ab12345} */
    public ShellyGen2(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public List<String> topics() {
        return List.of(prefix + "/status/switch:0", prefix + "/events/rpc");
    }

    @Override
    public Message on(int seconds) {
        return rpc("{\"id\":0,\"on\":true,\"toggle_after\":" + seconds + "}");
    }

    @Override
    public Message off() {
        return rpc("{\"id\":0,\"on\":false}");
    }

    private Message rpc(String params) {
        return new Message(
                prefix + "/rpc", "{\"id\":1,\"src\":\"etabli\",\"method\":\"Switch.Set\",\"params\":" + params + "}");
    }

    @Override
    public Said read(String topic, String payload) {
        return Values.json(payload)
                .map(json -> topic.endsWith("/events/rpc") ? json.path("params").path("switch:0") : json)
                .map(status -> new Said(
                        Values.flag(status.path("output")),
                        Values.number(status.path("apower")),
                        Values.number(status.path("aenergy").path("total"))))
                .orElse(Said.NOTHING);
    }

    static Optional<Double> scaled(Optional<Double> value, double factor) {
        return value.map(v -> v * factor);
    }
}
