package parcellocker.sim.world;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.delivery.Courier;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Token;
import parcellocker.contract.problem.Problem;

/** Everybody who may come, and the parcels on their way: who comes when, with what. */
final class Crowd {
    private static final long SOON = 20_000;
    private static final int MOST_VISITS = 4;
    private final World world;
    private final Chance chance;
    private final Deque<Thing> parcels = new ArrayDeque<>();
    private final SortedMap<DeliveryId, Integer> visits = new TreeMap<>();
    private final double wild;
    private final Post post;
    private long people;
    private long orders;

    Crowd(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.wild = chance.between(0, 60) / 100.0;
        this.post = new Post(world, chance.fork("post"));
    }

    void begin() {
        long couriers = chance.between(1, 3);
        for (int i = 0; i < couriers; i++) {
            hire(i);
        }
        Chance place = chance.fork("place");
        if (place.happens(0.9)) {
            entrust(place);
        }
        if (chance.happens(0.5)) {
            world.time().in(chance.between(5_000, 30_000), this::sender);
        }
        world.time().in(3_000, this::someone);
    }

    private void sender() {
        Waybill order = new Waybill(String.format(Locale.ROOT, "SO%08d", ++orders));
        world.street().comes(SenderPerson.with(world, order, chance.fork("sender" + people++)));
        thinksBetter(order, chance.fork("shop" + orders));
    }

    /** Some shops cancel an order before its sender has come, while they stand there, or later. */
    private void thinksBetter(Waybill order, Chance shop) {
        if (shop.happens(0.3)) {
            long until = Machine.unixSeconds(world.time().now()) + 2 * 24 * 3600;
            world.time()
                    .in(
                            shop.between(1, 60_000),
                            () -> world.town().issue(new Input.Directive.CancelMailIn(order, until)));
        }
    }

    private void hire(int number) {
        String id = "courier-" + number;
        String pin = chance.digits(6);
        world.secrets().add(pin);
        // Somebody collects in every town.
        Role role = number == 0 || chance.happens(0.5) ? Role.COLLECTOR : Role.COURIER;
        Courier courier =
                new Courier(new CourierId(id), role, "B" + number + "42", StrongBox.verifier(chance.hex(8), pin), true);
        long now = Machine.unixSeconds(world.time().now());
        Token.Kind kind = role == Role.COLLECTOR ? Token.Kind.COLLECTOR : Token.Kind.COURIER;
        Token token = new Token(kind, id, chance.hex(16), now - 60, now + 86_400);
        world.town().employ(new CourierPerson.Badge(courier, pin, world.tokens().genuine(token)));
    }

    private void entrust(Chance place) {
        String pin = place.digits(6);
        world.secrets().add(pin);
        Courier caretaker = new Courier(
                new CourierId("caretaker-0"), Role.CARETAKER, "P0042", StrongBox.verifier(place.hex(8), pin), true);
        world.town().entrust(new CourierPerson.Badge(caretaker, pin, ""));
    }

    /** Somebody with a ticket asks next door; the staff of the place comes at once, or has other things to do. */
    void asksNextDoor(String ticket) {
        List<CourierPerson.Badge> caretakers = world.town().caretakers();
        if (!caretakers.isEmpty() && !world.faults().areHealed()) {
            Person caretaker =
                    new CaretakerPerson(world, caretakers.getFirst(), ticket, chance.fork("caretaker" + people++));
            world.time().in(chance.between(2_000, 60_000), () -> world.street().comes(caretaker));
        }
    }

    /** Somebody comes every so often. */
    private void someone() {
        if (world.faults().areHealed()) {
            return;
        }
        if (chance.happens(0.1)) {
            sender();
        } else if (chance.happens(0.6)) {
            courier();
        } else if (chance.happens(wild)) {
            stranger();
        } else if (chance.happens(0.35)) {
            world.street().comes(new TechnicianPerson(world, chance.fork("technician" + people++)));
        } else if (chance.happens(0.3)) {
            holder();
        } else {
            city();
        }
        world.time().in(chance.between(10_000, 90_000), this::someone);
    }

