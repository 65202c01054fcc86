package org.etabli.bench.reader;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@code /dev/input/event…} device held exclusively (EVIOCGRAB, linux/input.h), through the C library. */
final class InputDevice implements AutoCloseable {

    private static final int O_RDONLY = 0;
    private static final long EVIOCGRAB = 0x40044590L;
    private static final short POLLIN = 1;
    private static final int POLL_MILLIS = 500;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle OPEN = variadic("open", ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
    private static final MethodHandle IOCTL = LINKER.downcallHandle(
            LINKER.defaultLookup().find("ioctl").orElseThrow(),
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    private static final MethodHandle POLL = LINKER.downcallHandle(
            LINKER.defaultLookup().find("poll").orElseThrow(),
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT));
    private static final MethodHandle READ = LINKER.downcallHandle(
            LINKER.defaultLookup().find("read").orElseThrow(),
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
    private static final MethodHandle CLOSE = LINKER.downcallHandle(
            LINKER.defaultLookup().find("close").orElseThrow(),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private final int descriptor;
    private volatile boolean closed;

    private InputDevice(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Opens a device for this process alone. */
    static InputDevice grab(Path device) throws IOException {
        if (!Files.isReadable(device)) {
            throw new IOException(device
                    + (Files.exists(device)
                            ? ": permission denied; add the bench's user to the group input"
                            : ": there is no such reader; is it plugged in?"));
        }
        try (Arena arena = Arena.ofConfined()) {
            int descriptor = (int) OPEN.invokeExact(arena.allocateFrom(device.toString()), O_RDONLY);
            if (descriptor < 0) {
                throw new IOException(device + " cannot be opened");
            }
            InputDevice input = new InputDevice(descriptor);
            if ((int) IOCTL.invokeExact(descriptor, EVIOCGRAB, 1) < 0) {
                input.close();
                throw new IOException(device + " is no input device, or another program holds it");
            }
            return input;
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the C library could not be called", e);
        }
    }

    /** Reads whole events into a direct buffer; returns with none after a while, so that a closing is noticed. */
    void read(ByteBuffer events) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment poll = arena.allocate(8, 4);
            poll.set(ValueLayout.JAVA_INT, 0, descriptor);
            poll.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
            int ready = (int) POLL.invokeExact(poll, 1L, POLL_MILLIS);
            if (closed || ready <= 0) {
                return;
            }
            MemorySegment into = MemorySegment.ofBuffer(events);
            long count = (long) READ.invokeExact(descriptor, into, (long) events.remaining());
            if (count <= 0) {
                throw new IOException("the reader was unplugged");
            }
            events.position(events.position() + (int) count);
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("the C library could not be called", e);
        }
    }

    private static MethodHandle variadic(String name, ValueLayout first, ValueLayout second) {
        return LINKER.downcallHandle(
                LINKER.defaultLookup().find(name).orElseThrow(),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, first, second),
                Linker.Option.firstVariadicArg(2));
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            int ignored = (int) CLOSE.invokeExact(descriptor);
        } catch (Throwable e) {
            throw new IllegalStateException("the C library could not be called", e);
        }
    }
}
