package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;

/**
 * A code drawn anew: what its recipient was told last opens until the city says that they were told of a newer one, and from then on
 * never again. Which code was typed is asked of the vault, which codes are good is reckoned here once more.
 */
final class CodeOracle implements Oracle {
    private final World world;
    private final SortedMap<DeliveryId, List<Verifier>> good = new TreeMap<>();
    private final SortedSet<String> over = new TreeSet<>();
    private int heard;

    CodeOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.DepositAuthorised d) {
            good.put(d.delivery(), new ArrayList<>(List.of(d.code())));
        } else if (line.entry() instanceof Entry.CodeRenewed r) {
            good.computeIfAbsent(r.delivery(), none -> new ArrayList<>()).add(r.code());
        } else if (line.entry() instanceof Entry.StorageStarted s) {
            s.code().ifPresent(hash -> told(s.delivery(), hash));
        } else if (line.entry() instanceof Entry.RecipientCorrected c && good.containsKey(c.delivery())) {
            told(c.delivery(), good.get(c.delivery()).getLast().hash());
        } else if (line.entry() instanceof Entry.PickupAuthorised a
                && a.credential().kind() != CredentialRef.Kind.QR) {
            opens(a, isOpenedAgain(a, before));
        }
    }

    /** Who took the parcel out may look in once more within the grace period, also if they were told of a newer code meanwhile. */
    private static boolean isOpenedAgain(Entry.PickupAuthorised a, Book before) {
        return before.deliveries()
                .find(a.delivery())
                .map(Delivery::access)
                .filter(access -> access.state() == Access.State.GRACE)
                .isPresent();
    }

    private void told(DeliveryId delivery, String hash) {
        List<Verifier> codes = good.getOrDefault(delivery, new ArrayList<>());
        if (codes.stream().anyMatch(code -> code.hash().equals(hash))) {
            while (!codes.getFirst().hash().equals(hash)) {
                over.add(codes.removeFirst().hash());
            }
        }
    }

    private void opens(Entry.PickupAuthorised a, boolean isOpenedAgain) {
        Verifier typed = world.box()
                .recognised(a.delivery())
                .orElseThrow(() -> new Violation("S-10", "nobody has typed a code of " + a.delivery()));
        List<Verifier> codes = good.getOrDefault(a.delivery(), List.of());
        boolean isFormer = codes.isEmpty() || !codes.getLast().equals(typed);
        if (isFormer) {
            world.seen().note("former code");
        }
        Violation.unless(
                isOpenedAgain || !over.contains(typed.hash()),
                "S-10",
                () -> "a code opens whose successor was told: " + a);
        Violation.unless(
                isFormer == (a.credential().kind() == CredentialRef.Kind.FORMER_CODE),
                "S-10",
                () -> "the journal names another code: " + a);
    }

    /** Nobody is sent away with the code that they were told last. */
    @Override
    public void check() {
        List<StrongBox.Wrong> wrong = world.box().wrong();
        while (heard < wrong.size()) {
            String digits = wrong.get(heard++).digits();
            world.town().notices().stream()
                    .filter(notice -> notice.digits().equals(digits))
                    .forEach(notice -> Violation.unless(!isLive(notice.delivery()), "L-1", () -> notice + " is wrong"));
        }
    }

    private boolean isLive(DeliveryId id) {
        return world.disk()
                .load()
                .deliveries()
                .find(id)
                .map(Delivery::access)
                .filter(access -> access.state() == Access.State.LIVE)
                .isPresent();
    }
}
