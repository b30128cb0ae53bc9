package parcellocker.sim.line;

import static parcellocker.sim.line.Libc.checked;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * One pseudo-terminal, raw and 8-bit clean. Its slave side is what a program opens as a serial port; no slave
 * descriptor is kept here, so that POLLHUP tells whether anybody has the port open.
 */
final class Pty implements AutoCloseable {
    private static final int TERMIOS_BYTES = 256; // more than any Linux ABI needs
    private static final int POLLFD_BYTES = 8;
    private static final int RETRY_MILLIS = 5;

    private final int master;
    private final int[] wake = new int[2];
    private final String slaveName;
    private final Thread reader;
    private volatile boolean closing;
    private volatile boolean attached;

    /** Opens a pseudo-terminal and reads from it on a thread of its own until it is closed. */
    Pty(Consumer<byte[]> received) {
        master = checked(
                "posix_openpt", Libc.posix_openpt(Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_NONBLOCK | Libc.O_CLOEXEC));
        checked("grantpt", Libc.grantpt(master));
        checked("unlockpt", Libc.unlockpt(master));
        byte[] name = new byte[128];
        checked("ptsname_r", -Math.abs(Libc.ptsname_r(master, name, name.length)));
        slaveName = Native.toString(name, StandardCharsets.US_ASCII);
        checked("pipe2", Libc.pipe2(wake, Libc.O_CLOEXEC));
        makeRaw();
        reader = Thread.ofPlatform().daemon().name("pty " + slaveName).start(() -> readAll(received));
    }

    /** The device a program opens, e.g. {@code /dev/pts/3}. */
    String slaveName() {
        return slaveName;
    }

    /** Whether a program has the slave side open. */
    boolean isAttached() {
        return attached;
    }

    /**
     * Hands bytes to whoever has the port open; with nobody there they are gone, as on a wire.
     *
     * @return whether they were taken; not if nobody is attached or nobody has read for 4 KiB
     */
    boolean write(byte[] bytes) {
        return !closing && isSomebodyThere() && Libc.write(master, bytes, bytes.length) == bytes.length;
    }

    /** Who has just opened the port is there before the reader has asked again. */
    private boolean isSomebodyThere() {
        if (attached) {
            return true;
        }
        try (Memory polled = new Memory(2L * POLLFD_BYTES)) {
            return (poll(polled, 0) & Libc.POLLHUP) == 0;
        }
    }

    private void makeRaw() {
        int slave = checked("open " + slaveName, Libc.open(slaveName, Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC));
        try (Memory termios = new Memory(TERMIOS_BYTES)) {
            checked("tcgetattr", Libc.tcgetattr(slave, termios));
            Libc.cfmakeraw(termios);
            checked("tcsetattr", Libc.tcsetattr(slave, Libc.TCSANOW, termios));
        } finally {
            Libc.close(slave);
        }
    }

    private void readAll(Consumer<byte[]> received) {
        byte[] buffer = new byte[4096];
        try (Memory polled = new Memory(2L * POLLFD_BYTES)) {
            while (!closing) {
                attached = awaitBytes(polled);
                long count = attached ? Libc.read(master, buffer, buffer.length) : 0;
                if (count > 0) {
                    received.accept(Arrays.copyOf(buffer, Math.toIntExact(count)));
                }
            }
        } finally {
            attached = false;
            Libc.close(master);
            Libc.close(wake[0]);
        }
    }

    /** Waits for bytes, a change of who is attached, or the end; nobody attached shows at once and is asked again later. */
    private boolean awaitBytes(Memory polled) {
        boolean somebody = (poll(polled, 0) & Libc.POLLHUP) == 0;
        attached = somebody;
        if (somebody) {
            return (poll(polled, -1) & Libc.POLLHUP) == 0;
        }
        pollWakeOnly(polled);
        return false;
    }

    private short poll(Memory polled, int timeoutMillis) {
        describe(polled, 0, master);
        describe(polled, POLLFD_BYTES, wake[0]);
        Libc.poll(polled, 2, timeoutMillis);
        return polled.getShort(6);
    }

    private void pollWakeOnly(Memory polled) {
        describe(polled, 0, wake[0]);
        Libc.poll(polled, 1, RETRY_MILLIS);
    }

    private static void describe(Memory polled, long offset, int fd) {
        polled.setInt(offset, fd);
        polled.setShort(offset + 4, Libc.POLLIN);
        polled.setShort(offset + 6, (short) 0);
    }

    /** Hangs up: whoever has the slave side open reads its end at once. */
    @Override
    public void close() {
        closing = true;
        Libc.close(wake[1]); // the reader sees the pipe's end
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
