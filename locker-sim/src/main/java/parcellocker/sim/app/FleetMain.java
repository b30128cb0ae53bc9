package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import parcellocker.sim.fleet.Fleet;

/**
 * {@code mvn -Pfleet -Dlockers=5000}: a city's lockers at a real broker, real bridges and a real PostgreSQL. In the end every locker's
 * journal must lie in the city, each number once. Property {@code fleet.play}: {@code day}; {@code kills} of two bridges;
 * {@code cost} of an entry beside that in a city of a hundred lockers; {@code intake} beside its bare statements.
 */
public final class FleetMain {
    private static final int FEW = 100;
    private static final long SEED = 20_161_231;
    private static final double MOST_GROWTH = 1.25;

    private final Path data;
    private final Load load = Load.given();

    private FleetMain(Path data) {
        this.data = data;
    }

    /** {@code data-folder}; the rest are properties, see {@link Load}. Status 1 if the books differ or too much was spent. */
    public static void main(String[] args) throws IOException {
        int lockers = Integer.getInteger("lockers", 5_000);
        FleetMain fleet = new FleetMain(Path.of(args[0]));
        boolean passed = switch (System.getProperty("fleet.play", "day")) {
            case "day" -> fleet.passes(lockers, new FleetDay(lockers, fleet.load));
            case "kills" -> fleet.passes(lockers, new FleetKills(lockers, fleet.load));
            case "cost" -> fleet.costs(lockers);
            case "intake" -> fleet.takesIn(lockers);
            default -> throw new IllegalArgumentException("fleet.play: day, kills, cost or intake");
        };
        System.exit(passed ? 0 : 1);
    }

    private boolean passes(int lockers, FleetPlay play) throws IOException {
        System.out.printf("A city of %,d lockers, bridges: %d%n", lockers, play.bridges());
        CityParts parts = new CityParts(data, lockers, play.bridges());
        Thread ending = new Thread(parts::close);
        Runtime.getRuntime().addShutdownHook(ending);
        parts.register();
        List<String> faults;
        try (Fleet fleet = parts.fleet(SEED, load.again())) {
            fleet.connect(Load.connectMillis(lockers));
            double seconds = Waiting.until(fleet, "everybody is welcome", () -> fleet.welcome() == lockers);
            System.out.printf("  connected and welcome after %.1f s%n", seconds);
            faults = play.play(parts, fleet);
        }
        Runtime.getRuntime().removeShutdownHook(ending);
        parts.close();
        System.out.println(faults.isEmpty() ? "  Books equal: nothing lost, nothing twice." : "  FAILED: " + faults);
        return faults.isEmpty();
    }

    private boolean takesIn(int lockers) throws IOException {
        System.out.printf("A city of %,d lockers that have much to tell%n", lockers);
        try (CityParts parts = new CityParts(data, lockers, 1)) {
            parts.register();
            return new FleetIntake(parts, lockers, load).run();
        }
    }

    private boolean costs(int lockers) throws IOException {
        FleetCost few = new FleetCost(FEW, load);
        FleetCost many = new FleetCost(lockers, load);
        boolean fewPassed = passes(FEW, few);
        boolean passed = passes(lockers, many) && fewPassed;
        double cpu = many.cpuMillis() / few.cpuMillis();
        double rows = many.rows() / few.rows();
        System.out.printf(
                "From %,d to %,d lockers, medians: processor time an entry %.2fx, rows an entry %.2fx (at most %.2fx)%n",
                FEW, lockers, cpu, rows, MOST_GROWTH);
        return passed && cpu <= MOST_GROWTH && rows <= MOST_GROWTH;
    }
}
