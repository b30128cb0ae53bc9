package parcellocker.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;

/**
 * What a deposit costs the courier beside their own hands: from the authorisation until the door is seen open, and from the shut
 * door until the deposit is on disk and the next may begin. Boards at byte level, their lines and polls in virtual time; faults and all.
 */
class CourierSpeedTest {
    private static final int SEEDS = 30;
    private static final int LEAST_DEPOSITS = 50;
    private static final long MOST_MILLIS = 12_000;

    @Test
    void aPractisedCouriersDepositTakesTwelveSecondsOfTheMachineAtMost() {
        List<Long> deposits = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            World world = new World(Depth.DEEP, seed, false);
            world.run();
            deposits.addAll(measured(world.disk().journal()));
        }
        Collections.sort(deposits);
        System.out.printf(
                Locale.ROOT,
                "machine time of %d deposits in %d seeds: median %d ms, 90 %% within %d ms, the worst %d ms%n",
                deposits.size(),
                SEEDS,
                at(deposits, 0.5),
                at(deposits, 0.9),
                deposits.getLast());
        assertThat(deposits).hasSizeGreaterThan(LEAST_DEPOSITS);
        assertThat(deposits.getLast()).isLessThanOrEqualTo(MOST_MILLIS);
    }

    private static long at(List<Long> sorted, double part) {
        return sorted.get((int) (part * (sorted.size() - 1)));
    }

    private static List<Long> measured(List<Line> journal) {
        SortedMap<OpeningId, Line> authorised = new TreeMap<>();
        SortedMap<OpeningId, Line> opened = new TreeMap<>();
        List<Long> times = new ArrayList<>();
        for (Line line : journal) {
            if (line.entry() instanceof Entry.DepositAuthorised a) {
                authorised.put(a.opening(), line);
            } else if (line.entry() instanceof Entry.DoorOpened o && authorised.containsKey(o.opening())) {
                opened.put(o.opening(), line);
            } else if (line.entry() instanceof Entry.DepositClosed c && opened.containsKey(c.opening())) {
                long began = Objects.requireNonNull(authorised.get(c.opening())).at();
                times.add(Math.max(0, line.at() - began - c.openMillis()));
            }
        }
        return times;
    }
}
