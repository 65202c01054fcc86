package org.etabli.lab.cli;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A demo lab for tests, on free ports and a folder of its own below {@code target}. */
final class TestLab implements AutoCloseable {

    /** A print of twenty minutes in ten seconds; faster, the wire would be the limit and the minutes wrong. */
    static final double SPEED = 120;

    final Installation here;
    private final DemoLab lab;

    private TestLab(Installation here, Map<String, String> settings) throws IOException {
        this.here = here;
        this.lab = new DemoLab(here, SPEED, settings);
    }

    static TestLab started(String name) throws IOException, InterruptedException {
        return started(name, freePort(), Map.of());
    }

    /** @param settings more of the server's environment */
    static TestLab started(String name, int port, Map<String, String> settings)
            throws IOException, InterruptedException {
        Path folder = Path.of("target", "labs", name).toAbsolutePath();
        if (Files.exists(folder)) {
            DemoLab.delete(folder);
        }
        Files.createDirectories(folder);
        TestLab test = new TestLab(new Installation(folder, port, freePort()), settings);
        test.lab.start();
        return test;
    }

    Walk walk(Path file) {
        return new Walk(here, file);
    }

    ProcessHandle server() {
        return lab.server().orElseThrow();
    }

    ProcessHandle bench() {
        return lab.bench().orElseThrow();
    }

    @Override
    public void close() {
        lab.close();
    }

    /** A port nobody listens on: the system picks one, and is unlikely to pick it again soon. */
    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
