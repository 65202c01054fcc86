package org.etabli.bench.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class SystemdTest {

    @Test
    void whatTheBenchSaysArrivesAtTheSocketSystemdNamed(@TempDir Path folder) throws Throwable {
        try (Listener systemd = new Listener(folder.resolve("notify").toString())) {
            Systemd bench = Systemd.of(Map.of("NOTIFY_SOCKET", systemd.path));

            bench.ready();
            bench.alive();
            bench.stopping();

            assertThat(bench.isThere()).isTrue();
            assertThat(systemd.next()).isEqualTo("READY=1");
            assertThat(systemd.next()).isEqualTo("WATCHDOG=1");
            assertThat(systemd.next()).isEqualTo("STOPPING=1");
        }
    }

    @Test
    void withoutSystemdAndWithASocketThatIsGoneNothingHappens(@TempDir Path folder) {
        Systemd nobody = Systemd.of(Map.of());
        nobody.ready();
        assertThat(nobody.isThere()).isFalse();

        Systemd.of(Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString())).alive();
        Systemd.of(Map.of("NOTIFY_SOCKET", "relative/path")).alive();
    }

    /** A datagram socket on a path, as systemd listens. */
    private static final class Listener implements AutoCloseable {

        private static final Linker LINKER = Linker.nativeLinker();
        private static final int AF_UNIX = 1;
        private static final int SOCK_DGRAM = 2;
        private static final int ADDRESS_BYTES = 110;

        private final String path;
        private final int descriptor;

        Listener(String path) throws Throwable {
            this.path = path;
            descriptor = (int) call("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)
                    .invokeExact(AF_UNIX, SOCK_DGRAM, 0);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment address = arena.allocate(ADDRESS_BYTES, 2);
                address.set(ValueLayout.JAVA_SHORT, 0, (short) AF_UNIX);
                byte[] name = path.getBytes(StandardCharsets.UTF_8);
                MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, 2, name.length);
                int bound = (int) call("bind", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)
                        .invokeExact(descriptor, address, ADDRESS_BYTES);
                assertThat(bound).isZero();
            }
        }

        String next() throws Throwable {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment buffer = arena.allocate(64);
                int heard = (int) call(
                                "recv",
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT)
                        .invokeExact(descriptor, buffer, 64, 0);
                return new String(buffer.asSlice(0, heard).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
            }
        }

        private static MethodHandle call(String name, java.lang.foreign.MemoryLayout... arguments) {
            return LINKER.downcallHandle(
                    LINKER.defaultLookup().find(name).orElseThrow(),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
        }

        @Override
        public void close() throws Exception {
            try {
                int closed = (int) call("close", ValueLayout.JAVA_INT).invokeExact(descriptor);
                assertThat(closed).isZero();
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
        }
    }
}
