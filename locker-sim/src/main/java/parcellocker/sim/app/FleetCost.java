package parcellocker.sim.app;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parcellocker.sim.fleet.Fleet;

/** What an entry costs the city: processor time and rows, in five equal spans of the same load. */
final class FleetCost implements FleetPlay {
    private static final int SPANS = 5;

    private final Load load;
    private final List<Double> cpu = new ArrayList<>();
    private final List<Double> rows = new ArrayList<>();

    FleetCost(Load load) {
        this.load = load;
    }

    @Override
    public int bridges() {
        return 1;
    }

    @Override
    public List<String> play(CityParts parts, Fleet fleet) throws IOException {
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
