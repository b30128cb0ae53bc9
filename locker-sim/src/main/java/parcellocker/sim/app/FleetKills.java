package parcellocker.sim.app;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import parcellocker.sim.fleet.Fleet;

/**
 * Two bridges under load, one of them killed every five seconds, be it up again or not: what it has not committed by then comes again, to it or
 * to the other.
 */
final class FleetKills implements FleetPlay {
    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final int lockers;
    private final Load load;
    private final Random chance = new Random(5);

    FleetKills(int lockers, Load load) {
        this.lockers = lockers;
        this.load = load;
    }

    @Override
    public int bridges() {
        return 2;
    }

    @Override
    public List<String> play(CityParts parts, Fleet fleet) throws IOException {
        load.begin(fleet);
        long end = System.nanoTime() + Duration.ofSeconds(load.seconds()).toNanos();
        int kills = 0;
        while (System.nanoTime() < end) {
            long next = System.nanoTime() + BETWEEN.toNanos();
            parts.restart(CityParts.name(1 + chance.nextInt(bridges())));
            kills++;
            Pauses.of(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
        }
        System.out.println(load.told(fleet.acked()));
        load.end(fleet);
        double seconds =
                Waiting.until(fleet, "everything is sent", () -> fleet.welcome() == lockers && fleet.waiting() == 0);
        System.out.printf("  %d kills; after the last one everything was in the city within %.1f s%n", kills, seconds);
        return FleetJudge.faults(fleet.heads(), parts.books());
    }
}
