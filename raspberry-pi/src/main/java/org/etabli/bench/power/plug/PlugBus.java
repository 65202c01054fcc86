package org.etabli.bench.power.plug;

import java.util.List;
import java.util.function.BiConsumer;

/** The broker the plugs are at. */
public interface PlugBus extends AutoCloseable {

    /** Listens to topics, now and after every reconnection. */
    void listen(List<String> topics, BiConsumer<String, String> heard);

    /** Sends at once, or not at all: a switching order that waits for a network is a danger. */
    boolean send(PlugWords.Message message);

    @Override
    void close();
}
