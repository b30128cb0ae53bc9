package parcellocker.contract.wire;

import java.util.ArrayList;
import java.util.List;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/**
 * The city's keys for one purpose, as JWK texts: the present one does all new work; what was made with a former one stays good.
 *
 * @param elder the former ones, the latest first
 */
public record KeyRing(String present, List<String> elder) {
    /** So many former keys are kept. */
    public static final int MOST_ELDER = 3;

    public KeyRing {
        elder = List.copyOf(elder);
    }

    /** A key that has no former one. */
    public static KeyRing of(String present) {
        return new KeyRing(present, List.of());
    }

    /** With another present key; of more than {@link #MOST_ELDER} former ones the eldest is gone. */
    public KeyRing rotated(String fresh) {
        List<String> all = all();
        return new KeyRing(fresh, all.subList(0, Math.min(all.size(), MOST_ELDER)));
    }

    /** All of them, the present one first. */
    public List<String> all() {
        List<String> all = new ArrayList<>();
        all.add(present);
        all.addAll(elder);
        return all;
    }

    /** The one that has been here longest: it stays the same over a rotation, as long as no key is dropped. */
    public String eldest() {
        return elder.isEmpty() ? present : elder.getLast();
    }

    /** The public halves, in the same order. */
    public KeyRing published() {
        return new KeyRing(
                Jose.publicOf(present), elder.stream().map(Jose::publicOf).toList());
    }

    /** Opens what was sealed to any of these private keys; {@link Problem#SEAL_BROKEN} if it was sealed to none. */
    public String open(String jwe) {
        ProblemException refusal = new ProblemException(Problem.SEAL_BROKEN, "cannot be opened with any of these keys");
        for (String key : all()) {
            try {
                return Jose.open(jwe, key);
            } catch (ProblemException another) {
                refusal.addSuppressed(another);
            }
        }
        throw refusal;
    }

    /**
     * The same payload under the present one of these private keys. What it signed already stays as it is; what a former one
     * signed is signed anew, and nothing else: {@link Problem#SIGNATURE_WRONG}.
     */
    public String signedAnew(String jws) {
        ProblemException refusal =
                new ProblemException(Problem.SIGNATURE_WRONG, "is not signed with any of these keys");
        for (String key : all()) {
            try {
                String payload = Jose.verify(jws, Jose.publicOf(key));
                return key.equals(present) ? jws : Jose.sign(payload, present);
            } catch (ProblemException another) {
                refusal.addSuppressed(another);
            }
        }
        throw refusal;
    }

    /** Never a key: it may be a private one. */
    @Override
    public String toString() {
        return "KeyRing[not shown]";
    }
}
