package org.etabli.controller.sim;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The master end of a pseudo-terminal, opened through the C library (POSIX: posix_openpt, grantpt, unlockpt).
 *
 * <p>The slave end is left closed, so that a program killed while it held the port exclusively does not lock it for the
 * next one, and so that this end can see when somebody opens or closes it.
 */
final class Pty implements AutoCloseable {

    private static final boolean MAC = System.getProperty("os.name", "").startsWith("Mac");
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = MAC ? 0x20000 : 0x100;
    private static final int F_SETFL = 4;
    private static final int O_NONBLOCK = MAC ? 0x4 : 0x800;
    private static final int TCSANOW = 0;
    private static final short POLLIN = 1;
    private static final short POLLHUP = 16;

    /** Larger than struct termios on any system of interest (Linux: 60 bytes, macOS: 72). */
    private static final int TERMIOS_BYTES = 256;

    private static final int PATH_BYTES = 256;
    private static final int CHUNK_BYTES = 4096;
    private static final long MILLISECOND = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    private static final MethodHandle POSIX_OPENPT = call("posix_openpt", intOf(ValueLayout.JAVA_INT));
    private static final MethodHandle GRANTPT = call("grantpt", intOf(ValueLayout.JAVA_INT));
    private static final MethodHandle UNLOCKPT = call("unlockpt", intOf(ValueLayout.JAVA_INT));
    private static final MethodHandle PTSNAME_R =
            call("ptsname_r", intOf(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle OPEN = variadic("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle FCNTL =
            variadic("fcntl", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    private static final MethodHandle CLOSE = call("close", intOf(ValueLayout.JAVA_INT));
    private static final MethodHandle READ = call(
            "read",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle WRITE = call(
            "write",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle POLL =
            call("poll", intOf(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));

    /** Linux waits in nanoseconds; where that call is missing, milliseconds must do. */
    private static final @Nullable MethodHandle PPOLL = LINKER.defaultLookup()
            .find("ppoll")
            .map(function -> LINKER.downcallHandle(
                    function,
                    intOf(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS, ValueLayout.ADDRESS),
                    Linker.Option.captureCallState("errno")))
            .orElse(null);

    private static final MethodHandle TCGETATTR = call("tcgetattr", intOf(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private static final MethodHandle TCSETATTR =
            call("tcsetattr", intOf(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    private static final MethodHandle CFMAKERAW = LINKER.downcallHandle(
            LINKER.defaultLookup().find("cfmakeraw").orElseThrow(), FunctionDescriptor.ofVoid(ValueLayout.ADDRESS));

    private final Arena arena = Arena.ofShared();
    private final MemorySegment state = arena.allocate(CALL_STATE);
    private final MemorySegment chunk = arena.allocate(CHUNK_BYTES);
    private final MemorySegment pollFd = arena.allocate(8, 4);
    private final MemorySegment timeout = arena.allocate(16, 8);
    private final int master;
    private final String path;
    private boolean closed;

    private Pty() throws IOException {
        master = invokeInt("posix_openpt", POSIX_OPENPT, state, O_RDWR | O_NOCTTY);
        invokeInt("grantpt", GRANTPT, state, master);
        invokeInt("unlockpt", UNLOCKPT, state, master);
        MemorySegment name = arena.allocate(PATH_BYTES);
        invokeInt("ptsname_r", PTSNAME_R, state, master, name, (long) PATH_BYTES);
        path = name.getString(0);
        invokeInt("fcntl", FCNTL, state, master, F_SETFL, O_NONBLOCK);
        makeRaw(name);
    }

    static Pty open() throws IOException {
        return new Pty();
    }

    /** The path a sender opens, such as {@code /dev/pts/7}. */
    String path() {
        return path;
    }

    /** Line discipline off: every byte passes as it is, in both directions. */
    private void makeRaw(MemorySegment name) throws IOException {
        int slave = invokeInt("open", OPEN, state, name, O_RDWR | O_NOCTTY);
        MemorySegment termios = arena.allocate(TERMIOS_BYTES);
        invokeInt("tcgetattr", TCGETATTR, state, slave, termios);
        invokeVoid(CFMAKERAW, termios);
        invokeInt("tcsetattr", TCSETATTR, state, slave, TCSANOW, termios);
        invokeInt("close", CLOSE, state, slave);
    }

    /** Waits for something to read. */
    synchronized Readiness await(long nanos) throws IOException {
        if (closed) {
            return Readiness.UNPLUGGED;
        }
        pollFd.set(ValueLayout.JAVA_INT, 0, master);
        pollFd.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
        pollFd.set(ValueLayout.JAVA_SHORT, 6, (short) 0);
        if (poll(nanos) < 0) {
            throw new IOException("poll failed with error " + (int) ERRNO.get(state, 0L));
        }
        short happened = pollFd.get(ValueLayout.JAVA_SHORT, 6);
        if ((happened & POLLIN) != 0) {
            return Readiness.BYTES;
        }
        return (happened & POLLHUP) != 0 ? Readiness.UNPLUGGED : Readiness.NOTHING;
    }

    private int poll(long nanos) {
        MethodHandle exact = PPOLL;
        try {
            if (exact == null) {
                return (int) POLL.invokeExact(state, pollFd, 1L, (int) ((nanos + MILLISECOND - 1) / MILLISECOND));
            }
            timeout.set(ValueLayout.JAVA_LONG, 0, nanos / SECOND);
            timeout.set(ValueLayout.JAVA_LONG, 8, nanos % SECOND);
            return (int) exact.invokeExact(state, pollFd, 1L, timeout, MemorySegment.NULL);
        } catch (Throwable broken) {
            throw new IllegalStateException("the C library could not be called", broken);
        }
    }

    /** Lets time pass where there is nothing to wait on. */
    static void pause(long nanos) {
        LockSupport.parkNanos(Math.max(nanos, MILLISECOND));
    }

    /** Takes what is there now, at most the buffer; 0 when nothing is. */
    synchronized int read(byte[] buffer, int atMost) throws IOException {
        if (closed) {
            return 0;
        }
        long count = invokeLong(READ, state, master, chunk, (long) Math.min(atMost, CHUNK_BYTES));
        if (count <= 0) {
            return 0;
        }
        MemorySegment.copy(chunk, ValueLayout.JAVA_BYTE, 0, buffer, 0, (int) count);
        return (int) count;
    }

    /** Writes what the terminal takes now; like a UART without flow control, the rest is lost. */
    synchronized void write(byte[] bytes, int length) throws IOException {
        for (int from = 0; from < length && !closed; ) {
            int part = Math.min(CHUNK_BYTES, length - from);
            MemorySegment.copy(bytes, from, chunk, ValueLayout.JAVA_BYTE, 0, part);
            long count = invokeLong(WRITE, state, master, chunk, (long) part);
            if (count <= 0) {
                return;
            }
            from += (int) count;
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            invokeInt("close", CLOSE, state, master);
        } catch (IOException alreadyGone) {
            // Nothing is left to give back.
        } finally {
            arena.close();
        }
    }

    /** What a wait for bytes ended with. */
    enum Readiness {
        BYTES,
        NOTHING,
        /** No program holds the other end. */
        UNPLUGGED
    }

    private static FunctionDescriptor intOf(MemoryLayout... arguments) {
        return FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments);
    }

    private static MethodHandle call(String function, FunctionDescriptor shape) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(function).orElseThrow(), shape, Linker.Option.captureCallState("errno"));
    }

    /** C functions with a variable third argument need it said so, on arm64 above all. */
    private static MethodHandle variadic(String function, MemoryLayout... arguments) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(function).orElseThrow(),
                intOf(arguments),
                Linker.Option.captureCallState("errno"),
                Linker.Option.firstVariadicArg(2));
    }

    private static int invokeInt(String name, MethodHandle function, MemorySegment state, Object... arguments)
            throws IOException {
        int result;
        try {
            result = (int) function.invokeWithArguments(withState(state, arguments));
        } catch (Throwable broken) {
            throw new IllegalStateException(name + " could not be called", broken);
        }
        if (result < 0) {
            throw new IOException(name + " failed with error " + (int) ERRNO.get(state, 0L));
        }
        return result;
    }

    private static long invokeLong(
            MethodHandle function, MemorySegment state, int descriptor, MemorySegment bytes, long count) {
        try {
            return (long) function.invokeExact(state, descriptor, bytes, count);
        } catch (Throwable broken) {
            throw new IllegalStateException("the C library could not be called", broken);
        }
    }

    private static void invokeVoid(MethodHandle function, MemorySegment argument) {
        try {
            function.invokeExact(argument);
        } catch (Throwable broken) {
            throw new IllegalStateException("the C library could not be called", broken);
        }
    }

    private static Object[] withState(MemorySegment state, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = state;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }
}
