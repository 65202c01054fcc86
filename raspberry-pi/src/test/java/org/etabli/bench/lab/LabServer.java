package org.etabli.bench.lab;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.etabli.controller.contract.BadgeHash;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.Command;
import org.etabli.controller.contract.Enrolment;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.SignedLease;
import org.etabli.controller.contract.Topics;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;
import org.jspecify.annotations.Nullable;

/**
 * What a bench sees of a server: enrolment and files over HTTP, everything else over a real MQTT 5 broker. It keeps the
 * events it hears as the real one does: one copy each.
 */
public final class LabServer implements AutoCloseable {

    public static final String CODE = "OPEN-SESAME";
    public static final String SITE = "mjc";
    public static final String BENCH = "bench-1";
    private static final String KEY = "bench-key";
    private static final Duration PATIENCE = Duration.ofSeconds(300);

    public final byte[] badgeKey = new byte[32];
    public final Topics topics = new Topics(SITE, BENCH);

    /** Every event message as it came, copies included. */
    public final List<BenchEvent> heard = new CopyOnWriteArrayList<>();

    /** One copy of each event, in the order they first came. */
    public final List<BenchEvent> record = new CopyOnWriteArrayList<>();

    public final Map<String, MachineState> states = new ConcurrentHashMap<>();
    private volatile @Nullable BenchStatus status;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();

    /** Breaks each transfer after so many bytes; 0 for never. */
    public volatile int breakTransfersAfter;

    private final Object news = new Object();
    private final KeyPair keys;
    private final HttpServer http;
    private final int mqttPort;
    private final Network network;
    private final Path brokerData;
    private final AtomicLong leases = new AtomicLong();
    private final AtomicLong commands = new AtomicLong();
    private volatile boolean codeUsed;
    private volatile @Nullable SignedLease newest;
    private @Nullable EmbeddedActiveMQ broker;
    private volatile @Nullable Mqtt5AsyncClient client;

    public LabServer(Path folder) throws IOException, GeneralSecurityException {
        this.brokerData = folder;
        keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Arrays.fill(badgeKey, (byte) 7);
        network = new Network();
        mqttPort = network.port();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext(Enrolment.PATH, this::enrol);
        http.createContext(Enrolment.FILES, this::file);
        http.start();
    }

    /** The network is there; the first time, broker and listener start. */
    public LabServer online() throws Exception {
        if (broker == null) {
            startBroker();
        }
        network.plug();
        return this;
    }

    /** The network between bench and broker is gone; the server itself lives on. */
    public void offline() throws IOException {
        network.pull();
    }

    private void startBroker() throws Exception {
        int brokerPort = freePort();
        network.to(brokerPort);
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setPersistenceEnabled(false);
        configuration.setSecurityEnabled(false);
        configuration.setJMXManagementEnabled(false);
        configuration.setJournalDirectory(brokerData.resolve("journal").toString());
        configuration.setBindingsDirectory(brokerData.resolve("bindings").toString());
        configuration.setLargeMessagesDirectory(brokerData.resolve("large").toString());
        configuration.setPagingDirectory(brokerData.resolve("paging").toString());
        configuration.addAcceptorConfiguration("mqtt", "tcp://127.0.0.1:" + brokerPort + "?protocols=MQTT");
        configuration.addAddressSetting("#", new AddressSettings().setMaxSizeBytes(256 << 20));
        EmbeddedActiveMQ started = new EmbeddedActiveMQ();
        started.setConfiguration(configuration);
        started.start();
        broker = started;
        Mqtt5AsyncClient listener = MqttClient.builder()
                .useMqttVersion5()
                .identifier("lab-server")
                .serverHost("127.0.0.1")
                .serverPort(brokerPort)
                .buildAsync();
        listener.publishes(
                MqttGlobalPublishFilter.ALL,
                message -> hear(message.getTopic().toString(), message.getPayloadAsBytes()));
        listener.connect().get(10, TimeUnit.SECONDS);
        for (String filter : List.of(Topics.everyEvent(), Topics.everyState(), Topics.everyStatus())) {
            listener.subscribeWith()
                    .topicFilter(filter)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send()
                    .get(10, TimeUnit.SECONDS);
        }
        client = listener;
    }

    private void hear(String topic, byte[] payload) {
        try {
            if (topic.endsWith("/event")) {
                BenchEvent event = Wire.read(payload, BenchEvent.class);
                heard.add(event);
                if (record.isEmpty() || event.sequence() > record.getLast().sequence()) {
                    record.add(event);
                }
            } else if (topic.endsWith("/state")) {
                states.put(Topics.machineOf(topic).orElseThrow(), Wire.read(payload, MachineState.class));
            } else {
                BenchStatus said = Wire.read(payload, BenchStatus.class);
                status = said;
                showLeaseAgain(said);
            }
        } catch (WireException e) {
            throw new AssertionError(topic, e);
        }
        synchronized (news) {
            news.notifyAll();
        }
    }

