package parcellocker.sim.crash;

import java.util.Optional;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.StoreException;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.disk.DeepDisk;
import parcellocker.sim.disk.Trouble;

/**
 * One life of a store whose disk fails at one call, from an empty disk on: the process restarts while the kernel still shows
 * what an fsync did not bring to the disk, goes on on a healthy one, and then loses its power.
 */
final class FaultRun implements AutoCloseable {
    /** Things that happen after a fault that the store did not stop for, and after the restart. */
    private static final int AFTERWARDS = 20;

    private final DeepDisk disk;
    private final Witness witness;
    private final Chance chance;
    private Optional<Passersby> people = Optional.empty();
    private boolean stopped;

    FaultRun(Chance chance) {
        this.chance = chance;
        this.disk = new DeepDisk(Furniture.OWNER, chance.fork("disk"));
        this.witness = new Witness(disk);
    }

    /** Whether the store threw when the call failed, rather than bear it. */
    boolean hasStopped() {
        return stopped;
    }

    Finding fail(long call, Trouble trouble) {
        disk.failIn(call, trouble);
        stopped = !survives();
        if (stopped && !isRefusing()) {
            return new Finding(Finding.Verdict.HALF, "the store goes on after a commit that failed");
        }
        if (chance.fork("restart " + call).happens(0.5)) {
            disk.kill();
        }
        disk.heal();
        try {
            Finding restarted = restart();
            return restarted.verdict() == Finding.Verdict.SOUND ? cut() : restarted;
        } catch (StoreException refused) {
            return new Finding(Finding.Verdict.CORRUPT, "after the fault: " + refused.getMessage());
        }
    }

    private boolean survives() {
        try {
            disk.boot();
            Passersby first = new Passersby(Furniture.SETUP, witness, chance.fork("people"));
            people = Optional.of(first);
            while (!disk.hasFailed()) {
                first.next();
            }
            for (int i = 0; i < AFTERWARDS; i++) {
                first.next();
            }
            return true;
        } catch (StoreException failed) {
            return false;
        }
    }

    private boolean isRefusing() {
        Optional<Commit> again = witness.inFlight();
        if (again.isEmpty()) {
            return true;
        }
        try {
            disk.store().commit(again.get());
            return false;
        } catch (StoreException refused) {
            return true;
        }
    }

    private Finding restart() {
        disk.boot();
        Finding found = witness.judge();
        Passersby going = people.orElseGet(() -> new Passersby(Furniture.SETUP, witness, chance.fork("people")));
        if (people.isPresent()) {
            going.boot(witness);
        }
        for (int i = 0; i < AFTERWARDS; i++) {
            going.next();
        }
        return found;
    }

    private Finding cut() {
        disk.cut();
        disk.boot();
        Finding found = witness.judge();
        return new Finding(found.verdict(), "after restart and power cut: " + found.detail());
    }

    @Override
    public void close() {
        disk.close();
    }
}
