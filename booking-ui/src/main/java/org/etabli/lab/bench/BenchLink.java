package org.etabli.lab.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.Topics;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;
import org.etabli.lab.site.LabSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The server's own session at the broker. Events are acknowledged only once they are in the database; the session is
 * kept by the broker, so that what benches send while the server is away waits for it.
 */
@Component
class BenchLink implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(BenchLink.class);
    /** Events in flight to this server at once: bounds memory after a long absence. */
    private static final int MAX_IN_FLIGHT = 64;
    /** The broker keeps the server's subscription for this long without the server. */
    private static final Duration SESSION_KEPT = Duration.ofDays(30);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    private final BenchEvents events;
    private final LiveStates states;
    private final Mqtt5AsyncClient client;
    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("bench-events").factory());

    BenchLink(LabSettings settings, Broker broker, BrokerAccounts accounts, BenchEvents events, LiveStates states) {
        this.events = events;
        this.states = states;
        this.client = connect(settings, broker, accounts);
    }

    /** Sends a retained message; it replaces the one before it. */
    CompletableFuture<?> retain(String topic, Object message) {
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .payload(Wire.write(message))
                .send();
    }

    /** Sends a message that the broker drops when nobody took it in time. */
    CompletableFuture<?> send(String topic, Object message, Duration expiry) {
        return client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(Math.max(1, expiry.toSeconds()))
                .payload(Wire.write(message))
                .send();
    }

    private Mqtt5AsyncClient connect(LabSettings settings, Broker broker, BrokerAccounts accounts) {
        LabSettings.Broker config = settings.broker();
        URI address = URI.create(
                broker.isExternal() ? String.valueOf(config.url()) : "mqtt://" + config.host() + ":" + config.port());
        boolean tls = address.getScheme().endsWith("s");
        var builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier("etabli-server-" + settings.site().name())
                .serverHost(address.getHost())
                .serverPort(address.getPort() > 0 ? address.getPort() : tls ? 8883 : 1883)
                .automaticReconnectWithDefaultConfig();
        Mqtt5AsyncClient mqtt = (tls ? builder.sslWithDefaultConfig() : builder).buildAsync();
        String user = broker.isExternal() && config.user() != null ? config.user() : BrokerAccounts.SERVER;
        String password =
                broker.isExternal() && config.password() != null ? config.password() : accounts.serverPassword();
        mqtt.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_KEPT.toSeconds())
                .simpleAuth()
                .username(user)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .restrictions()
                .receiveMaximum(MAX_IN_FLIGHT)
                .applyRestrictions()
                .send()
                .orTimeout(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
        subscribe(mqtt, Topics.everyEvent(), true);
        subscribe(mqtt, Topics.everyState(), false);
        subscribe(mqtt, Topics.everyStatus(), false);
        return mqtt;
    }

    private void subscribe(Mqtt5AsyncClient mqtt, String filter, boolean durable) {
        mqtt.subscribeWith()
                .topicFilter(filter)
                .qos(durable ? MqttQos.AT_LEAST_ONCE : MqttQos.AT_MOST_ONCE)
                .callback(durable ? this::onEvent : this::onState)
                .manualAcknowledgement(durable)
                .send()
                .orTimeout(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void onEvent(Mqtt5Publish publish) {
        inOrder.execute(() -> {
            String topic = publish.getTopic().toString();
            try {
                BenchEvent event = Wire.read(publish.getPayloadAsBytes(), BenchEvent.class);
                if (Topics.of(topic)
                        .filter(t -> t.bench().equals(event.bench()))
                        .isPresent()) {
                    keep(event);
                } else {
                    LOG.warn("Event of bench {} on {}: dropped", event.bench(), topic);
                }
            } catch (WireException e) {
                LOG.warn("Unreadable event on {}: dropped ({})", topic, e.getMessage());
            }
            publish.acknowledge();
        });
    }

    /** Tries until the database takes it: an event is never dropped because the disk was full for a while. */
    private void keep(BenchEvent event) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                events.receive(event);
                states.touched(event.machine());
                return;
            } catch (RuntimeException e) {
                LOG.error("Event {} of {} could not be kept, trying again", event.sequence(), event.bench(), e);
                java.util.concurrent.locks.LockSupport.parkNanos(RETRY_PAUSE.toNanos());
            }
        }
    }

    private void onState(Mqtt5Publish publish) {
        String topic = publish.getTopic().toString();
        try {
            var machine = Topics.machineOf(topic);
            if (machine.isPresent()) {
                states.put(machine.get(), Wire.read(publish.getPayloadAsBytes(), MachineState.class));
            } else {
                BenchStatus status = Wire.read(publish.getPayloadAsBytes(), BenchStatus.class);
                Topics.of(topic).ifPresent(t -> states.put(t.bench(), status));
            }
        } catch (WireException e) {
            LOG.warn("Unreadable state on {}: {}", topic, e.getMessage());
        }
    }

    @Override
    public void destroy() {
        inOrder.shutdownNow();
        client.disconnect();
    }
}
