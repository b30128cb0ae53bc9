package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Profile;

/**
 * S-4 and S-10 of caretakers: each opens only for a ticket, given to somebody who had proved that the delivery is theirs and had not got it
 * out; that delivery's compartment and no other, once a ticket, in its time, so many a day; and nothing is collected by it. Which
 * parcel really lies there is asked by the oracle of pulses.
 */
final class CaretakerOracle implements Oracle {
    private static final long DAY = 24L * 3_600_000;
    private final World world;
    private final SortedMap<String, Right> rights = new TreeMap<>();
    private final SortedSet<String> used = new TreeSet<>();
    private final SortedMap<DeliveryId, Long> triedAt = new TreeMap<>();
    private final SortedMap<OpeningId, Entry.HandOverAuthorised> openings = new TreeMap<>();
    private final SortedMap<CourierId, List<Long>> made = new TreeMap<>();
    private final List<Long> wrong = new ArrayList<>();

    private record Right(DeliveryId delivery, long untilAge) {}

    CaretakerOracle(World world) {
        this.world = world;
    }

    @Override
    public void read(Line line, Book before, Book after) {
        if (line.entry() instanceof Entry.PickupAuthorised a) {
            triedAt.put(a.delivery(), line.stamp().ageMillis());
        } else if (line.entry() instanceof Entry.TicketOpened t
                && t.openableMillis().isPresent()) {
            given(line, before, t);
        } else if (line.entry() instanceof Entry.HandOverAuthorised a) {
            opens(line, before, a);
        } else if (line.entry() instanceof Entry.HandOverClosed c) {
            closed(c, after);
        } else if (line.entry() instanceof Entry.CodeRenewed r) {
            rights.values().removeIf(right -> right.delivery().equals(r.delivery()));
        } else if (line.entry() instanceof Entry.TokenRevoked r) {
            rights.values().removeIf(right -> right.delivery().equals(r.delivery()));
        } else if (line.entry() instanceof Entry.GuessFailed g && g.guess() == Entry.Guess.TICKET) {
            wrong.add(line.stamp().ageMillis());
        }
    }

    /** Whoever has it proved in this very visit that the delivery is theirs, and opened it in vain within a day. */
    private void given(Line line, Book before, Entry.TicketOpened t) {
        DeliveryId about = t.delivery().orElseThrow(() -> new Violation("S-4", "a ticket opens nobody's delivery"));
        Access.State state = before.deliveries()
                .find(about)
                .map(delivery -> delivery.access().state())
                .orElse(Access.State.SPENT);
        boolean proved = world.box().isProvedInVisit(about.value(), line.boot());
        long age = line.stamp().ageMillis();
        Long tried = triedAt.get(about);
        Violation.unless(proved, "S-4", () -> "nobody proved that " + about + " is theirs, and got " + t);
        Violation.unless(
                t.concern() == Concern.DOOR && state == Access.State.LIVE && tried != null && tried > age - DAY,
                "S-4",
                () -> t + " for a delivery that is " + state);
        Profile.Caretaking help = world.setup().profile().caretaking();
        long good = t.openableMillis().orElseThrow();
        Violation.unless(good <= help.ticketMillis() && help.mostPerDay() > 0, "S-4", () -> t + " by " + help);
        rights.put(t.ticket(), new Right(about, age + good));
    }

    private void opens(Line line, Book before, Entry.HandOverAuthorised a) {
        Right right = rights.get(a.ticket());
        long age = line.stamp().ageMillis();
        Violation.unless(
                right != null && right.delivery().equals(a.delivery()) && age < right.untilAge(),
                "S-4",
                () -> a + " by " + right);
        Violation.unless(used.add(a.ticket()), "S-10", () -> "ticket " + a.ticket() + " opens twice");
        Delivery delivery = before.deliveries()
                .find(a.delivery())
                .orElseThrow(() -> new Violation("S-10", "what is over is opened: " + a));
        boolean same = delivery.compartment().equals(a.compartment())
                && before.custody(a.compartment()).about().equals(Optional.of(a.delivery()));
        Violation.unless(same, "S-4", () -> a + ", but " + delivery);
        Violation.unless(
                delivery.access().state() == Access.State.LIVE, "S-10", () -> a + " of what nobody may collect");
        boolean isOne = world.town().caretakers().stream()
                .anyMatch(badge -> badge.courier().id().equals(a.caretaker()));
        Violation.unless(isOne, "S-4", () -> a.caretaker() + " is no caretaker");
        few(a.caretaker(), age);
        openings.put(a.opening(), a);
    }

    private void few(CourierId caretaker, long age) {
        List<Long> theirs = made.computeIfAbsent(caretaker, none -> new ArrayList<>());
        theirs.add(age);
        long today = theirs.stream().filter(one -> one > age - DAY).count();
        int most = world.setup().profile().caretaking().mostPerDay();
        Violation.unless(today <= most, "S-24", () -> caretaker + " opened " + today + " doors in a day");
        long guesses = wrong.stream().filter(one -> one > age - DAY / 24).count();
        Violation.unless(guesses < 3, "S-14", () -> "a ticket is taken after " + guesses + " wrong ones");
    }

    /** Whatever is said: not collected, and nobody knows. */
    private void closed(Entry.HandOverClosed c, Book after) {
        Entry.HandOverAuthorised a = Optional.ofNullable(openings.get(c.opening()))
                .orElseThrow(() -> new Violation("S-16", c + " was authorised for nobody"));
        boolean isHere = after.deliveries()
                .find(a.delivery())
                .filter(delivery -> delivery.state() != Delivery.State.COLLECTED)
                .isPresent();
        Violation.unless(isHere, "S-16", () -> a.delivery() + " is over by a caretaker's word");
        Violation.unless(
                after.custody(a.compartment()).equals(new Custody.Uncertain(Optional.of(a.delivery()))),
                "S-16",
                () -> a.compartment() + " is " + after.custody(a.compartment()) + " by a caretaker's word");
    }
}
