package org.etabli.bench.power.plug;

import java.util.List;
import java.util.Optional;

/** Tasmota: {@code PulseTime} gives the plug its own time limit, {@code tele} tells power and energy. */
public final class Tasmota implements PlugWords {

    /** PulseTime counts seconds from 112 on: 112 is 12 s. */
    private static final int PULSE_OFFSET = 100;

    private static final double KILO = 1000;

    private final String topic;

    public Tasmota(String topic) {
        this.topic = topic;
    }

    @Override
    public List<String> topics() {
        return List.of("stat/" + topic + "/POWER", "tele/" + topic + "/STATE", "tele/" + topic + "/SENSOR");
    }

    @Override
    public Message on(int seconds) {
        return new Message(
                "cmnd/" + topic + "/Backlog0", "PulseTime1 " + (PULSE_OFFSET + Math.max(12, seconds)) + "; Power1 ON");
    }

    @Override
    public Message off() {
        return new Message("cmnd/" + topic + "/Power1", "OFF");
    }

    @Override
    public Said read(String heard, String payload) {
        if (heard.startsWith("stat/")) {
            return new Said(Values.onOff(payload), Optional.empty(), Optional.empty());
        }
        return Values.json(payload)
                .map(json -> new Said(
                        Values.onOff(json.path("POWER").asString("")),
                        Values.number(json.path("ENERGY").path("Power")),
                        ShellyGen2.scaled(Values.number(json.path("ENERGY").path("Total")), KILO)))
                .orElse(Said.NOTHING);
    }
}
