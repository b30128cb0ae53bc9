package parcellocker.sim.app;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parcellocker.sim.fleet.Fleet;

/**
 * What an entry costs the city: processor time and rows, in five equal spans of the same load. Before that its lockers have sent as many
 * parcels together as those of any other city: as long as a table is nearly empty PostgreSQL reads it whole.
 */
final class FleetCost implements FleetPlay {
    private static final int SPANS = 5;
    private static final int HISTORY = 10_000;

    private final int lockers;
    private final Load load;
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> rows = new ArrayList<>();

    FleetCost(int lockers, Load load) {
        this.lockers = lockers;
        this.load = load;
    }

    @Override
    public int bridges() {
        return 1;
    }

    @Override
    public List<String> play(CityParts parts, Fleet fleet) throws IOException {
        age(parts, fleet);
        load.begin(fleet);
        Pauses.of(Duration.ofSeconds(load.seconds()));
        for (int span = 0; span < SPANS; span++) {
            var unused = fleet.acked();
            Expense before = parts.spent();
            Pauses.of(Duration.ofSeconds(load.seconds()));
            Expense spent = parts.spent().since(before);
            int entries = fleet.acked().entries();
            cpu.add((double) spent.cpuMillis() / entries);
            rows.add((double) spent.rows() / entries);
            System.out.printf(
                    "  %,d entries: %.2f ms of processor and %.1f rows each%n", entries, cpu.getLast(), rows.getLast());
        }
        load.end(fleet);
        return FleetJudge.faults(fleet.heads(), parts.books());
    }

    private void age(CityParts parts, Fleet fleet) throws IOException {
        long written = fleet.lived(HISTORY / lockers);
        double seconds = Waiting.until(fleet, "what was before is sent", () -> fleet.waiting() == 0);
        parts.analyze();
        System.out.printf(
                "  %,d entries were before, all in the city %.0f s after the last was written%n", written, seconds);
    }

    double cpuMillis() {
        return median(cpu);
    }

    double rows() {
        return median(rows);
    }

    private static double median(List<Double> of) {
        return of.stream().sorted().toList().get(SPANS / 2);
    }
}
