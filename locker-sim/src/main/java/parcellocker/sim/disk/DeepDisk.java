package parcellocker.sim.disk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.locker.Book;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.Store;
import parcellocker.agent.runtime.StoreException;
import parcellocker.agent.store.SqliteStore;
import parcellocker.sim.clockwork.Chance;

/**
 * A locker's real store on a disk that can lose power. One start after another: {@link #boot} opens the store on what the disk
 * holds, {@link #commit} goes through SQLite, a power cut leaves what {@link Chance} draws of the calls that were not synced.
 * For one thread. The same seed and the same calls give the same bytes.
 */
public final class DeepDisk implements Store, AutoCloseable {
    /** Its name in the folder. */
    public static final String FILE = "locker.db";

    private final Owner owner;
    private final Chance chance;
    private final Scratch scratch = new Scratch();
    private Path folder;
    private Volume volume;
    private Optional<SqliteStore> store = Optional.empty();

    /** What a store is opened with. */
    public record Owner(String locker, long epoch, Cabinet cabinet) {}

    /** An empty disk, nothing open. */
    public DeepDisk(Owner owner, Chance chance) {
        this.owner = owner;
        this.chance = chance;
        this.folder = scratch.fresh();
        this.volume = new Volume(folder, new TreeMap<>(), chance.fork("fsync"));
    }

    /**
     * Opens the store: on the files as they are after {@link #stop}, on the remains after a power cut.
     *
     * @throws StoreException if it cannot be opened, as the agent's start would see it
     * @throws PowerLoss if the power went meanwhile, by {@link #cutIn}: boot once more
     */
    public void boot() {
        stop();
        powerReturns();
        try {
            store = Optional.of(SqliteStore.open(folder.resolve(FILE), owner.locker(), owner.epoch(), owner.cabinet()));
        } catch (StoreException failed) {
            orPowerLoss(failed);
        }
        orPowerLoss();
    }

    private void powerReturns() {
        if (!volume.isCut()) {
            return;
        }
        SortedMap<String, byte[]> left = volume.after(chance.pick(List.of(Remains.values())), chance);
        volume.close();
        Scratch.remove(folder);
        folder = scratch.fresh();
        volume = new Volume(folder, left, chance.fork("fsync" + folder.getFileName()));
    }

    /** The process ends, the power stays. What SQLite does at closing is done to the disk unless the power is gone. */
    public void stop() {
        store.ifPresent(SqliteStore::close);
        store = Optional.empty();
    }

    /** The process is killed, the power stays: nothing is closed, and all that was written is seen by the next start. */
    public void kill() {
        volume.cut();
        stop();
        Path next = scratch.fresh();
        Volume moved = volume.movedTo(next);
        volume.close();
        Scratch.remove(folder);
        folder = next;
        volume = moved;
    }

    /** The power goes in the n-th call from now that changes or syncs the disk; with the power off, from the next start on. */
    public void cutIn(long calls) {
        ready();
        volume.cutIn(calls);
    }

    /** The power goes now. */
    public void cut() {
        volume.cut();
    }

    /** The n-th call from now fails; counted as in {@link #cutIn}. */
    public void failIn(long calls, Trouble trouble) {
        ready();
        volume.failIn(calls, trouble);
    }

    /** Whether that trouble has come. */
    public boolean hasFailed() {
        return volume.hasFailed();
    }

    /** There is room again, and no trouble to come. */
    public void heal() {
        volume.heal();
    }

    private void ready() {
        if (volume.isCut()) {
            stop();
            powerReturns();
        }
    }

    /** Whether the power is gone; {@link #boot} brings it back. */
    public boolean isCut() {
        return volume.isCut();
    }

    /** Calls that changed or synced the disk since its last start. */
    public long calls() {
        return volume.calls();
    }

    /** The open store, to read the journal and move its cursor. */
    public SqliteStore store() {
        return store.orElseThrow(() -> new IllegalStateException("nothing is open: boot first"));
    }

    @Override
    public Book load() {
        return store().load();
    }

    /**
     * {@inheritDoc}
     *
     * @throws PowerLoss if the power went meanwhile: nobody knows whether the commit is on disk until the next {@link #boot}
     */
    @Override
    public void commit(Commit commit) {
        try {
            store().commit(commit);
        } catch (StoreException failed) {
            orPowerLoss(failed);
        }
        // In the checkpoint after the commit SQLite bears the loss without a word.
        orPowerLoss();
    }

    private void orPowerLoss() {
        if (volume.isCut()) {
            throw new PowerLoss();
        }
    }

    private void orPowerLoss(StoreException failed) {
        orPowerLoss();
        throw failed;
    }

    @Override
    public void close() {
        stop();
        volume.close();
        scratch.close();
    }
}
