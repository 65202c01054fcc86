package org.etabli.bench;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.etabli.bench.assembly.BenchAssembly;
import org.etabli.bench.journal.JournalException;
import org.etabli.bench.life.Systemd;
import org.etabli.bench.server.Enroller;
import org.etabli.bench.server.Identity;
import org.etabli.bench.server.MqttSession;
import org.etabli.bench.server.ServerException;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.MachineSettings;
import org.etabli.bench.settings.SettingsCheck;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bench process from its first moment to its last: hardware safe, enrolment, work, orderly stop. */
public class BenchLife implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BenchLife.class);

    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final long JOIN_MILLIS = 5_000;

    private final BenchSettings settings;
    private final Thread thread =
            Thread.ofPlatform().name("bench life").daemon().unstarted(this::live);
    private final Systemd systemd = Systemd.of(System.getenv());
    private @Nullable BenchAssembly assembly;
    private @Nullable Bench bench;

    BenchLife(BenchSettings settings) {
        SettingsCheck.check(settings);
        this.settings = settings;
    }

    /** Makes the hardware safe, then returns; the rest waits for the server as long as it takes. */
    void begin() {
        assembly = new BenchAssembly(settings);
        if (assembly.usesSerialPorts()) {
            // jSerialComm takes its ports away when the JVM stops; jobs are brought to rest before that.
            SerialPort.addShutdownHook(new Thread(this::close, "stop before ports"));
        }
        thread.start();
        if (settings.exitWithStdin()) {
            Thread.ofPlatform().name("standard input").daemon().start(BenchLife::exitWithStdin);
        }
    }

    private void live() {
        try {
            Identity identity = identity();
            work(identity);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ServerException | JournalException e) {
            log.error("{}", e.getMessage());
            exit(1);
        } catch (RuntimeException e) {
            log.error("The bench cannot start", e);
            exit(1);
        }
    }

    private Identity identity() throws ServerException, InterruptedException {
        Optional<Identity> known = Identity.load(settings.folder().resolve("identity.json"));
        if (known.isPresent()) {
            return known.get();
        }
        if (settings.code().isBlank()) {
            throw notEnrolled();
        }
        Enroller enroller = new Enroller(settings.server());
        long wait = FIRST_WAIT_MILLIS;
        while (true) {
            try {
                Identity identity = enroller.enrol(settings.code());
                identity.save(settings.folder().resolve("identity.json"));
                log.info(
                        "Joined {} as {}.",
                        identity.topics().site(),
                        identity.topics().bench());
                return identity;
            } catch (ServerException e) {
                if (e.isLasting()) {
                    throw e;
                }
                log.info("{}; asking again in {} ms.", e.getMessage(), wait);
                TimeUnit.MILLISECONDS.sleep(wait);
                wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
            }
        }
    }

    private static ServerException notEnrolled() {
        return ServerException.lasting("bench.code is empty and this bench belongs to no server yet: take a one-time"
                + " code from the server's page \"Benches\" and start with ETABLI_BENCH_CODE");
    }

    private synchronized void work(Identity identity) throws JournalException, InterruptedException {
        if (Thread.interrupted() || assembly == null) {
            throw new InterruptedException("stopped before the start");
        }
        MqttSession[] session = new MqttSession[1];
        Bench built = assembly.build(
                identity,
                (machine, state) -> session[0].publishState(machine, state),
                systemd::alive,
                systemd.isThere() || settings.exitWithStdin(),
                version());
        session[0] = new MqttSession(identity, assembly.serverHost(), built);
        bench = built;
        built.start(session[0]);
        systemd.ready();
        String machines = String.join(
                ", ", settings.machines().stream().map(MachineSettings::id).toList());
        log.info(
                settings.language().equals("en")
                        ? "Bench ready: {} ({}), every relay open, server {}."
                        : "Banc prêt : {} ({}), tous les relais ouverts, serveur {}.",
                identity.topics().bench(),
                machines,
                settings.server());
    }

    private static String version() {
        String version = BenchLife.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** A supervisor that holds our input and dies takes us along, in an orderly way. */
    private static void exitWithStdin() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            log.debug("standard input: {}", e.getMessage());
        }
        log.info("Standard input has ended: the bench stops.");
        exit(0);
    }

    private static void exit(int status) {
        Thread.ofPlatform().name("exit").start(() -> System.exit(status));
    }

    @Override
    public void close() {
        systemd.stopping();
        thread.interrupt();
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop();
    }

    private synchronized void stop() {
        if (bench != null) {
            bench.close();
            log.info("Bench stopped: every relay open.");
            bench = null;
        }
        if (assembly != null) {
            assembly.close();
            assembly = null;
        }
    }
}