    private void courier() {
        List<Thing> bag = new ArrayList<>();
        for (long n = chance.between(0, 4); n > 0; n--) {
            bag.add(parcels.isEmpty() || chance.happens(0.7) ? post.newParcel() : parcels.removeFirst());
        }
        Person courier =
                new CourierPerson(world, chance.pick(world.town().couriers()), bag, chance.fork("courier" + people++));
        world.street().comes(courier);
    }

    private void stranger() {
        Person stranger = chance.happens(0.5)
                ? new GuesserPerson(world, someNotice(), chance.fork("guesser" + people++))
                : new ChildPerson(world, chance.fork("child" + people++));
        if (chance.happens(0.5)) {
            world.street().barges(stranger);
        } else {
            world.street().comes(stranger);
        }
    }

    /** A recipient collects everything at once, or sends somebody. */
    private void holder() {
        Optional<Town.Notice> one = someNotice();
        if (one.isEmpty()) {
            return;
        }
        Chance fork = chance.fork("holder" + people++);
        List<Town.Notice> theirs = world.town().notices().stream()
                .filter(notice -> notice.recipient().equals(one.get().recipient()))
                .limit(16)
                .toList();
        world.street()
                .comes(
                        chance.happens(0.6)
                                ? GroupPerson.everything(world, theirs, fork)
                                : GroupPerson.delegate(world, one.get(), fork));
    }

    /** The city orders something. */
    private void city() {
        if (chance.happens(0.2)) {
            world.town().issue(new Input.Directive.Unknown("Paint", Problem.KIND_UNKNOWN));
        } else if (chance.happens(0.1) && world.town().couriers().size() > 1) {
            world.town().withdraw(world.town().couriers().get(0));
        } else {
            Optional<DeliveryId> delivery = chance.happens(0.9)
                    ? someNotice().map(Town.Notice::delivery)
                    : Optional.of(new DeliveryId(chance.hex(16)));
            delivery.ifPresent(id -> world.town().issue(new Input.Directive.RenewCode(id)));
        }
    }

    private Optional<Town.Notice> someNotice() {
        List<Town.Notice> notices = world.town().notices();
        return notices.isEmpty() ? Optional.empty() : Optional.of(chance.pick(notices));
    }

    /** A recipient got a notice and comes for the parcel. */
    void notified(Town.Notice notice) {
        if (!world.faults().areHealed() && chance.happens(0.85)) {
            world.time().in(chance.between(5_000, 240_000), () -> visit(notice));
        }
    }

    /** Without the parcel, they come once more. */
    void comesAgain(Town.Notice notice) {
        if (!world.faults().areHealed()) {
            world.time().in(chance.between(SOON, 300_000), () -> visit(notice));
        }
    }

    /** Somebody with a parcel of their own has watched a guesser, and comes as soon as that one goes. */
    void waitsBehind(Town.Notice notice) {
        if (!world.faults().areHealed()) {
            world.time().in(1_000, () -> visit(notice));
        }
    }

    private void visit(Town.Notice old) {
        Town.Notice notice = world.town()
                .notice(old.delivery())
                .filter(known -> chance.happens(0.9))
                .orElse(old);
        if (visits.merge(notice.delivery(), 1, Integer::sum) > MOST_VISITS) {
            return;
        }
        world.street()
                .comes(new RecipientPerson(
                        world, notice, RecipientPerson.By.WHIM, chance.fork("recipient" + people++)));
        if (chance.happens(0.2)) {
            world.time().in(chance.between(SOON, 700_000), () -> visit(notice));
        }
    }

    void bringsBack(List<Thing> things) {
        parcels.addAll(things);
    }

    Optional<String> anyWaybill() {
        return post.anyWaybill();
    }

    Optional<DeliveryId> anyDelivery() {
        List<DeliveryId> known =
                new ArrayList<>(world.disk().load().deliveries().asMap().keySet());
        known.addAll(world.disk().load().mailIns().asMap().keySet());
        return known.isEmpty() ? Optional.empty() : Optional.of(chance.pick(known));
    }

    Optional<String> phoneOf(Waybill waybill) {
        return post.phoneOf(waybill);
    }

    void saidDamaged(Waybill waybill) {
        post.saidDamaged(waybill);
    }

    boolean isSaidDamaged(Waybill waybill) {
        return post.isSaidDamaged(waybill);
    }

    String phone(String recipient) {
        return Post.phone(recipient);
    }
}
