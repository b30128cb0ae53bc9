package parcellocker.sim.line;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The calls of Linux's C library that a pseudo-terminal needs (pty(7), termios(3), poll(2)), mapped by JNA. */
final class Libc {
    static final int O_RDWR = 2;
    static final int O_NOCTTY = 0x100;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;
    static final int TCSANOW = 0;
    static final short POLLIN = 1;
    static final short POLLHUP = 0x10;
    static final int EAGAIN = 11;

    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    static native int posix_openpt(int flags);

    static native int grantpt(int fd);

    static native int unlockpt(int fd);

    static native int ptsname_r(int fd, byte[] name, long length);

    static native int tcgetattr(int fd, Pointer termios);

    static native void cfmakeraw(Pointer termios);

    static native int tcsetattr(int fd, int when, Pointer termios);

    static native int open(String path, int flags);

    static native int close(int fd);

    static native int pipe2(int[] ends, int flags);

    static native int poll(Pointer polled, long count, int timeoutMillis);

    static native long read(int fd, byte[] into, long count);

    static native long write(int fd, byte[] bytes, long count);

    /** Returns the result, unless it is negative: then the call failed. */
    static int checked(String call, int result) {
        if (result < 0) {
            throw new IllegalStateException(call + " failed, errno " + Native.getLastError());
        }
        return result;
    }
}
