package parcellocker.sim.crash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.runtime.StoreException;
import parcellocker.agent.store.SqliteStore;
import parcellocker.contract.wire.Chain;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.disk.Call;
import parcellocker.sim.disk.DeepDisk;
import parcellocker.sim.disk.Scratch;
import parcellocker.sim.disk.Volume;

/**
 * A run of the real core on the real store, from an empty disk, call by call.
 *
 * @param acknowledgedAt how many calls were made when each transaction was acknowledged; the first is the store's creation
 * @param memories what the store held then
 * @param bodies every entry ever written
 * @param hashes the chain's, one an entry
 */
record Recording(
        List<Call> calls,
        List<Integer> acknowledgedAt,
        List<Memory> memories,
        List<String> bodies,
        List<String> hashes) {
    private static final double NEWS_OF_CITY = 0.03;
    private static final double RESTART = 0.002;
    private static final double CHECKPOINT = 0.02;
    private static final double SHORTENING = 0.03;

    Recording {
        calls = List.copyOf(calls);
        acknowledgedAt = List.copyOf(acknowledgedAt);
        memories = List.copyOf(memories);
        bodies = List.copyOf(bodies);
        hashes = List.copyOf(hashes);
    }

    /** @param lying files whose fsync the disk answers and does not do; see {@link Volume#ignoresSyncOf} */
    static Recording of(long seed, int transactions, Predicate<String> lying) {
        Chance chance = new Chance(seed);
        List<Call> calls = new ArrayList<>();
        try (Scratch scratch = new Scratch()) {
            Path folder = scratch.fresh();
            try (Volume volume = new Volume(folder, new TreeMap<>(), chance.fork("disk"))) {
                volume.tells(calls::add).ignoresSyncOf(lying);
                return run(chance, transactions, folder, calls);
            }
        }
    }

    private static Recording run(Chance chance, int transactions, Path folder, List<Call> calls) {
        SqliteStore store = open(folder);
        try {
            Recorder recorder = new Recorder(store, calls::size);
            Passersby people = new Passersby(Furniture.SETUP, recorder, chance.fork("people"));
            while (recorder.transactions() < transactions) {
                people.next();
                if (chance.happens(NEWS_OF_CITY)) {
                    hear(recorder, chance);
                }
                if (chance.happens(CHECKPOINT)) {
                    people.checkpoint();
                }
                if (chance.happens(SHORTENING)) {
                    recorder.shortened(chance.between(0, people.book().ageMillis() + 1));
                }
                if (chance.happens(RESTART)) {
                    store.close();
                    store = open(folder);
                    recorder.reopened(store);
                    people.boot(recorder);
                }
            }
            return recorder.recording(calls);
        } finally {
            store.close();
        }
    }

    private static void hear(Recorder recorder, Chance chance) {
        long upTo = chance.between(0, recorder.head().seq() + 1);
        if (chance.happens(0.5)) {
            recorder.acknowledged(upTo);
        } else {
            recorder.welcomed(upTo);
        }
    }

    private static SqliteStore open(Path folder) {
        DeepDisk.Owner owner = Furniture.OWNER;
        return SqliteStore.open(folder.resolve(DeepDisk.FILE), owner.locker(), owner.epoch(), owner.cabinet());
    }

    /** In how many transactions a part of the journal went. */
    long shortenings() {
        return memories.stream().map(Memory::first).distinct().count() - 1;
    }

    /** What a folder holds that the power left after so many calls. */
    Finding judge(Path folder, int taken) {
        try (SqliteStore store = open(folder)) {
            return judge(store, acknowledged(taken));
        } catch (StoreException refused) {
            return new Finding(Finding.Verdict.CORRUPT, String.valueOf(refused.getMessage()));
        }
    }

    /** The latest transaction acknowledged by then, -1 before the first. */
    private int acknowledged(int taken) {
        int found = Collections.binarySearch(acknowledgedAt, taken);
        int at = found < 0 ? -found - 2 : found;
        // Transactions that changed nothing share their place.
        while (at + 1 < acknowledgedAt.size() && acknowledgedAt.get(at + 1) == taken) {
            at++;
        }
        return at;
    }

    private Finding judge(SqliteStore store, int acknowledged) {
        // A journal that was cut begins with its checkpoint, which has no attachment.
        int known = store.first() > 1 ? Math.toIntExact(store.first()) : 0;
        Memory found = Memory.of(store, known);
        boolean verbatim = isVerbatim(store.after(known, Integer.MAX_VALUE), known);
        String detail = "entry " + found.head().seq() + " found after transaction " + acknowledged;
        if (!verbatim || !memories.contains(found)) {
            return new Finding(Finding.Verdict.HALF, detail);
        }
        boolean due = isLeftBy(acknowledged, found) || isLeftBy(acknowledged + 1, found);
        return new Finding(due ? Finding.Verdict.SOUND : Finding.Verdict.LOST, detail);
    }

    private boolean isVerbatim(Journal.Slice journal, int known) {
        int until = known + journal.bodies().size();
        String prev = known == 0 ? Chain.START : hashes.get(known - 1);
        return until <= bodies.size()
                && journal.bodies().equals(bodies.subList(known, until))
                && journal.prev().equals(prev);
    }

    private boolean isLeftBy(int transaction, Memory found) {
        return transaction >= 0
                && transaction < memories.size()
                && memories.get(transaction).equals(found);
    }
}
