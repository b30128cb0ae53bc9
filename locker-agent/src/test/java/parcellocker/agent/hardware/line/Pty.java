package parcellocker.agent.hardware.line;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The device's end of a pseudo-terminal of the running Linux. Keeps a descriptor of the other end open too, because
 * otherwise reading fails whenever nobody else has it open.
 */
public final class Pty implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final int TERMIOS_BYTES = 256;
    private static final int EAGAIN = 11;

    private final int master;
    private final int slave;
    private final String path;

    private Pty(int master, int slave, String path) {
        this.master = master;
        this.slave = slave;
        this.path = path;
    }

    /** A new pair, raw. */
    public static Pty open() {
        int master = Libc.posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
        Libc.grantpt(master);
        Libc.unlockpt(master);
        byte[] name = new byte[64];
        Libc.ptsname_r(master, name, new NativeLong(name.length));
        String path = Native.toString(name, StandardCharsets.US_ASCII);
        int slave = Libc.open(path, O_RDWR | O_NOCTTY);
        try (Memory termios = new Memory(TERMIOS_BYTES)) {
            Libc.tcgetattr(slave, termios);
            Libc.cfmakeraw(termios);
            Libc.tcsetattr(slave, 0, termios);
        }
        return new Pty(master, slave, path);
    }

    /** Points the link at this pair, as a plugged adapter appears under /dev/serial/by-path. */
    public void plugInAs(Path link) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(path));
    }

    /** What has come; empty if nothing. */
    public byte[] read() {
        byte[] chunk = new byte[256];
        try {
            int count = Libc.read(master, chunk, new NativeLong(chunk.length)).intValue();
            return Arrays.copyOf(chunk, count);
        } catch (LastErrorException e) {
            if (e.getErrorCode() == EAGAIN) {
                return new byte[0];
            }
            throw e;
        }
    }

    public void write(byte[] bytes) {
        Libc.write(master, bytes, new NativeLong(bytes.length));
    }

    /** Pulls the plug: whoever has the other end open sees a hang-up. */
    @Override
    public void close() {
        Libc.close(slave);
        Libc.close(master);
    }

    /** The C library's own names. */
    private static final class Libc {
        static {
            Native.register(Libc.class, "c");
        }

        static native int posix_openpt(int flags) throws LastErrorException;

        static native int grantpt(int descriptor) throws LastErrorException;

        static native int unlockpt(int descriptor) throws LastErrorException;

        static native int ptsname_r(int descriptor, byte[] name, NativeLong size) throws LastErrorException;

        static native int open(String path, int flags) throws LastErrorException;

        static native int tcgetattr(int descriptor, Memory termios) throws LastErrorException;

        static native void cfmakeraw(Memory termios);

        static native int tcsetattr(int descriptor, int when, Memory termios) throws LastErrorException;

        static native NativeLong read(int descriptor, byte[] into, NativeLong size) throws LastErrorException;

        static native NativeLong write(int descriptor, byte[] bytes, NativeLong size) throws LastErrorException;

        static native int close(int descriptor) throws LastErrorException;
    }
}
