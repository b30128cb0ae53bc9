package parcellocker.sim.disk;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import parcellocker.sim.clockwork.Chance;

/**
 * A folder on a disk that can lose power, fail and run full, under whatever SQLite of this process has files in it. The real
 * files are what the kernel shows a program; beside them a {@link Platter} keeps what a power cut would leave. Files of shared
 * memory ({@code -shm}) are no part of it: SQLite makes them anew. Any thread may call.
 */
public final class Volume implements AutoCloseable {
    private static final String SHARED_MEMORY = "-shm";

    private final Directory directory;
    private final Chance chance;
    private final Platter platter;
    private final Luck luck = new Luck();
    private Consumer<Call> witness = call -> {};
    private Predicate<String> ignored = name -> false;
    private Optional<Throwable> broken = Optional.empty();

    /**
     * Puts the files into the folder, as a start after a power cut finds them, and watches over it from now on.
     *
     * @param folder exists and is empty
     * @param chance decides what a failed fsync leaves
     */
    public Volume(Path folder, SortedMap<String, byte[]> files, Chance chance) {
        this(new Directory(folder), new Platter(files), chance);
        directory.fill(files);
        Interposer.watch(this);
    }

    private Volume(Directory directory, Platter platter, Chance chance) {
        this.directory = directory;
        this.platter = platter;
        this.chance = chance;
    }

    /**
     * The same disk with the same files under another folder, for the process that comes after one that was killed: the kernel
     * shows it all that was written, the disk has of it what it had. This one must be cut, so that nothing more is written here.
     */
    public synchronized Volume movedTo(Path folder) {
        if (!luck.isDead()) {
            throw new IllegalStateException("cut first");
        }
        Volume next = new Volume(new Directory(folder), platter, chance.fork("moved"));
        next.directory.copyFrom(directory);
        Interposer.watch(next);
        return next;
    }

    /** Who hears of each call that succeeds, or in which the power goes; in order, on the caller's thread. */
    public synchronized Volume tells(Consumer<Call> listener) {
        witness = listener;
        return this;
    }

    /** A lying disk: an fsync of a file of such a name is answered and not done; the folder's name is empty. */
    public synchronized Volume ignoresSyncOf(Predicate<String> which) {
        ignored = which;
        return this;
    }

    /** The power goes during the n-th call from now that changes or syncs anything. */
    public synchronized void cutIn(long calls) {
        luck.cutIn(calls);
    }

    /** The power goes now. Every later call fails and changes nothing; reading goes on. */
    public synchronized void cut() {
        luck.cut();
    }

    public synchronized boolean isCut() {
        return luck.isDead();
    }

    /** The n-th call from now fails. */
    public synchronized void failIn(long calls, Trouble trouble) {
        luck.failIn(calls, trouble);
    }

    /** Whether the trouble ordered last has come. */
    public synchronized boolean hasFailed() {
        return luck.hasStruck();
    }

    /** There is room again, and no trouble to come. */
    public synchronized void heal() {
        luck.heal();
    }

    /** How many calls have changed or synced anything so far. */
    public synchronized long calls() {
        return luck.calls();
    }

    /** The files as the next start would find them if the power went now. */
    public synchronized SortedMap<String, byte[]> after(Remains remains, Chance draws) {
        if (broken.isPresent()) {
            throw new IllegalStateException("the model of the disk is broken", broken.get());
        }
        return platter.after(remains, draws);
    }

    /** Watches no more. Close what has files open first. */
    @Override
    public void close() {
        Interposer.forget(this);
    }

    boolean holds(String path) {
        return directory.holds(path) && !path.endsWith(SHARED_MEMORY);
    }

    synchronized void breaks(Throwable why) {
        broken = Optional.of(broken.orElse(why));
    }

    /** The file's number; {@link Directory#ITSELF} for the folder, or for what is not there. */
    synchronized long file(String path) {
        return directory.number(directory.name(path));
    }

    synchronized long open(String path, boolean creating, LongSupplier kernel) {
        String name = directory.name(path);
        if (directory.has(name)) {
            return luck.isDead() ? -Libc.EIO : kernel.getAsLong();
        }
        if (!creating) {
            return kernel.getAsLong();
        }
        long result = changes(new Call.Create(name, directory.nextNumber()), kernel);
        if (result >= 0) {
            directory.created(name);
        }
        return result;
    }

    synchronized long remove(String path, LongSupplier kernel) {
        String name = directory.name(path);
        if (!directory.has(name)) {
            return kernel.getAsLong();
        }
        long result = changes(new Call.Remove(name), kernel);
        if (result >= 0) {
            directory.removed(name);
        }
        return result;
    }

    synchronized long resize(long file, long bytes, LongSupplier kernel) {
        return changes(new Call.Resize(file, bytes), kernel);
    }

    private long changes(Call call, LongSupplier kernel) {
        return switch (luck.next()) {
            case HAPPENS, FULL -> taken(call, kernel.getAsLong());
            case IN_FLIGHT -> {
                take(call);
                yield -Libc.EIO;
            }
            case DEAD, IO_ERROR -> -Libc.EIO;
        };
    }

    /** @param kernel writes that many of the bytes */
    synchronized long write(long file, long offset, byte[] bytes, LongUnaryOperator kernel) {
        return switch (luck.next()) {
            case HAPPENS -> written(file, offset, bytes, kernel.applyAsLong(bytes.length));
            case IN_FLIGHT -> {
                take(new Call.Write(file, offset, bytes));
                yield -Libc.EIO;
            }
            case FULL -> full(file, offset, bytes, kernel);
            case DEAD, IO_ERROR -> -Libc.EIO;
        };
    }

    private long full(long file, long offset, byte[] bytes, LongUnaryOperator kernel) {
        // Only the write that meets the last free block is short; the rest of it and all others find none.
        boolean last = luck.takesLastRoom();
        int fit = last ? wholeSectors(offset, bytes.length / 2) : 0;
        return fit == 0 ? -Libc.ENOSPC : written(file, offset, Arrays.copyOf(bytes, fit), kernel.applyAsLong(fit));
    }

    /** A file system gives room by the block: what lies in one sector is written or is not. */
    private static int wholeSectors(long offset, int bytes) {
        return (int) Math.max(0, bytes - (offset + bytes) % Content.SECTOR);
    }

    private long written(long file, long offset, byte[] bytes, long result) {
        if (result > 0) {
            take(new Call.Write(file, offset, Arrays.copyOf(bytes, (int) result)));
        }
        return result;
    }

    synchronized long sync(long file, LongSupplier kernel) {
        if (!luck.isDead() && ignored.test(directory.nameOf(file))) {
            return 0;
        }
        return switch (luck.next()) {
            case HAPPENS, FULL ->
                taken(file == Directory.ITSELF ? new Call.SyncFolder() : new Call.Sync(file), kernel.getAsLong());
            case IO_ERROR -> {
                platter.fail(file, chance);
                yield -Libc.EIO;
            }
            case IN_FLIGHT, DEAD -> -Libc.EIO;
        };
    }

    private long taken(Call call, long result) {
        if (result >= 0) {
            take(call);
        }
        return result;
    }

    private void take(Call call) {
        platter.take(call);
        witness.accept(call);
    }
}
