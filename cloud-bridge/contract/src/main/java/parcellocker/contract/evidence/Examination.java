package parcellocker.contract.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import parcellocker.contract.evidence.Evidence.Line;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Chain;

/** Whether evidence is whole and unchanged. Needs nothing but the evidence and the locker's public key. */
public final class Examination {
    private final Evidence evidence;
    private final String deviceJwk;
    private final List<String> faults = new ArrayList<>();

    private Examination(Evidence evidence, String deviceJwk) {
        this.evidence = evidence;
        this.deviceJwk = deviceJwk;
    }

    /**
     * Everything that is wrong, in plain words that name the record; empty if nothing is.
     *
     * @param deviceJwk public key of the locker, from a source that is trusted
     */
    public static List<String> faults(Evidence evidence, String deviceJwk) {
        Examination examination = new Examination(evidence, deviceJwk);
        examination.run();
        return List.copyOf(examination.faults);
    }

    private void run() {
        lines();
        List<DayHead> heads = heads();
        Map<Long, String> hashes = new TreeMap<>();
        evidence.lines().forEach(line -> hashes.put(line.seq(), line.hash()));
        heads.forEach(head -> fits(head, hashes));
        covered(heads);
    }

    /** Each line by itself: its body has its inner hash, and with the hash before it gives its own. */
    private void lines() {
        if (evidence.lines().isEmpty()) {
            faults.add("there is no record at all");
            return;
        }
        String prev = evidence.prev();
        long seq = evidence.lines().getFirst().seq();
        for (Line line : evidence.lines()) {
            if (line.seq() != seq) {
                faults.add("record " + seq + " is missing: " + line.seq() + " follows instead");
                seq = line.seq();
            }
            if (line.body() != null && !Chain.name(line.body()).equals(line.inner())) {
                faults.add("record " + seq + " was changed: its text does not have its hash");
            } else if (!isLinked(prev, line)) {
                faults.add("record " + seq + " was changed, or the one before it: the chain breaks here");
            }
            prev = line.hash();
            seq++;
        }
    }

    private static boolean isLinked(String prev, Line line) {
        try {
            return Chain.linked(prev, line.inner()).equals(line.hash());
        } catch (IllegalArgumentException notHex) {
            return false;
        }
    }

    private List<DayHead> heads() {
        List<DayHead> heads = new ArrayList<>();
        for (String jws : evidence.heads()) {
            try {
                heads.add(DayHead.read(jws, deviceJwk));
            } catch (ProblemException forged) {
                faults.add("a head of the day is not signed by this locker");
            }
        }
        return heads;
    }

    private void fits(DayHead head, Map<Long, String> hashes) {
        String name = "the signed head of " + head.day();
        if (!head.locker().equals(evidence.locker()) || head.epoch() != evidence.epoch()) {
            faults.add(name + " is of another journal");
            return;
        }
        String hash = hashes.get(head.seq());
        long last = evidence.lines().isEmpty() ? 0 : evidence.lines().getLast().seq();
        if (hash == null && head.seq() > last) {
            faults.add(name + " stands at record " + head.seq() + ": records " + (last + 1) + " to " + head.seq()
                    + " are missing");
        } else if (hash != null && !hash.equals(head.hash())) {
            faults.add(name + " has another hash: something up to record " + head.seq() + " was changed");
        }
    }

    /** What comes after the last signed head could have been written by anyone. */
    private void covered(List<DayHead> heads) {
        Optional<DayHead> last = heads.stream().max(Comparator.comparingLong(DayHead::seq));
        if (last.isEmpty()) {
            faults.add("no signed head covers these records");
        } else if (!evidence.lines().isEmpty()
                && evidence.lines().getLast().seq() > last.get().seq()) {
            faults.add("records after " + last.get().seq() + " are covered by no signed head");
        }
    }
}
