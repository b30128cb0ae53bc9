package parcellocker.sim.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The lines of the day: each step is done, then its effect is looked up in three places by other connections. */
final class Steps {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final List<Row> rows = new ArrayList<>();
    private long began = System.nanoTime();

    private record Row(String step, String cabinet, String locker, String city, double seconds) {}

    /** One place where an effect must show. */
    record Look(String expected, Source source) {}

    interface Source {
        String read();
    }

    static Look look(String expected, Source source) {
        return new Look(expected, source);
    }

    /** Nothing to see there in this step, and why. */
    static Look nothing(String why) {
        return new Look("(" + why + ")", () -> "(" + why + ")");
    }

    /** Reads the three places until each shows what is expected, three times in a row. */
    void seen(String step, Look cabinet, Look locker, Look city) {
        thrice(step + ", cabinet", cabinet);
        thrice(step + ", locker's SQLite", locker);
        thrice(step + ", city's PostgreSQL", city);
        long now = System.nanoTime();
        Row row = new Row(step, cabinet.expected(), locker.expected(), city.expected(), (now - began) / 1e9);
        began = now;
        rows.add(row);
        System.out.printf("  ✓ %-62s %5.1f s%n", step, row.seconds());
    }

    private static void thrice(String what, Look look) {
        String[] last = {""};
        try {
            for (int times = 0; times < 3; times++) {
                Await.until(what, PATIENCE, () -> {
                    last[0] = look.source().read();
                    return last[0].equals(look.expected());
                });
            }
        } catch (IllegalStateException notSeen) {
            throw new IllegalStateException(what + ": expected " + look.expected() + ", last read " + last[0], notSeen);
        }
    }

    void table() {
        System.out.println();
        System.out.printf("  %-62s  %-22s  %-26s  %-22s%n", "step", "cabinet", "locker (SQLite)", "city (PostgreSQL)");
        System.out.println("  " + "─".repeat(138));
        for (Row row : rows) {
            System.out.printf("  %-62s  %-22s  %-26s  %-22s%n", row.step(), row.cabinet(), row.locker(), row.city());
        }
    }
}
