package parcellocker.sim.fleet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;

/**
 * A city's lockers in one process, on one thread and one event loop: they connect, play a day, lose their connection, come back with
 * what they could not send. Whatever is asked of it is done on its own thread; whoever asks waits.
 */
public final class Fleet implements AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;

    private final Town town = new Town();
    private final Latencies latencies = new Latencies();
    private final List<Station> stations = new ArrayList<>();
    private final List<People> people = new ArrayList<>();
    private final Random chance;
    private boolean isDay;

    /**
     * What a fleet is.
     *
     * @param lockers how many; their ids are {@link Fleet#id(int)} of 0 and on
     * @param brokerPort on this machine
     * @param password of every locker; its user name is its id
     * @param sealing the city's public key for codes, a JWK
     * @param again what nobody answers is said again after so long
     */
    public record Plan(int lockers, int brokerPort, String password, String sealing, long seed, Duration again) {}

    /**
     * How entries fared since the last time somebody asked.
     *
     * @param entries acked by the city
     * @param medianMillis from an entry's writing to its ack; also the other two
     */
    public record Acked(int entries, double medianMillis, double p99Millis, double mostMillis) {}

    /** What one locker knows of itself: where its journal ends, and what of it the city has. */
    public record Head(LockerId locker, long head, String hash, long acked, long stored, long collected) {}

    public Fleet(Plan plan) {
        chance = new Random(plan.seed());
        List<Status.Place> places = People.places();
        Station.Entrance entrance = new Station.Entrance(plan.brokerPort(), plan.password());
        for (int i = 0; i < plan.lockers(); i++) {
            FleetLocker locker = new FleetLocker(id(i), places, latencies::add, plan.again());
            stations.add(new Station(locker, entrance, town, new Random(chance.nextLong())));
            people.add(new People(locker, town, new Random(chance.nextLong()), plan.sealing()));
        }
        town.every(
                LOOK_MILLIS, () -> stations.forEach(station -> station.locker().look(town.now())));
    }

    /** The id of the locker of that number. */
    public static LockerId id(int number) {
        return new LockerId("FL-" + String.format("%06d", number));
    }

    /** Everybody connects within so long, one after another. */
    public void connect(long withinMillis) {
        for (int i = 0; i < stations.size(); i++) {
            town.after(withinMillis * i / stations.size(), stations.get(i)::connect);
        }
    }

    /** Nobody is connected any more; what happens meanwhile waits. */
    public void leave() {
        tell(() -> stations.forEach(Station::leave));
    }

    /**
     * Parcels come and go from now on, over all lockers together.
     *
     * @param everyMillis mean time between two deposits somewhere in the city
     * @param stayMillis mean time that a parcel lies
     */
    public void day(double everyMillis, long stayMillis) {
        town.execute(() -> {
            isDay = true;
            courier(everyMillis, stayMillis);
        });
    }

    private void courier(double everyMillis, long stayMillis) {
        if (isDay) {
            people.get(chance.nextInt(people.size())).deposit(stayMillis);
            long next = Math.round(-Math.log(1 - chance.nextDouble()) * everyMillis);
            town.after(next, () -> courier(everyMillis, stayMillis));
        }
    }

    /** No more parcels are brought; what lies is still collected. */
    public void evening() {
        town.execute(() -> isDay = false);
    }

    /** Every locker writes so many whole lives of parcels at once; answers how many entries that were. */
    public long lived(int lives) {
        for (int i = 0; i < lives; i++) {
            tell(() -> people.forEach(People::lived));
        }
        return (long) lives * People.LIFE * people.size();
    }

    public Acked acked() {
        return latencies.taken();
    }

    /** Lockers whose birth the city has answered. */
    public long welcome() {
        return count(station -> station.locker().isWelcome() ? 1 : 0);
    }

    public long connected() {
        return count(station -> station.locker().isConnected() ? 1 : 0);
    }

    /** Entries that the city has not committed, of all lockers. */
    public long waiting() {
        return count(station -> station.locker().outbox().waiting());
    }

    private long count(ToLongFunction<Station> of) {
        return ask(() -> stations.stream().mapToLong(of).sum());
    }

    public List<Head> heads() {
        return ask(() -> {
            List<Head> heads = new ArrayList<>();
            for (int i = 0; i < stations.size(); i++) {
                heads.add(head(stations.get(i).locker(), people.get(i)));
            }
            return heads;
        });
    }

    private static Head head(FleetLocker locker, People people) {
        Outbox outbox = locker.outbox();
        return new Head(
                locker.id(), outbox.head(), outbox.headHash(), outbox.acked(), people.stored(), people.collected());
    }

    private <T> T ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, town).join();
    }

    private void tell(Runnable order) {
        CompletableFuture.runAsync(order, town).join();
    }

    @Override
    public void close() {
        leave();
        town.close();
    }
}
