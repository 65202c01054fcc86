package org.etabli.bench.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The cable between bench and broker: a proxy that can be pulled in the middle of a word and plugged in again. */
final class Network implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket listening;

    Network(int port, int target) {
        this.port = port;
        this.target = target;
    }

    synchronized void plug() throws IOException {
        ServerSocket server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listening = server;
        Thread.ofPlatform().daemon().name("network").start(() -> accept(server));
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                Socket bench = server.accept();
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

    synchronized void pull() throws IOException {
        if (listening != null) {
            listening.close();
            listening = null;
        }
        for (Socket socket : open) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        pull();
    }
}
