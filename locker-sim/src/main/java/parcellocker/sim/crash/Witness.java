package parcellocker.sim.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.ledger.Fold;
import parcellocker.agent.locker.Book;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.Store;
import parcellocker.sim.disk.DeepDisk;

/** Remembers what a disk has acknowledged, and the one commit of which nobody knows. */
final class Witness implements Store {
    private final DeepDisk disk;
    private final List<String> acknowledged = new ArrayList<>();
    private Optional<Commit> inFlight = Optional.empty();
    private int commits;

    Witness(DeepDisk disk) {
        this.disk = disk;
    }

    int commits() {
        return commits;
    }

    @Override
    public Book load() {
        return disk.load();
    }

    @Override
    public void commit(Commit commit) {
        inFlight = Optional.of(commit);
        disk.commit(commit);
        inFlight = Optional.empty();
        commits++;
        acknowledged.addAll(
                disk.store().after(acknowledged.size(), Integer.MAX_VALUE).bodies());
    }

    /** The commit that failed, if one did. */
    Optional<Commit> inFlight() {
        return inFlight;
    }

    /** What the store holds after a start; from now on all of it counts as acknowledged. */
    Finding judge() {
        List<String> found = disk.store().after(0, Integer.MAX_VALUE).bodies();
        String detail = found.size() + " entries found, " + acknowledged.size() + " acknowledged";
        Finding.Verdict verdict = verdict(found);
        acknowledged.clear();
        acknowledged.addAll(found);
        inFlight = Optional.empty();
        return new Finding(verdict, detail);
    }

    private Finding.Verdict verdict(List<String> found) {
        int known = acknowledged.size();
        if (found.size() < known || !found.subList(0, known).equals(acknowledged)) {
            return Finding.Verdict.LOST;
        }
        int flying = inFlight.map(commit -> commit.entries().size()).orElse(0);
        boolean whole = found.size() == known || found.size() == known + flying;
        boolean folded = Fold.of(Book.empty(Furniture.OWNER.cabinet()), found).equals(disk.load());
        return whole && folded ? Finding.Verdict.SOUND : Finding.Verdict.HALF;
    }
}