    /** As the real server does: a broker may lose a retained message for who subscribes at that very moment. */
    private void showLeaseAgain(BenchStatus said) {
        SignedLease lease = newest;
        Mqtt5AsyncClient connected = client;
        if (lease != null && connected != null && said.online() && said.leaseNumber() < leases.get()) {
            connected
                    .publishWith()
                    .topic(topics.lease())
                    .payload(Wire.write(lease))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .retain(true)
                    .send();
        }
    }

    /** Waits until what was heard satisfies a condition. */
    public void await(String what, java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (news) {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("waited in vain for " + what + "; heard " + record + " states " + states);
                }
                news.wait(20);
            }
        }
    }

    /** Waits for an event and returns it. */
    public <T> T awaitEvent(Class<T> type) throws InterruptedException {
        Predicate<BenchEvent> is = event -> type.isInstance(event.what());
        await(type.getSimpleName(), () -> record.stream().anyMatch(is));
        return type.cast(
                record.stream().filter(is).reduce((a, b) -> b).orElseThrow().what());
    }

    public java.util.Optional<MachineState> state(String machine) {
        return java.util.Optional.ofNullable(states.get(machine));
    }

    public @Nullable BenchStatus status() {
        return status;
    }

    /** Signs a lease with the next number and shows it, retained. */
    public Lease lease(Instant issued, Duration length, Permission... permissions) throws Exception {
        Lease lease =
                new Lease(1, SITE, BENCH, leases.incrementAndGet(), issued, issued.plus(length), List.of(permissions));
        SignedLease signed = SignedLease.sign(lease, keys.getPrivate());
        newest = signed;
        publish(topics.lease(), Wire.write(signed), true);
        return lease;
    }

    public SignedLease sign(Lease lease) {
        return SignedLease.sign(lease, keys.getPrivate());
    }

    public java.security.PublicKey leaseKey() {
        return keys.getPublic();
    }

    /** A permission on a machine for a badge, with the member named after it. */
    public Permission permission(String machine, String number, Permission.Right right, Instant from, Instant until) {
        return new Permission(
                machine,
                BadgeHash.of(number, badgeKey),
                "member-" + number,
                "Awa",
                "fr",
                right,
                from,
                until,
                "res-" + number,
                null);
    }

    public void order(String machine, Order order, Instant expires) throws Exception {
        command(machine, new Command(1, "c-" + commands.incrementAndGet() + "-" + System.nanoTime(), expires, order));
    }

    public void command(String machine, Command command) throws Exception {
        publish(topics.command(machine), Wire.write(command), false);
    }

    private void publish(String topic, byte[] payload, boolean retain) throws Exception {
        Mqtt5AsyncClient connected = client;
        if (connected == null) {
            throw new IllegalStateException("offline");
        }
        connected
                .publishWith()
                .topic(topic)
                .payload(payload)
                .qos(MqttQos.AT_LEAST_ONCE)
                .retain(retain)
                .send()
                .get(10, TimeUnit.SECONDS);
    }

    /** Offers a file and returns its SHA-256. */
    public String offer(byte[] content) throws GeneralSecurityException {
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        files.put(hash, content);
        return hash;
    }

    /** Offers a content under a hash that is not its own. */
    public void offerAs(String hash, byte[] content) {
        files.put(hash, content);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    public Enrolment.Welcome welcome() {
        return new Enrolment.Welcome(
                1,
                SITE,
                BENCH,
                "127.0.0.1",
                mqttPort,
                false,
                KEY,
                keys.getPublic().getEncoded(),
                badgeKey);
    }

    private void enrol(HttpExchange exchange) throws IOException {
        try (exchange) {
            Enrolment.Request request = Wire.read(exchange.getRequestBody().readAllBytes(), Enrolment.Request.class);
            if (codeUsed || !request.code().equals(CODE)) {
                exchange.sendResponseHeaders(403, -1);
                return;
            }
            codeUsed = true;
            byte[] answer = Wire.write(welcome());
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (WireException e) {
            throw new IOException(e);
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        try (exchange) {
            String hash = exchange.getRequestURI().getPath().substring(Enrolment.FILES.length());
            byte[] content = files.get(hash);
            String range = exchange.getRequestHeaders().getFirst("Range");
            if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (content == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                int from = range == null ? 0 : Integer.parseInt(range.substring(6, range.length() - 1));
                exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
                int most = breakTransfersAfter > 0 ? breakTransfersAfter : content.length;
                exchange.getResponseBody().write(content, from, Math.min(most, content.length - from));
                exchange.getResponseBody().flush();
            }
        }
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        network.close();
        Mqtt5AsyncClient listener = client;
        if (listener != null) {
            listener.disconnect().get(10, TimeUnit.SECONDS);
        }
        if (broker != null) {
            broker.stop();
        }
        http.stop(0);
    }
}
