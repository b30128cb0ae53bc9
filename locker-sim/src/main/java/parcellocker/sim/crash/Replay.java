package parcellocker.sim.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import parcellocker.agent.runtime.StoreException;
import parcellocker.agent.store.SqliteStore;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.disk.DeepDisk;
import parcellocker.sim.disk.Platter;
import parcellocker.sim.disk.Remains;
import parcellocker.sim.disk.Scratch;
import parcellocker.sim.disk.Volume;

/** The power goes at many points of a recording, each time leaving each kind of remains; a start finds what it finds. */
final class Replay {
    /** How often the first start on the remains loses its power too. */
    private static final double AGAIN = 0.1;

    private static final int LONGEST_START = 120;

    private final Recording recording;
    private final Chance chance;
    private final int points;
    private final Tally tally = new Tally();
    private final AtomicInteger done = new AtomicInteger();

    /** @param points spread evenly over the calls; at most one a call, and one before the first */
    Replay(Recording recording, int points, Chance chance) {
        this.recording = recording;
        this.points = Math.min(points, recording.calls().size() + 1);
        this.chance = chance;
    }

    int points() {
        return points;
    }

    /** Points that are over. */
    int done() {
        return done.get();
    }

    Tally tally() {
        return tally;
    }

    /** Those points whose number leaves that rest when divided by {@code workers}. One thread. */
    void run(int worker, int workers) {
        Platter platter = new Platter();
        int taken = 0;
        try (Scratch scratch = new Scratch()) {
            for (int point = worker; point < points; point += workers) {
                int until = (int) ((long) point * (recording.calls().size() + 1) / points);
                recording.calls().subList(taken, until).forEach(platter::take);
                taken = until;
                cut(platter, taken, scratch);
                done.incrementAndGet();
            }
        }
    }

    private void cut(Platter platter, int taken, Scratch scratch) {
        for (Remains remains : Remains.values()) {
            Chance draws = chance.fork(taken + " " + remains);
            SortedMap<String, byte[]> files = platter.after(remains, draws);
            boolean again = draws.happens(AGAIN);
            Finding finding = again ? startTwice(files, taken, scratch, draws) : start(files, taken, scratch);
            tally.add(
                    remains.name().toLowerCase(Locale.ROOT) + (again ? ", and again" : ""),
                    new Finding(finding.verdict(), "call " + taken + ", " + finding.detail()));
            if (platter.unsynced() == 0) {
                // Nothing to take back: all kinds of remains are one.
                return;
            }
        }
    }

    private Finding start(SortedMap<String, byte[]> files, int taken, Scratch scratch) {
        Path folder = scratch.fresh();
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Finding finding = recording.judge(folder, taken);
        Scratch.remove(folder);
        return finding;
    }

    private Finding startTwice(SortedMap<String, byte[]> files, int taken, Scratch scratch, Chance draws) {
        Path folder = scratch.fresh();
        try (Volume volume = new Volume(folder, files, draws.fork("fsync"))) {
            volume.cutIn(draws.between(1, LONGEST_START));
            if (!startsOrIsCut(folder, volume)) {
                // What stops a start without any cut is judged as the first start would be.
                return start(files, taken, scratch);
            }
            Remains remains = draws.pick(List.of(Remains.values()));
            return start(volume.after(remains, draws), taken, scratch);
        } finally {
            Scratch.remove(folder);
        }
    }

    private static boolean startsOrIsCut(Path folder, Volume volume) {
        DeepDisk.Owner owner = Furniture.OWNER;
        Path file = folder.resolve(DeepDisk.FILE);
        try {
            SqliteStore.open(file, owner.locker(), owner.epoch(), owner.cabinet())
                    .close();
            return true;
        } catch (StoreException failed) {
            return volume.isCut();
        }
    }
}
