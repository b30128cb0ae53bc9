package parcellocker.sim.fleet;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.status.Status;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/**
 * What people do at one locker: couriers store, recipients collect. Seven entries a parcel; the city's order to begin its storage
 * makes two more.
 */
final class People {
    /** Entries that a parcel's life makes by itself. */
    static final int LIFE = 7;

    private static final int PLACES = 24;
    private static final Verifier CODE = new Verifier("A".repeat(22), "A".repeat(43));
    private static final long OPEN_MILLIS = 2_000;
    private static final long AT_THE_DOOR_MILLIS = 9_000;

    private final FleetLocker locker;
    private final Town town;
    private final Random chance;
    private final String sealing;
    private final List<String> free = new ArrayList<>();
    private long stored;
    private long collected;

    /** @param sealing the city's public key for codes, a JWK */
    People(FleetLocker locker, Town town, Random chance, String sealing) {
        this.locker = locker;
        this.town = town;
        this.chance = chance;
        this.sealing = sealing;
        for (int place = 1; place <= PLACES; place++) {
            free.add(name(place));
        }
    }

    /** The furniture of every locker of a fleet. */
    static List<Status.Place> places() {
        List<Status.Place> places = new ArrayList<>();
        for (int place = 1; place <= PLACES; place++) {
            places.add(new Status.Place(name(place), place % 4 == 0 ? "L" : "S", "EMPTY", "IN_SERVICE", "CLOSED"));
        }
        return places;
    }

    private static String name(int place) {
        return "A" + (place < 10 ? "0" : "") + place;
    }

    long stored() {
        return stored;
    }

    long collected() {
        return collected;
    }

    /** A courier brings a parcel if there is room; its recipient comes after a drawn while. */
    void deposit(long meanStayMillis) {
        if (free.isEmpty()) {
            return;
        }
        String where = free.remove(chance.nextInt(free.size()));
        String delivery = HexFormat.of().toHexDigits(chance.nextLong());
        store(delivery, where);
        town.after(OPEN_MILLIS, () -> write(new Fact.DoorOpened("o" + delivery, 300)));
        town.after(AT_THE_DOOR_MILLIS, () -> {
            write(new Fact.DepositClosed("o" + delivery, 7_000, Fact.DepositVerdict.STORED));
            stored++;
        });
        town.after(AT_THE_DOOR_MILLIS + after(meanStayMillis), () -> collect(delivery, where));
    }

    private void collect(String delivery, String where) {
        write(new Fact.PickupAuthorised("p" + delivery, delivery, where, Fact.CredentialKind.CODE, "code"));
        town.after(OPEN_MILLIS, () -> write(new Fact.DoorOpened("p" + delivery, 300)));
        town.after(AT_THE_DOOR_MILLIS, () -> leave(delivery, where));
    }

    private void leave(String delivery, String where) {
        write(new Fact.PickupClosed("p" + delivery, 7_000, Fact.PickupVerdict.COLLECTED, null));
        write(new Fact.GraceEnded(delivery, where));
        collected++;
        free.add(where);
    }

    /** A whole life at once: what a locker did while nobody heard it. */
    void lived() {
        String where = free.get(chance.nextInt(free.size()));
        String delivery = HexFormat.of().toHexDigits(chance.nextLong());
        store(delivery, where);
        write(new Fact.DoorOpened("o" + delivery, 300));
        write(new Fact.DepositClosed("o" + delivery, 7_000, Fact.DepositVerdict.STORED));
        stored++;
        write(new Fact.PickupAuthorised("p" + delivery, delivery, where, Fact.CredentialKind.CODE, "code"));
        write(new Fact.DoorOpened("p" + delivery, 300));
        write(new Fact.PickupClosed("p" + delivery, 7_000, Fact.PickupVerdict.COLLECTED, null));
        write(new Fact.GraceEnded(delivery, where));
        collected++;
    }

    private void store(String delivery, String where) {
        String digits = String.valueOf(10_000_000 + chance.nextInt(90_000_000));
        String jwe = Jose.seal(Json.write(new DrawnCode(delivery, digits)), sealing);
        JournalBatch.Attachment code = new JournalBatch.Attachment(Chain.name(jwe), jwe);
        Fact fact = new Fact.DepositAuthorised(
                "o" + delivery,
                delivery,
                where,
                List.of("FL" + delivery.toUpperCase(Locale.ROOT)),
                "courier-7",
                "r" + delivery,
                Fact.Basis.COURIER_ATTESTED,
                CODE,
                code.name(),
                null);
        locker.write(fact, List.of(code), town.now());
    }

    private void write(Fact fact) {
        locker.write(fact, List.of(), town.now());
    }

    /** Exponential, as of people who come independently. */
    private long after(long meanMillis) {
        return (long) (-Math.log(1 - chance.nextDouble()) * meanMillis);
    }
}
