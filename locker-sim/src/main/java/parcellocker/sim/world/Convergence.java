package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailIn;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Page;

/** Faults have stopped. People finish, doors are pushed shut; then everything must come to rest, and every live code must open. */
final class Convergence {
    private static final int MOST_WAITS = 6;
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long LONGEST_DEEP = 2 * MINUTE;
    private final World world;

    Convergence(World world) {
        this.world = world;
    }

    void demand() {
        world.weather().heal();
        world.archive().heal();
        world.street().close();
        int boots = world.machine().boot();
        world.runFor(3 * MINUTE);
        long committed = world.disk().last();
        Optional<String> ordered = world.operators().lastOrder();
        // What the city says within this minute has a minute of its own.
        long given = world.town().hall().given();
        world.runFor(MINUTE);
        // A batch in flight when the link came is sent again after 8 s, a broker holds nothing back any more: 60 s is
        // much.
        require(world.disk().acked() >= committed, "L-3", () -> "not acknowledged: " + committed);
        require(world.town().hall().hasAnswersTo(given), "L-7", () -> "directives have no answer");
        boolean answered = ordered.stream().allMatch(world.town().hall()::hasAnswer);
        require(answered, "L-7", () -> "no answer to command " + ordered);
        require(world.machine().boot() - boots <= 3, "L-8", () -> "it starts again and again");
        world.weather().shutDoors();
        world.runFor(world.setup().profile().graceMillis() + 6 * MINUTE);
        atRest();
        if (world.endsWithOldImage()) {
            new OldImage(world).demand();
            return;
        }
        everyLiveCodeWorks();
        everySentParcelIsCollected();
        world.runFor(world.setup().profile().graceMillis() + MINUTE);
        atRest();
    }

    /** L-2, L-9. */
    private void atRest() {
        // A storage may end in the very last moment: what was written before this minute is to be in the city after it,
        // and the
        // books are compared when nothing is on its way.
        long written = world.disk().last();
        world.runFor(MINUTE);
        for (int i = 0; i < MOST_WAITS && world.disk().acked() < world.disk().last(); i++) {
            world.runFor(MINUTE / MOST_WAITS);
        }
        Book book = world.disk().load();
        require(world.machine().isOn(), "L-2", () -> "the locker is not up");
        require(book.openings().values().stream().noneMatch(o -> o.state().isPending()), "L-2", () -> "openings pend");
        boolean home = world.machine()
                .glass()
                .filter(shown -> shown.page() instanceof Page.Home)
                .isPresent();
        require(home, "L-2", () -> "the screen is not at home");
        require(world.disk().acked() >= written, "L-9", () -> "the journal is not all acknowledged");
        require(world.town().hall().hasAllAnswers(), "L-9", () -> "directives are not answered");
        require(world.town().book().equals(book), "L-9", () -> "the city's book is not the locker's");
        world.town().hall().settled(book);
        world.cupboard().settled(book);
        world.archive().settled(book);
        book.compartments().asMap().forEach((id, state) -> settled(id.value(), state.custody()));
        for (Delivery delivery : book.deliveries().values()) {
            boolean moving = delivery.state() == Delivery.State.LOADING
                    || delivery.state() == Delivery.State.COLLECTED
                    || delivery.access().state() == Access.State.ARMED;
            require(!moving, "L-6", () -> "stuck: " + delivery);
        }
    }

    private static void settled(String where, Custody custody) {
        boolean rests = custody instanceof Custody.Empty
                || custody instanceof Custody.Occupied
                || custody instanceof Custody.Uncertain;
        require(rests, "L-9", () -> where + " is still " + custody);
    }

    /** L-1, L-5: each recipient comes once more, if need be after the keypad's rest. */
    private void everyLiveCodeWorks() {
        for (Delivery before : List.copyOf(world.disk().load().deliveries().values())) {
            if (before.access().state() != Access.State.LIVE) {
                continue;
            }
            boolean tired = !before.access().hasTriesLeft(world.machine().age());
            long rest = shutMillis();
            require(rest <= DAY, "L-5", () -> "the keypad rests for " + rest);
            long wait = tired ? DAY : rest;
            // A day is short in the plain world and has a million bytes in the deep one: there the QR must do, which
            // never rests.
            if (!world.depth().isDeep() || wait <= LONGEST_DEEP) {
                world.runFor(wait);
                collect(before, RecipientPerson.By.EITHER);
            } else if (!tired) {
                collect(before, RecipientPerson.By.TOKEN);
            }
        }
    }

    /** A locked keypad takes the code with the phone; it is shut only while both budgets rest. */
    private long shutMillis() {
        Book book = world.disk().load();
        long age = world.machine().age();
        return Math.min(book.codeGuesses().waitMillis(age), book.lockedGuesses().waitMillis(age));
    }

    /** L-1 for what people send: a collector comes once more and gets all that is here. */
    private void everySentParcelIsCollected() {
        boolean waits = world.disk().load().mailIns().values().stream().anyMatch(MailIn::isToBeCollected);
        Optional<CourierPerson.Badge> collector = world.town().couriers().stream()
                .filter(badge -> badge.courier().role() == Role.COLLECTOR)
                .filter(badge -> world.disk()
                        .load()
                        .couriers()
                        .find(badge.courier().id())
                        .filter(Courier::active)
                        .isPresent())
                .findFirst();
        if (!waits || collector.isEmpty()) {
            return;
        }
        long rest = world.disk().load().pinGuesses().waitMillis(world.machine().age());
        if (world.depth().isDeep() && rest > LONGEST_DEEP) {
            return;
        }
        world.runFor(rest);
        world.street().reopen();
        world.street().comes(new CollectorPerson(world, collector.get()));
        world.street().close();
        world.runFor(5 * MINUTE);
        List<MailIn> left = world.disk().load().mailIns().values().stream()
                .filter(MailIn::isToBeCollected)
                .toList();
        require(left.isEmpty(), "L-1", () -> "sent parcels cannot be collected: " + left);
    }

    private void collect(Delivery before, RecipientPerson.By by) {
        Town.Notice notice = world.town()
                .notice(before.id())
                .orElseThrow(() -> new Violation("L-9", "nobody was told of " + before));
        int since = world.disk().journal().size();
        world.street().reopen();
        world.street()
                .comes(new RecipientPerson(world, notice, by, world.chance().fork("last" + before.id())));
        world.street().close();
        world.runFor(MINUTE);
        require(isCollected(world, before.id(), since), "L-1", () -> "a live code does not work: " + before);
    }

    /** Whether its recipient got it: where grace is short it is over already, and so many lines ago it was not. */
    static boolean isCollected(World world, DeliveryId id, int since) {
        boolean inGrace = world.disk()
                .load()
                .deliveries()
                .find(id)
                .filter(now -> now.state() == Delivery.State.COLLECTED)
                .isPresent();
        return inGrace
                || world.disk().journal().stream()
                        .skip(since)
                        .anyMatch(line -> line.entry() instanceof Entry.GraceEnded over
                                && over.delivery().equals(id));
    }

    private static void require(boolean holds, String rule, Supplier<String> detail) {
        Violation.unless(holds, rule, detail);
    }
}
