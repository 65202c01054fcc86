package org.etabli.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.SignedLease;
import org.etabli.controller.contract.Topics;
import org.etabli.controller.contract.Wire;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bench of its own at the server's real broker hears of its leases. */
class LeasesTest {

    private static final long PATIENCE_SECONDS = 20;
    private static int benchesMade;

    private Lab lab;
    private String bench;
    private Topics topics;
    private Mqtt5BlockingClient client;
    private Mqtt5Publishes heard;

    @BeforeEach
    void aBenchThatHasItsLease() throws Exception {
        lab = Lab.on(Database.H2);
        bench = "bench-of-leases-" + ++benchesMade;
        Benches benches = lab.bean(Benches.class);
        benches.add(bench, "Bench");
        String key = benches.enrol(benches.newCode(bench)).orElseThrow().key();
        topics = benches.topics(bench);
        client = MqttClient.builder()
                .useMqttVersion5()
                .identifier(bench)
                .serverHost("127.0.0.1")
                .serverPort(lab.bean(LabSettings.class).broker().port())
                .simpleAuth()
                .username(bench)
                .password(key.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        heard = client.publishes(MqttGlobalPublishFilter.ALL);
        client.connect();
        client.subscribeWith()
                .topicFilter(topics.lease())
                .qos(MqttQos.AT_LEAST_ONCE)
                .send();
        lab.bean(Leases.class).renew(bench);
        assertThat(nextLease().number()).isEqualTo(1);
    }

    @AfterEach
    void leaves() {
        heard.close();
        client.disconnect();
    }

    @Test
    void aBenchWithoutTheNewestLeaseIsShownItAgain() throws Exception {
        says(0);

        assertThat(nextLease().number()).isEqualTo(1);
    }

    @Test
    void aBenchWithANewerLeaseThanTheServerRemembersGetsOneAboveIt() throws Exception {
        says(41);

        assertThat(nextLease().number()).isEqualTo(42);
    }

    @Test
    void aBenchWithTheNewestLeaseIsLeftInPeace() throws Exception {
        says(1);
        says(0);

        assertThat(nextLease().number()).isEqualTo(1);
        assertThat(heard.receive(0, TimeUnit.SECONDS)).isEmpty();
    }

    private void says(long leaseNumber) {
        BenchStatus status = new BenchStatus(Wire.VERSION, true, lab.clock().instant(), "test", leaseNumber, 0);
        client.publishWith()
                .topic(topics.status())
                .payload(Wire.write(status))
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(true)
                .send();
    }

    private Lease nextLease() throws Exception {
        byte[] message =
                heard.receive(PATIENCE_SECONDS, TimeUnit.SECONDS).orElseThrow().getPayloadAsBytes();
        return Wire.read(message, SignedLease.class)
                .open(lab.bean(Keys.class).lease().getPublic());
    }
}
