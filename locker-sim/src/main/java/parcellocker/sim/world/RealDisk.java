package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.StoreException;
import parcellocker.sim.disk.DeepDisk;
import parcellocker.sim.disk.PowerLoss;
import parcellocker.sim.disk.Trouble;

/**
 * The product's own store in SQLite, on a disk that loses what was not synced, tears, fails and runs full. Beside it the
 * {@link Disk} knows what must be there.
 */
final class RealDisk implements AutoCloseable {
    /** About as many writes and syncs as a commit takes. */
    private static final long CALLS = 14;

    private static final long CALLS_OF_A_START = 30;
    private static final double CUT_AT_START = 0.1;

    private final World world;
    private final Chance chance;
    private final DeepDisk disk;
    private Optional<InFlight> inFlight = Optional.empty();

    /** A commit of which nobody knows yet whether it is on disk, and the process that wrote it. */
    record InFlight(Commit commit, int boot) {}

    RealDisk(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.disk = new DeepDisk(
                new DeepDisk.Owner(Options.LOCKER, Disk.EPOCH, world.setup().cabinet()),
                new parcellocker.sim.clockwork.Chance(chance.between(0, Long.MAX_VALUE - 1)));
    }

    /** The next process opens what the last one left, perhaps not at the first attempt. Answers a commit that may be there. */
    Optional<InFlight> boot() {
        disk.heal();
        if (world.faults().strikes(Fault.POWER_INSIDE_CALL, CUT_AT_START)) {
            disk.cutIn(chance.between(1, CALLS_OF_A_START));
        }
        while (!isOpened()) {
            world.trace().line("disk", "the power went at the start");
        }
        Optional<InFlight> perhaps = inFlight;
        inFlight = Optional.empty();
        return perhaps;
    }

    private boolean isOpened() {
        try {
            disk.boot();
            return true;
        } catch (PowerLoss again) {
            world.seen().note("disk cut at a start");
            return false;
        }
    }

    /** What is there now. */
    Book load() {
        return disk.load();
    }

    /** The journal as the line to the city reads it. */
    Journal journal() {
        return disk.store();
    }

    /** All of it, or an exception and nobody knows. */
    void commit(Commit commit) {
        inFlight = Optional.of(new InFlight(commit, world.machine().boot()));
        guarded(() -> disk.commit(commit));
        inFlight = Optional.empty();
    }

    /** The disk fails in one of the calls of the commit that comes, or in one soon after it. */
    void failsSoon() {
        Trouble trouble = chance.pick(List.of(Trouble.values()));
        world.seen().note("disk " + trouble);
        disk.failIn(chance.between(1, CALLS), trouble);
    }

    /** Something is written, and the power goes in one of the calls; false if it went before the last of them. */
    boolean isDoneWithinACut(Runnable writes) {
        disk.cutIn(chance.between(1, CALLS));
        try {
            writes.run();
            return true;
        } catch (PowerCut gone) {
            world.seen().note("disk cut inside a write");
            return false;
        }
    }

    /** A write or a reading; a failure by a power cut is no failure. */
    void guarded(Runnable call) {
        try {
            call.run();
        } catch (PowerLoss gone) {
            throw new PowerCut("inside the disk");
        } catch (StoreException failed) {
            if (disk.isCut()) {
                throw new PowerCut("inside the disk");
            }
            throw failed;
        }
    }

    /** The process is gone: by a kill, when nothing else was wrong with its power, all it wrote is seen by the next. */
    void dies(boolean byItself) {
        if (disk.isCut()) {
            return;
        }
        if (byItself && chance.happens(0.5)) {
            disk.kill();
        } else {
            disk.cut();
        }
    }

    @Override
    public void close() {
        disk.close();
    }
}
