package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words to systemd, heard on a real socket of its kind. */
class NotifyTest {
    @TempDir
    private Path folder;

    private long now = 1_000;
    private long loops;
    private long lines;

    private static Notify notify(String socket) {
        return Notify.of(Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "60000000", "WATCHDOG_PID", "7"), 7);
    }

    private Heartbeat heartbeat(Notify notify) {
        return new Heartbeat(
                notify,
                List.of(
                        new Heartbeat.Mark("locker", () -> loops, 25_000),
                        new Heartbeat.Mark("line", () -> lines, 45_000)),
                () -> now);
    }

    @Test
    void systemdHearsThatTheLockerIsReadyAliveAndStopping() throws IOException {
        String path = folder.resolve("notify").toString();
        try (Systemd systemd = new Systemd(path)) {
            Notify notify = notify(path);
            notify.ready();
            notify.alive();
            notify.stopping();
            assertThat(systemd.heard()).isEqualTo("READY=1");
            assertThat(systemd.heard()).isEqualTo("WATCHDOG=1");
            assertThat(systemd.heard()).isEqualTo("STOPPING=1");
            assertThat(systemd.heard()).isEmpty();
        }
    }

    @Test
    void anAbstractSocketIsSpokenToAsWell() throws IOException {
        String name = "@locker-" + ProcessHandle.current().pid();
        try (Systemd systemd = new Systemd(name)) {
            notify(name).ready();
            assertThat(systemd.heard()).isEqualTo("READY=1");
        }
    }

    @Test
    void theWatchdogIsFedOnlyWhileEveryThreadGetsOn() throws IOException {
        String path = folder.resolve("notify").toString();
        try (Systemd systemd = new Systemd(path);
                Heartbeat heartbeat = heartbeat(notify(path))) {
            heartbeat.beat();
            assertThat(systemd.heard()).isEqualTo("WATCHDOG=1");
            now += 25_000;
            lines++;
            heartbeat.beat();
            assertThat(systemd.heard()).isEqualTo("WATCHDOG=1");
            now += 1;
            lines++;
            heartbeat.beat();
            assertThat(systemd.heard()).as("the locker's thread stands still").isEmpty();
            loops++;
            heartbeat.beat();
            assertThat(systemd.heard()).isEqualTo("WATCHDOG=1");
            now += 45_001;
            loops++;
            heartbeat.beat();
            assertThat(systemd.heard()).as("a line stands still").isEmpty();
        }
    }

    @Test
    void whatWasNotStartedBySystemdSaysNothingAndHasNoWatchdog() throws IOException {
        Notify notify = Notify.of(Map.of(), 7);
        notify.ready();
        assertThat(notify.watchdogMillis()).isEmpty();
    }

    @Test
    void anotherProcessesWatchdogIsNotOurs() {
        assertThat(notify("x").watchdogMillis()).hasValue(60_000);
        assertThat(Notify.of(Map.of("WATCHDOG_USEC", "60000000", "WATCHDOG_PID", "8"), 7)
                        .watchdogMillis())
                .isEmpty();
    }

    @Test
    void aSocketThatIsNotThereIsSaidToBe() {
        assertThatThrownBy(() -> notify(folder.resolve("none").toString()).alive())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("error");
    }

    /** The other end. */
    private static final class Systemd implements AutoCloseable {
        private static final int AF_UNIX = 1;
        private static final int SOCK_DGRAM = 2;
        private static final int MSG_DONTWAIT = 0x40;
        private static final int EAGAIN = 11;

        private final int descriptor = Libc.socket(AF_UNIX, SOCK_DGRAM, 0);

        Systemd(String path) {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            boolean isAbstract = path.startsWith("@");
            byte[] address = ByteBuffer.allocate(2 + name.length + (isAbstract ? 0 : 1))
                    .order(ByteOrder.nativeOrder())
                    .putShort((short) AF_UNIX)
                    .put(name)
                    .array();
            if (isAbstract) {
                address[2] = 0;
            }
            Libc.bind(descriptor, address, address.length);
        }

        /** A datagram to a socket of this machine is there when the sender is told so; empty if none is. */
        String heard() {
            byte[] word = new byte[100];
            try {
                int length = Libc.recv(descriptor, word, new NativeLong(word.length), MSG_DONTWAIT)
                        .intValue();
                return new String(word, 0, length, StandardCharsets.US_ASCII);
            } catch (LastErrorException none) {
                assertThat(none.getErrorCode()).isEqualTo(EAGAIN);
                return "";
            }
        }

        @Override
        public void close() {
            Libc.close(descriptor);
        }

        private static final class Libc {
            static {
                Native.register(Libc.class, "c");
            }

            static native int socket(int domain, int type, int protocol) throws LastErrorException;

            static native int bind(int descriptor, byte[] address, int length) throws LastErrorException;

            static native NativeLong recv(int descriptor, byte[] into, NativeLong size, int flags)
                    throws LastErrorException;

            static native int close(int descriptor) throws LastErrorException;
        }
    }
}
