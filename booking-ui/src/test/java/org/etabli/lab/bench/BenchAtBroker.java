package org.etabli.lab.bench;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.SignedLease;
import org.etabli.controller.contract.Topics;
import org.etabli.controller.contract.Wire;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.testlab.Lab;
import org.jspecify.annotations.Nullable;

/** A bench of the test's own at the server's real broker: enrolled, and listening for its leases. */
final class BenchAtBroker implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Lab lab;
    private final String name = "bench-at-broker-" + MADE.incrementAndGet();
    private final Topics topics;
    private final Mqtt5BlockingClient client;
    private final Mqtt5Publishes heard;
    private long sequence;

    BenchAtBroker(Lab lab) {
        this.lab = lab;
        Benches benches = lab.bean(Benches.class);
        benches.add(name, "Bench");
        String key = benches.enrol(benches.newCode(name)).orElseThrow().key();
        topics = benches.topics(name);
        client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(name)
                .serverHost("127.0.0.1")
                .serverPort(lab.bean(LabSettings.class).broker().port())
                .simpleAuth()
                .username(name)
                .password(key.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        heard = client.publishes(MqttGlobalPublishFilter.ALL);
        client.connect();
        client.subscribeWith()
                .topicFilter(topics.lease())
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
    }

    String name() {
        return name;
    }

    /** Says that it is there and works with a lease. */
    void says(long leaseNumber) {
        publish(
                topics.status(),
                new BenchStatus(Wire.VERSION, true, lab.clock().instant(), "test", leaseNumber, 0),
                true);
    }

    /** Tells its next event. */
    void tells(@Nullable String machine, @Nullable String session, Happening what) {
        publish(topics.event(), event(++sequence, machine, session, what), false);
    }

    /** Tells two events the wrong way round, as a broker may hand them over. */
    void tellsOutOfTurn(String machine, String session, Happening first, Happening second) {
        sequence += 2;
        publish(topics.event(), event(sequence, machine, session, second), false);
        publish(topics.event(), event(sequence - 1, machine, session, first), false);
    }

    private BenchEvent event(long number, @Nullable String machine, @Nullable String session, Happening what) {
        return new BenchEvent(Wire.VERSION, name, number, lab.clock().instant(), true, machine, session, what);
    }

    private void publish(String topic, Object message, boolean retain) {
        client.publishWith()
                .topic(topic)
                .payload(Wire.write(message))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .send();
    }

    Lease nextLease() throws Exception {
        return lease(PATIENCE_SECONDS).orElseThrow();
    }

    Optional<Lease> lease(long seconds) throws Exception {
        var message = heard.receive(seconds, TimeUnit.SECONDS);
        return message.isEmpty()
                ? Optional.empty()
                : Optional.of(Wire.read(message.get().getPayloadAsBytes(), SignedLease.class)
                        .open(lab.bean(Keys.class).lease().getPublic()));
    }

    @Override
    public void close() {
        heard.close();
        client.disconnect();
    }
}
