package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;

/** S-10, S-11, S-14: a credential collects once, its siblings die with it, guesses are few and counted before they are answered. */
final class CredentialOracle implements Oracle {
    private static final long DAY = 24 * 60 * 60_000;
    private static final int MOST = 3;
    private final World world;
    private final SortedMap<OpeningId, Entry.PickupAuthorised> openings = new TreeMap<>();
    private final SortedMap<DeliveryId, CredentialRef> collected = new TreeMap<>();
    private final SortedSet<DeliveryId> over = new TreeSet<>();
    private final SortedMap<DeliveryId, List<Long>> seenOpen = new TreeMap<>();
    private final SortedMap<DeliveryId, Integer> reopened = new TreeMap<>();
    private final SortedSet<DeliveryId> resting = new TreeSet<>();
    private final SortedSet<String> revoked = new TreeSet<>();
    private final Guesses codes = new Guesses("code");
    private final Guesses pairs = new Guesses("code with a phone");

    CredentialOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.PickupAuthorised a) {
            authorised(a);
            boolean armed = after.deliveries().get(a.delivery()).access().state() != Access.State.LIVE;
            Violation.unless(armed, "S-10", () -> a.credential() + " opens and is as good as before");
        } else if (line.entry() instanceof Entry.PickupClosed c) {
            closed(c);
        } else if (line.entry() instanceof Entry.DoorLeftOpen l && l.collected()) {
            completed(openings.get(l.opening()), true);
        } else if (line.entry() instanceof Entry.GraceEnded g) {
            over.add(g.delivery());
        } else if (line.entry() instanceof Entry.DoorOpened o && openings.containsKey(o.opening())) {
            seenOpen(openings.get(o.opening()), line.stamp().ageMillis());
        } else if (line.entry() instanceof Entry.PickupDisputed d) {
            disputed(d.delivery());
        } else if (line.entry() instanceof Entry.DepositClosed d && d.verdict() == Entry.DepositVerdict.STORED) {
            resting.remove(before.openings().get(d.opening()).delivery());
        } else if (line.entry() instanceof Entry.AuditClosed u && u.verdict() == Entry.AuditVerdict.INSIDE) {
            CompartmentId where = before.openings().get(u.opening()).compartment();
            before.custody(where).about().ifPresent(id -> resting.remove(id));
        } else if (line.entry() instanceof Entry.TokenRevoked r) {
            revoked.add(r.delivery() + " " + r.token());
        } else if (line.entry() instanceof Entry.GuessFailed g && g.guess() == Entry.Guess.CODE) {
            codes.wrong(line.stamp().ageMillis());
        } else if (line.entry() instanceof Entry.GuessFailed g && g.guess() == Entry.Guess.CODE_AND_TAIL) {
            pairs.wrong(line.stamp().ageMillis());
        }
    }

    /** Nobody has it after all; but nothing opens it before somebody has looked. */
    private void disputed(DeliveryId delivery) {
        collected.remove(delivery);
        reopened.remove(delivery);
        resting.add(delivery);
    }

    private void authorised(Entry.PickupAuthorised a) {
        openings.put(a.opening(), a);
        Violation.unless(
                !resting.contains(a.delivery()), "S-10", () -> a.credential() + " opens what is disputed: " + a);
        Violation.unless(
                !revoked.contains(a.delivery() + " " + a.credential().ref()),
                "S-13",
                () -> "a token taken back opens " + a.compartment());
        Violation.unless(!over.contains(a.delivery()), "S-10", () -> "a spent credential opens " + a.compartment());
        CredentialRef by = collected.get(a.delivery());
        Violation.unless(
                by == null || by.equals(a.credential()) || replaces(a.credential(), by),
                "S-11",
                () -> a.credential() + " lives after " + by);
        if (by != null) {
            int times = reopened.merge(a.delivery(), 1, Integer::sum);
            Violation.unless(times <= MOST, "S-10", () -> "reopened " + times + " times");
        }
    }

    /** Who opened it by a code that was replaced has the present one as well. */
    private static boolean replaces(CredentialRef shown, CredentialRef by) {
        return by.kind() == CredentialRef.Kind.FORMER_CODE && shown.kind() == CredentialRef.Kind.CODE;
    }

    private void closed(Entry.PickupClosed c) {
        Entry.PickupAuthorised a = openings.get(c.opening());
        switch (c.verdict()) {
            case COLLECTED -> completed(a, false);
            case PUT_BACK -> {
                if (a != null) {
                    over.add(a.delivery());
                }
            }
            case SAID_EMPTY -> {
                if (a != null && collected.containsKey(a.delivery())) {
                    disputed(a.delivery());
                }
            }
            case NOT_MINE -> {
                if (a != null) {
                    disputed(a.delivery());
                }
            }
            case REOPENED, TOO_SHORT, UNATTENDED -> {}
        }
    }

    private void completed(Entry.@Nullable PickupAuthorised a, boolean leftOpen) {
        if (a == null) {
            throw new Violation("S-16", "collected without a pickup");
        }
        boolean first = collected.put(a.delivery(), a.credential()) == null;
        Violation.unless(first || leftOpen, "S-10", () -> a.delivery() + " was collected twice");
        if (leftOpen) {
            over.add(a.delivery());
        }
    }

    /** S-10, in the reading that openings count once the door was seen open. */
    private void seenOpen(Entry.@Nullable PickupAuthorised a, long age) {
        if (a == null || collected.containsKey(a.delivery())) {
            return;
        }
        List<Long> ages = seenOpen.computeIfAbsent(a.delivery(), none -> new ArrayList<>());
        ages.add(age);
        long today = ages.stream().filter(one -> one > age - DAY).count();
        Violation.unless(today <= MOST, "S-10", () -> a.delivery() + " was opened " + today + " times");
    }

    @Override
    public void check() {
        codes.check(world.box().guessedAt(), world.box().wrongAnswered());
        pairs.check(world.box().locked().askedAt(), world.box().locked().answered());
    }
}
