package parcellocker.bridge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/** A locker's journal as a locker keeps it: bodies fixed when they are written, chained, with sealed attachments beside. */
public final class Journal {
    public static final Verifier V = new Verifier("c2FsdA", "aGFzaA");
    public static final long NOON = 1_790_000_000_000L;

    private final LockerId locker;
    private final long epoch;
    private final List<String> bodies = new ArrayList<>();
    private final List<String> hashes = new ArrayList<>(List.of(Chain.START));
    private final List<JournalBatch.Attachment> attachments = new ArrayList<>();

    public Journal(LockerId locker, long epoch) {
        this.locker = locker;
        this.epoch = epoch;
    }

    public long head() {
        return bodies.size();
    }

    public String headHash() {
        return hashes.getLast();
    }

    public Journal add(Fact... facts) {
        for (Fact fact : facts) {
            long seq = head() + 1;
            Stamp stamp = new Stamp(seq * 1_000, NOON + seq * 1_000, Stamp.Clock.TRUSTED);
            addRaw(Json.write(new Entry(epoch, seq, stamp, fact)));
        }
        return this;
    }

    public Journal addRaw(String body) {
        bodies.add(body);
        hashes.add(Chain.next(hashes.getLast(), body));
        return this;
    }

    /** Seals a text to the city and says by which name an entry may call it. */
    public String attach(String secret, String cityJwk) {
        String jwe = Jose.seal(secret, cityJwk);
        attachments.add(new JournalBatch.Attachment(Chain.name(jwe), jwe));
        return Chain.name(jwe);
    }

    public JournalBatch batch(long first, long last) {
        return new JournalBatch(
                locker.value(),
                epoch,
                first,
                hashes.get((int) first - 1),
                bodies.subList((int) first - 1, (int) last),
                attachments);
    }

    public JournalBatch all() {
        return batch(1, head());
    }

    /** A deposit that goes well: three entries. */
    public Journal deposit(String delivery, String compartment, String waybill, String code) {
        return add(
                authorised(delivery, compartment, waybill, code, null),
                new Fact.DoorOpened("o-" + delivery, 300),
                new Fact.DepositClosed("o-" + delivery, 6_000, Fact.DepositVerdict.STORED));
    }

    /** A pickup that goes well, up to the end of grace. */
    public Journal pickup(String delivery, String compartment) {
        return add(
                new Fact.PickupAuthorised("p-" + delivery, delivery, compartment, Fact.CredentialKind.CODE, "c"),
                new Fact.DoorOpened("p-" + delivery, 300),
                new Fact.PickupClosed("p-" + delivery, 5_000, Fact.PickupVerdict.COLLECTED, null),
                new Fact.GraceEnded(delivery, compartment));
    }

    public static Fact authorised(
            String delivery, String compartment, String waybill, String code, @Nullable String phone) {
        return new Fact.DepositAuthorised(
                "o-" + delivery,
                delivery,
                compartment,
                List.of(waybill),
                "c-1",
                "r-1",
                Fact.Basis.COURIER_ATTESTED,
                V,
                code,
                phone);
    }
}
