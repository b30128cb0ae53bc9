package parcellocker.sim.disk;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The C library's file calls that SQLite makes on Linux, mapped by JNA. */
final class Libc {
    static final int EIO = 5;
    static final int ENOSPC = 28;
    static final int O_CREAT = 0x40;
    static final int PROT_READ_WRITE = 3;

    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {}

    static native int open64(Pointer path, int flags, int mode);

    static native int close(int fd);

    static native long pwrite64(int fd, Pointer bytes, long count, long offset);

    static native int ftruncate64(int fd, long length);

    static native int fsync(int fd);

    static native int unlink(Pointer path);

    static native int mprotect(Pointer pages, long bytes, int access);

    static native int getpagesize();

    /** Where this thread's errno lies. */
    static native Pointer __errno_location();

    /** The result as the kernel gives it: a failure is its errno, negative. */
    static long kernel(long result) {
        return result < 0 ? -Native.getLastError() : result;
    }

    /** The result as the C library gives it: a failure is -1, with errno set. */
    static long library(long kernel) {
        if (kernel >= 0) {
            return kernel;
        }
        __errno_location().setInt(0, (int) -kernel);
        return -1;
    }
}
