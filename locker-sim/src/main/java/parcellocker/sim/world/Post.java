package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Input;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/** Parcels on their way: for whom, how large, and what the city announces of them. */
final class Post {
    private final World world;
    private final Chance chance;
    private final Chance roads;
    private final List<Waybill> waybills = new ArrayList<>();
    private final SortedMap<Waybill, String> recipients = new TreeMap<>();
    private final SortedSet<Waybill> saidDamaged = new TreeSet<>();
    private String former = "person-0001";
    private long parcel;

    Post(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.roads = chance.fork("roads");
    }

    Thing newParcel() {
        Waybill waybill = new Waybill(String.format(Locale.ROOT, "SF%08d", ++parcel));
        String recipient =
                chance.happens(0.25) ? former : String.format(Locale.ROOT, "person-%04d", chance.between(1, 20));
        former = recipient;
        recipients.put(waybill, recipient);
        Thing thing = new Thing(waybill, recipient, chance.pick(List.of(Size.values())));
        if (roads.happens(0.04)) {
            thing.breaks();
        }
        waybills.add(waybill);
        if (chance.happens(0.8)) {
            announce(thing);
        }
        if (chance.happens(0.1)) {
            // Sent back, or taken for one that does not come: often before the courier has it in the locker.
            Input.Directive end = new Input.Directive.EndAnnouncements(List.of(waybill));
            world.time().in(chance.between(0, 60_000), () -> world.town().issue(end));
        }
        return thing;
    }

    /** Who has it in hand says so at a screen. */
    void saidDamaged(Waybill waybill) {
        saidDamaged.add(waybill);
    }

    boolean isSaidDamaged(Waybill waybill) {
        return saidDamaged.contains(waybill);
    }

    private void announce(Thing thing) {
        Optional<Basis> basis =
                chance.happens(0.85) ? Optional.of(chance.pick(List.of(Basis.values()))) : Optional.empty();
        Announcement announcement =
                new Announcement(thing.waybill(), new PersonRef(thing.recipient()), basis, size(thing), marks());
        Sealed person = person(thing.recipient());
        world.town().issue(new Input.Directive.Announce(List.of(new Input.Announced(announcement, person))));
    }

    /** Sometimes the city does not know it, or is wrong. */
    private Optional<Size> size(Thing thing) {
        if (chance.happens(0.3)) {
            return Optional.empty();
        }
        return Optional.of(chance.happens(0.9) ? thing.size() : chance.pick(List.of(Size.values())));
    }

    private SortedSet<Mark> marks() {
        SortedSet<Mark> marks = new TreeSet<>();
        if (chance.happens(0.15)) {
            marks.add(chance.pick(List.of(Mark.values())));
        }
        return marks;
    }

    /** Sealed to the locker, where seals are real. */
    private Sealed person(String recipient) {
        String phone = phone(recipient);
        world.secrets().add(phone);
        if (!world.depth().isDeep()) {
            return new Sealed("0".repeat(64), "sealed");
        }
        String text = Jose.seal(
                Json.write(new Directive.Person("Somebody", phone)),
                Keyring.LOCKER.sealingPublic(),
                new SeededRandom(chance.fork("seal" + parcel)));
        return new Sealed(Chain.name(text), text);
    }

    Optional<String> anyWaybill() {
        return waybills.isEmpty()
                ? Optional.empty()
                : Optional.of(chance.pick(waybills).value());
    }

    /** Of whoever the parcel is for. */
    Optional<String> phoneOf(Waybill waybill) {
        return Optional.ofNullable(recipients.get(waybill)).map(Post::phone);
    }

    static String phone(String recipient) {
        return recipient.startsWith("person-") ? "1380000" + recipient.substring(7) : "13900000000";
    }
}
