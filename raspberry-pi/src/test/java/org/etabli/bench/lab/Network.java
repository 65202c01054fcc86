package org.etabli.bench.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cable between bench and broker: a proxy that can be pulled in the middle of a word and plugged in again. */
final class Network implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean plugged;
    private volatile int target;

    Network() throws IOException {
        this.server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("network").start(this::accept);
    }

    /** Where the bench plugs in. */
    int port() {
        return server.getLocalPort();
    }

    /** Where the broker listens. */
    void to(int broker) {
        target = broker;
    }

    void plug() {
        plugged = true;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket bench = server.accept();
                if (!plugged) {
                    bench.close();
                    continue;
                }
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(bench);
                open.add(broker);
                Thread.ofVirtual().start(() -> pump(bench, broker));
                Thread.ofVirtual().start(() -> pump(broker, bench));
            } catch (IOException e) {
                // Pulled.
            }
        }
    }

    private void pump(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Pulled.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    void pull() throws IOException {
        plugged = false;
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        pull();
        server.close();
    }
}
