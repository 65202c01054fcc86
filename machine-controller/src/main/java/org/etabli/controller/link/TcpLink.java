package org.etabli.controller.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A machine behind a TCP port: grblHAL, ESP3D, or a serial port shared by ser2net. */
public final class TcpLink implements Link {

    /** A machine on the same network answers a connection at once; more means it is off. */
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private TcpLink(String name, Socket socket) throws IOException {
        this.name = name;
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    public static TcpLink open(String host, int port) throws LinkException {
        String name = "tcp://" + host + ":" + port;
        Socket socket = new Socket();
        try {
            // One line and its answer at a time must not wait for Nagle's algorithm.
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(host, port), (int) CONNECT_PATIENCE.toMillis());
            return new TcpLink(name, socket);
        } catch (IOException failed) {
            closeQuietly(socket);
            throw new LinkException(name + " does not answer: " + failed.getMessage(), failed);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(byte[] buffer, Duration atMost) throws LinkException {
        try {
            // 0 would mean for ever to the socket.
            socket.setSoTimeout((int) Math.max(1, atMost.toMillis()));
            int count = in.read(buffer);
            if (count < 0) {
                throw new LinkException(name + ": the other end was closed");
            }
            return count;
        } catch (SocketTimeoutException nothing) {
            return 0;
        } catch (LinkException closed) {
            throw closed;
        } catch (IOException failed) {
            throw new LinkException(name + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public void write(byte[] bytes) throws LinkException {
        try {
            out.write(bytes);
        } catch (IOException failed) {
            throw new LinkException(name + ": " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        closeQuietly(socket);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Nothing is left to give back.
        }
    }
}
