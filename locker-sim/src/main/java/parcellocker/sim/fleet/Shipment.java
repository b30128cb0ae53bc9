package parcellocker.sim.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.JournalBatch;

/** What lockers send that have much to tell: the very batches, without a line. */
public final class Shipment {
    private Shipment() {}

    /**
     * The batches of some lockers, the first of each, then the second of each, and so on.
     *
     * @param lockers how many, numbered as a {@link Fleet}'s
     * @param lives parcels that each had
     * @param sealing the city's public key for codes, a JWK
     */
    public static List<JournalBatch> of(int lockers, int lives, String sealing) {
        Random chance = new Random(lockers);
        List<List<JournalBatch>> each = new ArrayList<>();
        try (Town town = new Town()) {
            for (int i = 0; i < lockers; i++) {
                each.add(batches(Fleet.id(i), new Random(chance.nextLong()), lives, new Place(town, sealing)));
            }
        }
        List<JournalBatch> all = new ArrayList<>();
        int most = each.stream().mapToInt(List::size).max().orElse(0);
        for (int nth = 0; nth < most; nth++) {
            for (List<JournalBatch> one : each) {
                if (nth < one.size()) {
                    all.add(one.get(nth));
                }
            }
        }
        return all;
    }

    private record Place(Town town, String sealing) {}

    private static List<JournalBatch> batches(LockerId id, Random chance, int lives, Place place) {
        FleetLocker locker = new FleetLocker(id, People.places(), nanos -> {}, Duration.ofDays(1));
        People people = new People(locker, place.town(), chance, place.sealing());
        for (int i = 0; i < lives; i++) {
            people.lived();
        }
        List<JournalBatch> sent = new ArrayList<>();
        Outbox outbox = locker.outbox();
        while (outbox.waiting() > 0) {
            JournalBatch batch = outbox.batch().orElseThrow();
            sent.add(batch);
            long last = batch.first() + batch.bodies().size() - 1;
            outbox.acked(new Ack(Outbox.EPOCH, last), 0, nanos -> {});
        }
        return sent;
    }
}
