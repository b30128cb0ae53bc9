package parcellocker.sim.disk;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;

/**
 * Stands between SQLite's native part and the C library, once for the process and for good. A call on a file of a
 * {@link Volume} goes through it; all others go on untouched.
 */
final class Interposer {
    private static final List<Volume> VOLUMES = new CopyOnWriteArrayList<>();
    private static final Map<Integer, Handle> HANDLES = new ConcurrentHashMap<>();
    /** Kept here, for the native side holds their addresses only. */
    private static final Map<String, Callback> CALLS = calls();

    /** The same for Java's own positional writes and its fsync: the store mends its log by them before SQLite reads it. */
    private static final Map<String, Callback> JAVA = java();

    private static boolean installed;

    private Interposer() {}

    private record Handle(Volume volume, long file) {}

    interface Open extends Callback {
        int open(Pointer path, int flags, int mode);
    }

    interface Close extends Callback {
        int close(int fd);
    }

    interface Write extends Callback {
        long write(int fd, Pointer bytes, long count, long offset);
    }

    interface Resize extends Callback {
        int resize(int fd, long length);
    }

    interface Sync extends Callback {
        int sync(int fd);
    }

    interface Remove extends Callback {
        int remove(Pointer path);
    }

    static synchronized void watch(Volume volume) {
        if (!installed) {
            install();
            installed = true;
        }
        VOLUMES.add(volume);
    }

    static void forget(Volume volume) {
        VOLUMES.remove(volume);
        HANDLES.values().removeIf(handle -> handle.volume().equals(volume));
    }

    private static void install() {
        if (!Slots.isPossible()) {
            throw new UnsupportedOperationException(
                    "the simulated disk needs Linux on x86-64 or aarch64: it catches the calls of SQLite's native part");
        }
        // Any connection makes the driver load it.
        try (Connection any = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Map<String, Pointer> replacements = new TreeMap<>();
            CALLS.forEach((name, call) -> replacements.put(name, CallbackReference.getFunctionPointer(call)));
            Slots.replace("sqlitejdbc", replacements);
            Map<String, Pointer> java = new TreeMap<>();
            JAVA.forEach((name, call) -> java.put(name, CallbackReference.getFunctionPointer(call)));
            Slots.replace("libnio", java);
        } catch (SQLException broken) {
            throw new IllegalStateException("SQLite's native part cannot be loaded", broken);
        }
    }

    private static Map<String, Callback> calls() {
        Map<String, Callback> calls = new TreeMap<>();
        calls.put("open64", (Open) Interposer::open);
        calls.put("close", (Close) Interposer::close);
        calls.put("pwrite64", (Write) Interposer::write);
        calls.put("ftruncate64", (Resize) Interposer::resize);
        calls.put("fsync", (Sync) Interposer::sync);
        calls.put("unlink", (Remove) Interposer::remove);
        return calls;
    }

    private static Map<String, Callback> java() {
        Map<String, Callback> calls = new TreeMap<>();
        calls.put("pwrite64", (Write) Interposer::javaWrite);
        calls.put("fsync", (Sync) Interposer::javaSync);
        return calls;
    }

    private static Optional<Volume> of(String path) {
        return VOLUMES.stream().filter(volume -> volume.holds(path)).findFirst();
    }

    private static int open(Pointer path, int flags, int mode) {
        String text = path.getString(0, "UTF-8");
        LongSupplier kernel = () -> Libc.kernel(Libc.open64(path, flags, mode));
        Optional<Volume> volume = of(text);
        if (volume.isEmpty()) {
            return (int) Libc.library(kernel.getAsLong());
        }
        return (int) guarded(volume.get(), () -> {
            long fd = volume.get().open(text, (flags & Libc.O_CREAT) != 0, kernel);
            if (fd >= 0) {
                HANDLES.put((int) fd, new Handle(volume.get(), volume.get().file(text)));
            }
            return fd;
        });
    }

    private static int close(int fd) {
        // Before the kernel may give the number to another file.
        HANDLES.remove(fd);
        return (int) Libc.library(Libc.kernel(Libc.close(fd)));
    }

    private static long write(int fd, Pointer bytes, long count, long offset) {
        return write(Optional.ofNullable(HANDLES.get(fd)), fd, bytes, new Span(count, offset));
    }

    private static long javaWrite(int fd, Pointer bytes, long count, long offset) {
        return write(handle(fd), fd, bytes, new Span(count, offset));
    }

    private record Span(long count, long offset) {}

    private static long write(Optional<Handle> handle, int fd, Pointer bytes, Span span) {
        LongUnaryOperator kernel = count -> Libc.kernel(Libc.pwrite64(fd, bytes, count, span.offset()));
        if (handle.isEmpty()) {
            return Libc.library(kernel.applyAsLong(span.count()));
        }
        Volume volume = handle.get().volume();
        byte[] copy = bytes.getByteArray(0, Math.toIntExact(span.count()));
        return guarded(volume, () -> volume.write(handle.get().file(), span.offset(), copy, kernel));
    }

    private static int resize(int fd, long length) {
        LongSupplier kernel = () -> Libc.kernel(Libc.ftruncate64(fd, length));
        return through(
                Optional.ofNullable(HANDLES.get(fd)), kernel, (volume, file) -> volume.resize(file, length, kernel));
    }

    private static int sync(int fd) {
        return sync(Optional.ofNullable(HANDLES.get(fd)), fd);
    }

    private static int javaSync(int fd) {
        return sync(handle(fd), fd);
    }

    private static int sync(Optional<Handle> handle, int fd) {
        LongSupplier kernel = () -> Libc.kernel(Libc.fsync(fd));
        return through(handle, kernel, (volume, file) -> volume.sync(file, kernel));
    }

    private interface Way {
        long call(Volume volume, long file);
    }

    private static int through(Optional<Handle> handle, LongSupplier kernel, Way way) {
        return (int) handle.map(found -> guarded(found.volume(), () -> way.call(found.volume(), found.file())))
                .orElseGet(() -> Libc.library(kernel.getAsLong()))
                .longValue();
    }

    /** Of a file that Java opened: nobody was told, so the kernel is asked. */
    private static Optional<Handle> handle(int fd) {
        if (VOLUMES.isEmpty()) {
            return Optional.empty();
        }
        try {
            String path = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)).toString();
            return of(path).map(volume -> new Handle(volume, volume.file(path)))
                    .filter(handle -> handle.file() != Directory.ITSELF);
        } catch (IOException closed) {
            // By another thread meanwhile: the call will fail by itself.
            return Optional.empty();
        }
    }

    private static int remove(Pointer path) {
        String text = path.getString(0, "UTF-8");
        LongSupplier kernel = () -> Libc.kernel(Libc.unlink(path));
        Optional<Volume> volume = of(text);
        return (int) volume.map(found -> guarded(found, () -> found.remove(text, kernel)))
                .orElseGet(() -> Libc.library(kernel.getAsLong()))
                .longValue();
    }

    /** Nothing may be thrown through native code: the volume keeps it and shows it when asked for its remains. */
    private static long guarded(Volume volume, LongSupplier call) {
        try {
            return Libc.library(call.getAsLong());
        } catch (RuntimeException | Error broken) {
            volume.breaks(broken);
            return Libc.library(-Libc.EIO);
        }
    }
}
