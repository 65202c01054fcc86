package org.etabli.lab.testlab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.etabli.lab.LabApplication;
import org.etabli.lab.bench.Benches;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.bench.LiveStatesInTests;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.machine.Profiles;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * The whole server with its real HTTP port, broker and database, one a database for all tests. Tests share it, so each
 * makes its own machines and members; its clock stands at {@link SteppedClock#START} when {@link #on} returns.
 */
public final class Lab implements AutoCloseable {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Map<Database, Lab> RUNNING = new EnumMap<>(Database.class);
    public static final String BENCH = "test-bench";

    private final Path data;
    private final ConfigurableApplicationContext server;
    private final SteppedClock clock = new SteppedClock();
    private final AtomicInteger made = new AtomicInteger();

    private Lab(Database database, String... settings) {
        this.data = temporaryFolder();
        this.server = new SpringApplicationBuilder(LabApplication.class)
                .registerShutdownHook(false)
                .initializers(context -> ((GenericApplicationContext) context)
                        .registerBean("steppedClock", Clock.class, () -> clock, bean -> bean.setPrimary(true)))
                .run(Stream.concat(
                                Stream.of(
                                        "--server.port=0",
                                        "--etabli.data=" + data,
                                        "--etabli.broker.port=" + freePort(),
                                        "--etabli.reservation.sweep=1h",
                                        "--etabli.upload.max=1MB",
                                        "--spring.datasource.url=" + database.url(data),
                                        "--spring.datasource.username=" + database.user(),
                                        "--logging.level.root=error"),
                                Stream.of(settings))
                        .toArray(String[]::new));
        bean(Benches.class).add(BENCH, "Bench");
    }

    /** The running server on this database. */
    public static synchronized Lab on(Database database) {
        Lab lab = RUNNING.computeIfAbsent(database, one -> new Lab(one));
        lab.clock.set(SteppedClock.START);
        return lab;
    }

    /** A server of one's own on H2, set as its test needs it ({@code --etabli.demo=true}); to be closed by it. */
    public static Lab ofItsOwn(String... settings) {
        return new Lab(Database.H2, settings);
    }

    public <T> T bean(Class<T> type) {
        return server.getBean(type);
    }

    public SteppedClock clock() {
        return clock;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getEnvironment().getRequiredProperty("local.server.port"));
    }

    /** A machine that no other test knows. */
    public MachineId newMachine() {
        return newMachine("prusa-mk3s");
    }

    public MachineId newMachine(String profile) {
        MachineId id = new MachineId("m-" + made.incrementAndGet());
        bean(Machines.class).add(id, "Machine " + id, profile, BENCH, 100);
        return id;
    }

    /** A kind of machine that no other test knows. */
    public String newKind() {
        String name = "kind-" + made.incrementAndGet();
        bean(JdbcClient.class)
                .sql("insert into machine_profile (name, yaml, made_at) values (?, ?, current_timestamp)")
                .params(name, bean(Profiles.class).yaml("ender-3"))
                .update();
        return name;
    }

    public Member newMember() {
        return newMember(Role.MEMBER);
    }

    /** Somebody who is in no other test; they have no password and use tokens. */
    public Member newMember(Role role) {
        return People.in(this, role);
    }

    /** What the bench's retained status says, as if it had come from the broker. */
    public void benchIsHeard(boolean online) {
        LiveStatesInTests.status(bean(LiveStates.class), BENCH, online);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every server and clears away what it kept; the next test that needs one starts it again. */
    static synchronized void closeAll() {
        RUNNING.values().forEach(Lab::close);
        RUNNING.clear();
    }

    @Override
    public void close() {
        server.close();
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("etabli-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
