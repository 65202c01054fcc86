package org.etabli.lab.testlab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a browser and a lab, which can be cut, or lose what the lab answers. */
public final class Cable implements AutoCloseable {

    private static final int BUFFER = 1 << 14;

    private final int lab;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean losesAnswers;
    private ServerSocket door;

    public Cable(Lab lab) {
        this.lab = lab.address().getPort();
        this.port = Lab.freePort();
        this.door = door();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Nobody answers any more, as behind a dead router. */
    public void cut() {
        close(door);
        open.forEach(Cable::close);
        open.clear();
    }

    public void mend() {
        losesAnswers = false;
        open.forEach(Cable::close);
        open.clear();
        if (door.isClosed()) {
            door = door();
        }
    }

    /** What is asked arrives, what is answered does not. */
    public void loseAnswers() {
        losesAnswers = true;
    }

    private ServerSocket door() {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            Thread.ofPlatform().daemon().start(() -> accept(opened));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                connect(opened, opened.accept());
            } catch (IOException _) {
                // The door was closed, or the browser went away.
            }
        }
    }

    private void connect(ServerSocket opened, Socket browser) throws IOException {
        open.add(browser);
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), lab);
            open.add(server);
            if (opened.isClosed()) {
                // It was cut while this one came in.
                close(server);
                close(browser);
                return;
            }
            Thread.ofPlatform().daemon().start(() -> carry(browser, server, false));
            Thread.ofPlatform().daemon().start(() -> carry(server, browser, true));
        } catch (IOException e) {
            close(browser);
            throw e;
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[BUFFER];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (answers && losesAnswers) {
                    return;
                }
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException _) {
            // One end went away: so does the other.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception _) {
            // It was closed already.
        }
    }

    @Override
    public void close() {
        cut();
    }
}
