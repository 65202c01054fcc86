package org.etabli.bench.server;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.Topics;
import org.etabli.controller.contract.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bench's standing connection to its server's broker: reconnects by itself for as long as the bench lives. */
public final class MqttSession implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MqttSession.class);

    /** The broker keeps what was sent to the bench for a day without it. */
    private static final long SESSION_SECONDS = 86_400;

    /** The broker notices a dead bench after one and a half of these. */
    private static final int KEEP_ALIVE_SECONDS = 20;

    private static final long FIRST_RETRY_MILLIS = 500;
    private static final long LAST_RETRY_MILLIS = 15_000;
    private static final long GOODBYE_MILLIS = 1_500;

    private final Topics topics;
    private final Mqtt5AsyncClient client;
    private final Inbox inbox;
    private volatile boolean connected;
    private volatile CompletableFuture<?> leaving = CompletableFuture.completedFuture(null);

    /** Where messages of the server go; called one at a time, acknowledged when it returns. */
    public interface Inbox {

        void lease(byte[] message);

        void command(String machine, byte[] message);

        /** The connection stands, again or for the first time. */
        void connected();

        BenchStatus status();
    }

    /** @param fallbackHost where the broker is when the server did not say: on the server itself */
    public MqttSession(Identity identity, String fallbackHost, Inbox inbox) {
        this.topics = identity.topics();
        this.inbox = inbox;
        String host = identity.welcome().mqttHost();
        Mqtt5ClientBuilder builder = com.hivemq.client.mqtt.MqttClient.builder()
                .useMqttVersion5()
                .identifier("etabli-" + topics.site() + "-" + topics.bench())
                .serverHost(host == null || host.isBlank() ? fallbackHost : host)
                .serverPort(identity.welcome().mqttPort())
                .automaticReconnect()
                .initialDelay(FIRST_RETRY_MILLIS, TimeUnit.MILLISECONDS)
                .maxDelay(LAST_RETRY_MILLIS, TimeUnit.MILLISECONDS)
                .applyAutomaticReconnect()
                .addConnectedListener(context -> onConnected())
                .addDisconnectedListener(context -> onDisconnected(context.getCause()))
                .simpleAuth()
                .username(topics.bench())
                .password(identity.welcome().key().getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .willPublish()
                .topic(topics.status())
                .payload(Wire.write(BenchStatus.offline()))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .applyWillPublish();
        if (identity.welcome().mqttTls()) {
            builder = builder.sslWithDefaultConfig();
        }
        client = builder.buildAsync();
        client.publishes(MqttGlobalPublishFilter.ALL, this::receive, true);
    }

    /** Connects once the broker has been left, where it is being left: a client can do only one of them. */
    public void connect() {
        leaving.whenComplete((left, e) -> connectNow());
    }

    private void connectNow() {
        client.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(SESSION_SECONDS)
                .keepAlive(KEEP_ALIVE_SECONDS)
                .send()
                .exceptionally(e -> {
                    log.debug("first connection: {}", e.getMessage());
                    return null;
                });
    }

    /** Leaves the broker until {@link #connect}. */
    public void disconnect() {
        leaving = client.disconnect();
    }

    private void onConnected() {
        log.info("Connected to the server's broker as {}.", topics.bench());
        client.subscribeWith()
                .addSubscription()
                .topicFilter(topics.lease())
                .qos(MqttQos.AT_LEAST_ONCE)
                .applySubscription()
                .addSubscription()
                .topicFilter(topics.commands())
                .qos(MqttQos.AT_LEAST_ONCE)
                .applySubscription()
                .send()
                .whenComplete((ack, e) -> {
                    if (e != null) {
                        log.error("The broker does not let this bench listen: {}", e.getMessage());
                    }
                });
        connected = true;
        publishStatus();
        inbox.connected();
    }

    private void onDisconnected(Throwable cause) {
        if (connected) {
            log.warn("Connection to the server lost ({}): working on from the lease.", cause.getMessage());
        } else {
            log.debug("no connection to the broker: {}", cause.getMessage());
        }
        connected = false;
    }

    private void receive(Mqtt5Publish message) {
        String topic = message.getTopic().toString();
        try {
            if (topic.equals(topics.lease())) {
                inbox.lease(message.getPayloadAsBytes());
            } else if (message.isRetain()) {
                log.warn("A retained command on {} is not run: commands are for now or never.", topic);
            } else {
                Topics.machineOf(topic).ifPresent(machine -> inbox.command(machine, message.getPayloadAsBytes()));
            }
        } catch (RuntimeException e) {
            log.error("Message on {} could not be handled", topic, e);
        } finally {
            message.acknowledge();
        }
    }

    public boolean isConnected() {
        return connected;
    }

    public void publishStatus() {
        if (connected) {
            publish(topics.status(), Wire.write(inbox.status()), MqttQos.AT_LEAST_ONCE, true);
        }
    }

    public void publishState(String machine, byte[] state) {
        if (connected) {
            publish(topics.state(machine), state, MqttQos.AT_MOST_ONCE, true);
        }
    }

    /**
     * Completes when the broker has taken the event over for somebody. A broker that says nobody listens has thrown it
     * away: that is no delivery.
     */
    CompletableFuture<?> publishEvent(byte[] event) {
        return client.publishWith()
                .topic(topics.event())
                .payload(event)
                .qos(MqttQos.AT_LEAST_ONCE)
                .send()
                .thenApply(result -> {
                    result.getError().ifPresent(e -> {
                        throw new CompletionException(e);
                    });
                    if (result instanceof Mqtt5PublishResult.Mqtt5Qos1Result taken
                            && taken.getPubAck().getReasonCode() == Mqtt5PubAckReasonCode.NO_MATCHING_SUBSCRIBERS) {
                        throw new CompletionException(ServerException.passing("the server is not listening"));
                    }
                    return result;
                });
    }

    private CompletableFuture<?> publish(String topic, byte[] payload, MqttQos qos, boolean retain) {
        return client.publishWith()
                .topic(topic)
                .payload(payload)
                .qos(qos)
                .retain(retain)
                .send()
                .exceptionally(e -> {
                    log.debug("{} not published: {}", topic, e.getMessage());
                    return null;
                });
    }

    /** Says goodbye, then leaves: the last will is for those who cannot. */
    @Override
    public void close() {
        boolean was = connected;
        connected = false;
        try {
            if (was) {
                publish(topics.status(), Wire.write(BenchStatus.offline()), MqttQos.AT_LEAST_ONCE, true)
                        .get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
            }
            client.disconnect().get(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            log.debug("goodbye not heard: {}", e.getMessage());
        }
    }
}
