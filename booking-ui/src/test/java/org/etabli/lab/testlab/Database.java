package org.etabli.lab.testlab;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/** The databases a lab may run on. */
public enum Database {
    H2 {
        @Override
        public String url(Path data) {
            return "jdbc:h2:file:" + data.resolve("database/etabli") + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000";
        }

        @Override
        public String user() {
            return "etabli";
        }
    },
    POSTGRESQL {
        @Override
        public String url(Path data) {
            return Server.RUNNING.freshDatabase();
        }

        @Override
        public String user() {
            return "postgres";
        }
    };

    /** Where an empty database of this kind is. */
    public abstract String url(Path data);

    public abstract String user();

    /** A real PostgreSQL server, unpacked and started when the first test needs it, stopped with the JVM. */
    private static final class Server {

        static final Server RUNNING = new Server();

        private final EmbeddedPostgres postgres;
        private int databases;

        private Server() {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }

        synchronized String freshDatabase() {
            String name = "lab" + ++databases;
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException("cannot create " + name, e);
            }
            return postgres.getJdbcUrl("postgres", name);
        }
    }
}
