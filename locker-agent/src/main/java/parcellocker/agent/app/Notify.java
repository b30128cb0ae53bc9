package parcellocker.agent.app;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Words to systemd (sd_notify(3)): datagrams to the socket that NOTIFY_SOCKET names. Java has no datagrams of that kind, and the
 * program systemd-notify is a new process at each word, gone before systemd looks whose it was; so through JNA, which Pi4J needs too.
 */
final class Notify {
    private static final String READY = "READY=1";
    private static final String ALIVE = "WATCHDOG=1";
    private static final String STOPPING = "STOPPING=1";

    private final String socket;
    private final OptionalLong watchdogMillis;

    private Notify(String socket, OptionalLong watchdogMillis) {
        this.socket = socket;
        this.watchdogMillis = watchdogMillis;
    }

    /** As systemd has started this process; started otherwise, every word goes nowhere. */
    static Notify of(Map<String, String> environment, long pid) {
        String watched = environment.getOrDefault("WATCHDOG_PID", String.valueOf(pid));
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        boolean isOurs = watched.equals(String.valueOf(pid)) && micros.matches("\\d{1,18}");
        return new Notify(
                environment.getOrDefault("NOTIFY_SOCKET", ""),
                isOurs ? OptionalLong.of(Long.parseLong(micros) / 1_000) : OptionalLong.empty());
    }

    /** So long after {@link #alive} systemd kills this process; empty: never. */
    OptionalLong watchdogMillis() {
        return watchdogMillis;
    }

    void ready() throws IOException {
        say(READY);
    }

    void alive() throws IOException {
        say(ALIVE);
    }

    void stopping() throws IOException {
        say(STOPPING);
    }

    private void say(String word) throws IOException {
        if (socket.isEmpty()) {
            return;
        }
        try {
            Libc.send(socket, word.getBytes(StandardCharsets.US_ASCII));
        } catch (LastErrorException failed) {
            throw new IOException("systemd's socket: error " + failed.getErrorCode(), failed);
        } catch (LinkageError unpacked) {
            throw new IOException("JNA cannot be used: " + unpacked.getMessage(), unpacked);
        }
    }

    /** The C library's own names. */
    private static final class Libc {
        private static final int AF_UNIX = 1;
        private static final int SOCK_DGRAM = 2;
        private static final int SOCK_CLOEXEC = 0x80000;
        private static final int MSG_NOSIGNAL = 0x4000;
        private static final int FAMILY_BYTES = 2;
        /** sockaddr_un: two bytes of family, in the machine's order, and 108 of a path. */
        private static final int MOST_PATH = 108;

        static {
            Native.register(Libc.class, "c");
        }

        static void send(String path, byte[] word) throws IOException {
            byte[] address = address(path);
            int descriptor = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            try {
                sendto(descriptor, word, new NativeLong(word.length), MSG_NOSIGNAL, address, address.length);
            } finally {
                close(descriptor);
            }
        }

        /** A path that begins with @ is of the abstract kind: a zero in its place, and no file. */
        private static byte[] address(String path) throws IOException {
            byte[] name = path.getBytes(StandardCharsets.UTF_8);
            if (name.length >= MOST_PATH) {
                throw new IOException("NOTIFY_SOCKET is too long");
            }
            boolean isAbstract = path.startsWith("@");
            byte[] address = new byte[FAMILY_BYTES + name.length + (isAbstract ? 0 : 1)];
            boolean isLittle = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
            address[isLittle ? 0 : 1] = AF_UNIX;
            System.arraycopy(name, 0, address, FAMILY_BYTES, name.length);
            if (isAbstract) {
                address[FAMILY_BYTES] = 0;
            }
            return address;
        }

        static native int socket(int domain, int type, int protocol) throws LastErrorException;

        static native NativeLong sendto(
                int descriptor, byte[] word, NativeLong length, int flags, byte[] address, int addressLength)
                throws LastErrorException;

        static native int close(int descriptor) throws LastErrorException;
    }
}
