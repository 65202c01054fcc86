package org.etabli.bench.life;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd that the bench is ready, alive or stopping (sd_notify(3)): a datagram to the socket it named. Java has
 * no datagrams on Unix sockets, so the C library sends them. Outside systemd it does nothing.
 */
public final class Systemd {

    private static final Logger log = LoggerFactory.getLogger(Systemd.class);

    private static final int AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int FAMILY_BYTES = 2;
    private static final int LONGEST_PATH = 107;

    private final @Nullable String socket;

    private Systemd(@Nullable String socket) {
        this.socket = socket;
    }

    /** By the environment systemd gave us. */
    public static Systemd of(Map<String, String> environment) {
        String socket = environment.get("NOTIFY_SOCKET");
        boolean usable = socket != null
                && !socket.isEmpty()
                && socket.length() <= LONGEST_PATH
                && (socket.startsWith("/") || socket.startsWith("@"));
        return new Systemd(usable ? socket : null);
    }

    /** Whether systemd started us, and so starts us again. */
    public boolean isThere() {
        return socket != null;
    }

    public void ready() {
        tell("READY=1");
    }

    public void alive() {
        tell("WATCHDOG=1");
    }

    public void stopping() {
        tell("STOPPING=1");
    }

    private void tell(String state) {
        String path = socket;
        if (path == null) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            MemorySegment address = arena.allocate(FAMILY_BYTES + LONGEST_PATH + 1L, 2);
            address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, FAMILY_BYTES, name.length);
            if (path.startsWith("@")) {
                address.set(ValueLayout.JAVA_BYTE, FAMILY_BYTES, (byte) 0);
            }
            byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
            MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            int descriptor = (int) C.SOCKET.invokeExact(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            if (descriptor < 0) {
                log.warn("systemd cannot be told {}: no socket", state);
                return;
            }
            long sent = (long) C.SENDTO.invokeExact(
                    descriptor, message, (long) bytes.length, 0, address, FAMILY_BYTES + name.length);
            int closed = (int) C.CLOSE.invokeExact(descriptor);
            if (sent < 0 || closed < 0) {
                log.warn("systemd does not hear {}", state);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("the C library could not be called", e);
        }
    }

    /** Bound only under systemd: elsewhere nothing is looked up. */
    private static final class C {

        private static final Linker LINKER = Linker.nativeLinker();

        static final MethodHandle SOCKET = call(
                "socket",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        static final MethodHandle SENDTO = call(
                "sendto",
                FunctionDescriptor.of(
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_LONG,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT));
        static final MethodHandle CLOSE =
                call("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

        private static MethodHandle call(String name, FunctionDescriptor shape) {
            return LINKER.downcallHandle(LINKER.defaultLookup().find(name).orElseThrow(), shape);
        }
    }
}
