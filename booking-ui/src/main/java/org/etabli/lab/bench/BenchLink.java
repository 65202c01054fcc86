package org.etabli.lab.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * The server's own session at the broker. Events are acknowledged only once they are in the database; the session is
 * kept by the broker, so that what benches send while the server is away waits for it.
 */
@Component
class BenchLink implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(BenchLink.class);
    /** Events in flight to this server at once: bounds memory after a long absence. */
    private static final int MAX_IN_FLIGHT = 64;
    /** The broker keeps the server's subscription for this long without the server. */
    private static final Duration SESSION_KEPT = Duration.ofDays(30);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

    private final LabSettings settings;
    private final Broker broker;
    private final BrokerAccounts accounts;
    private final BenchEvents events;
    private final LiveStates states;
    private final ApplicationEventPublisher news;
    private final Mqtt5AsyncClient client;
    private volatile boolean running;
    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("bench-events").factory());

    BenchLink(
            LabSettings settings,
            Broker broker,
            BrokerAccounts accounts,
            BenchEvents events,
            LiveStates states,
            ApplicationEventPublisher news) {
        this.settings = settings;
        this.broker = broker;
        this.accounts = accounts;
        this.events = events;
        this.states = states;
        this.news = news;
        this.client = client();
    }

    /**
     * Connects once every feature listens: a broker that kept events for this server sends them at once, before it is
     * asked for anything.
     */
    @Override
    public void start() {
        client.publishes(MqttGlobalPublishFilter.ALL, this::on, true);
        connect();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        inOrder.shutdownNow();
        client.disconnect();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server takes requests, after it has stopped. */
    @Override
    public int getPhase() {
        return 0;
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

    private Mqtt5AsyncClient client() {
        URI address = address();
        boolean tls = address.getScheme().endsWith("s");
        var builder = MqttClient.builder()
                .useMqttVersion5()
                .identifier("etabli-server-" + settings.site().name())
                .serverHost(address.getHost())
                .serverPort(address.getPort() > 0 ? address.getPort() : tls ? 8883 : 1883)
                .automaticReconnectWithDefaultConfig();
        return (tls ? builder.sslWithDefaultConfig() : builder).buildAsync();
    }

    private URI address() {
        LabSettings.Broker config = settings.broker();
        return URI.create(
                broker.isExternal() ? String.valueOf(config.url()) : "mqtt://" + config.host() + ":" + config.port());
    }

    private void connect() {
        LabSettings.Broker config = settings.broker();
        String user = broker.isExternal() && config.user() != null ? config.user() : BrokerAccounts.SERVER;
        String password =
                broker.isExternal() && config.password() != null ? config.password() : accounts.serverPassword();
        client.connectWith()
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
        subscribe(Topics.everyEvent(), MqttQos.AT_LEAST_ONCE);
        subscribe(Topics.everyState(), MqttQos.AT_MOST_ONCE);
        subscribe(Topics.everyStatus(), MqttQos.AT_MOST_ONCE);
    }

    private void subscribe(String filter, MqttQos qos) {
        client.subscribeWith()
                .topicFilter(filter)
                .qos(qos)
                .send()
                .orTimeout(CONNECT_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private void on(Mqtt5Publish publish) {
        if (publish.getTopic().toString().endsWith("/event")) {
            onEvent(publish);
        } else {
            onState(publish);
            publish.acknowledge();
        }
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

    /**
     * Tries until the database takes it: an event is never dropped because the disk was full for a while. A row that
     * somebody else wrote at the same moment is found there by the second try.
     */
    private void keep(BenchEvent event) {
        boolean again = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                events.receive(event);
                states.touched(event.machine());
                return;
            } catch (IllegalArgumentException | DataIntegrityViolationException e) {
                if (again || !(e instanceof DuplicateKeyException)) {
                    setAside(event, e);
                    return;
                }
                again = true;
            } catch (RuntimeException e) {
                LOG.error("Event {} of {} could not be kept, trying again", event.sequence(), event.bench(), e);
                java.util.concurrent.locks.LockSupport.parkNanos(RETRY_PAUSE.toNanos());
            }
        }
    }

    /** About a member, machine or job this lab does not know, or never did: trying again would not help. */
    private void setAside(BenchEvent event, RuntimeException why) {
        LOG.error("Event {} of {} is kept, but not understood", event.sequence(), event.bench(), why);
        try {
            events.setAside(event);
        } catch (DataIntegrityViolationException e) {
            LOG.error("Event {} of {} cannot be kept at all", event.sequence(), event.bench(), e);
        }
    }

    private void onState(Mqtt5Publish publish) {
        String topic = publish.getTopic().toString();
        try {
            var machine = Topics.machineOf(topic);
            if (machine.isPresent()) {
                String bench = Topics.of(topic).map(Topics::bench).orElse("");
                states.put(bench, machine.get(), Wire.read(publish.getPayloadAsBytes(), MachineState.class));
            } else {
                BenchStatus status = Wire.read(publish.getPayloadAsBytes(), BenchStatus.class);
                Topics.of(topic).ifPresent(t -> {
                    states.put(t.bench(), status);
                    news.publishEvent(new BenchSpoke(t.bench(), status));
                });
            }
        } catch (WireException e) {
            LOG.warn("Unreadable state on {}: {}", topic, e.getMessage());
        }
    }
}
