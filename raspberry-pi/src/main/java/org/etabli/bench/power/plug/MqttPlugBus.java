package org.etabli.bench.power.plug;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugs' broker through a connection of its own; plugs speak MQTT 3.1.1. */
public final class MqttPlugBus implements PlugBus {

    private static final Logger log = LoggerFactory.getLogger(MqttPlugBus.class);
    private static final long GOODBYE_MILLIS = 1_000;

    private record Ear(List<String> topics, BiConsumer<String, String> heard) {}

    private final List<Ear> ears = new CopyOnWriteArrayList<>();
    private final Mqtt3AsyncClient client;

    public MqttPlugBus(String host, int port, @Nullable String user, @Nullable String password) {
        Mqtt3ClientBuilder builder = MqttClient.builder()
                .useMqttVersion3()
                .serverHost(host)
                .serverPort(port)
                .automaticReconnectWithDefaultConfig()
                .addConnectedListener(context -> ears.forEach(this::subscribe));
        if (user != null) {
            builder = builder.simpleAuth()
                    .username(user)
                    .password((password == null ? "" : password).getBytes(StandardCharsets.UTF_8))
                    .applySimpleAuth();
        }
        client = builder.buildAsync();
        client.connect().exceptionally(e -> {
            log.warn("The plugs' broker at {}:{} is not there yet: {}", host, port, e.getMessage());
            return null;
        });
    }

    @Override
    public void listen(List<String> topics, BiConsumer<String, String> heard) {
        Ear ear = new Ear(topics, heard);
        ears.add(ear);
        if (client.getState().isConnected()) {
            subscribe(ear);
        }
    }

    private void subscribe(Ear ear) {
        for (String topic : ear.topics()) {
            client.subscribeWith()
                    .topicFilter(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .callback(message -> ear.heard()
                            .accept(
                                    message.getTopic().toString(),
                                    new String(message.getPayloadAsBytes(), StandardCharsets.UTF_8)))
                    .send();
        }
    }

    @Override
    public boolean send(PlugWords.Message message) {
        if (!client.getState().isConnected()) {
            return false;
        }
        client.publishWith()
                .topic(message.topic())
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(message.payload().getBytes(StandardCharsets.UTF_8))
                .send();
        return true;
    }

    @Override
    public void close() {
        try {
            client.disconnect().get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            log.debug("plugs' broker: {}", e.getMessage());
        }
    }
}
