package parcellocker.sim.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.store.SqliteStore;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.sim.bench.CabinetLayout;

/**
 * What a locker did while nobody heard it: whole lives of parcels, one after another, written by the agent's own store into its
 * file while the agent is stopped. Many lives share a commit; else the writing would take longer than the sending.
 */
final class Past {
    /** Entries in the life of a parcel: see {@link #life}. */
    static final int LIFE = 7;

    private static final int LIVES_AT_ONCE = 140;
    private static final long LIFE_MILLIS = 60_000;
    private static final Verifier CODE = new Verifier("A".repeat(22), "A".repeat(43));

    private final Random random = new Random(1);
    private final Sealed code;
    private int lives;

    /** @param citySealing the key that pickup codes are sealed to, public or whole */
    Past(String citySealing) {
        String text = Jose.seal("00000000", Jose.publicOf(citySealing));
        this.code = new Sealed(Chain.name(text), text);
    }

    /** Writes at least so many entries; answers how many. */
    long write(Path file, String locker, long entries) {
        long written = 0;
        try (SqliteStore store = SqliteStore.open(file, locker, 1, cabinet())) {
            Book book = store.load();
            while (written < entries) {
                Stamp stamp = new Stamp(
                        book.ageMillis() + LIVES_AT_ONCE * LIFE_MILLIS,
                        book.standing().timeFloor(),
                        Quality.HOLDOVER);
                List<Entry> lived =
                        lives(List.copyOf(book.compartments().asMap().keySet()));
                Book after = book;
                for (Entry entry : lived) {
                    after = after.after(entry, stamp);
                }
                store.commit(new Commit(book, after, lived, stamp));
                book = after;
                written += lived.size();
            }
        }
        return written;
    }

    /** The furniture of the demonstration, as the agent knows it. */
    private static Cabinet cabinet() {
        return Cabinet.of(CabinetLayout.read(Papers.CABINET).places().stream()
                .map(place -> new Compartment(
                        new CompartmentId(place.id()),
                        Size.valueOf(place.size()),
                        Zone.AMBIENT,
                        place.floorMillimetres(),
                        new Lock(new BoardId(place.board()), new Channel(place.channel()), Contact.CLOSED_IS_1)))
                .toList());
    }

    private List<Entry> lives(List<CompartmentId> compartments) {
        List<Entry> lived = new ArrayList<>();
        for (int i = 0; i < LIVES_AT_ONCE; i++) {
            lived.addAll(life(compartments.get(lives % compartments.size())));
            lives++;
        }
        return lived;
    }

    private List<Entry> life(CompartmentId where) {
        DeliveryId delivery = new DeliveryId(drawn());
        OpeningId in = new OpeningId(drawn());
        OpeningId out = new OpeningId(drawn());
        return List.of(
                new Entry.DepositAuthorised(
                        in,
                        delivery,
                        where,
                        List.of(new Waybill("BL" + (1_000_000_000L + lives))),
                        new CourierId("courier-7"),
                        new PersonRef("p" + delivery.value()),
                        Basis.COURIER_ATTESTED,
                        CODE,
                        code,
                        Optional.empty(),
                        Optional.empty()),
                new Entry.DoorOpened(in, 300),
                new Entry.DepositClosed(in, 9_000, Entry.DepositVerdict.STORED),
                new Entry.PickupAuthorised(out, delivery, where, CredentialRef.CODE),
                new Entry.DoorOpened(out, 300),
                new Entry.PickupClosed(out, 9_000, Entry.PickupVerdict.COLLECTED, Optional.empty()),
                new Entry.GraceEnded(delivery, where));
    }

    private String drawn() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
