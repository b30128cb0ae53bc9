package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code mvn -Psoak}: the system of the demonstration under load, while agent, broker, bridge and database are killed with -9 at
 * random moments, each so many times. Then everything is left in peace, and both books must agree with each other, with what
 * people were told, and with what lies in the cabinet.
 */
public final class Soak {
    private static final List<String> VICTIMS = List.of("agent", "broker", "bridge", "postgres");
    private static final long REPORT_MILLIS = 15_000;
    private static final Duration FIRST_PARCEL = Duration.ofMinutes(3);

    private final Parts parts;
    private final Trade trade;
    private final List<Killer> killers = new ArrayList<>();

    private Soak(Parts parts, int kills, long seed) {
        this.parts = parts;
        this.trade = new Trade(parts, seed);
        for (String victim : VICTIMS) {
            killers.add(new Killer(parts, victim, kills, seed, trade::deeds));
        }
    }

    /** {@code data-folder}; properties {@code soak.kills} and {@code soak.seed}. Status 1 if anything was lost. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int kills = Integer.getInteger("soak.kills", 100);
        long seed = Long.getLong("soak.seed", System.nanoTime());
        System.out.printf("A soak: %d kills each of %s, seed %d%n", kills, String.join(", ", VICTIMS), seed);
        Parts parts = new Parts(Path.of(args[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        boolean passed = new Soak(parts, kills, seed).run();
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws IOException, InterruptedException {
        parts.stopAgent();
        parts.startAgent(Figures.PROFILE);
        long began = System.nanoTime();
        Thread trading = Thread.ofPlatform().name("trade").start(trade);
        // Who is killed before the first parcel lies there is killed in idleness, and proves nothing.
        Await.until(
                "the first parcel is stored",
                FIRST_PARCEL,
                () -> !trade.stored().isEmpty());
        List<Thread> killing = killers.stream()
                .map(killer -> Thread.ofPlatform().name("kill-" + killer.part()).start(killer))
                .toList();
        for (Thread thread : killing) {
            while (!thread.join(Duration.ofMillis(REPORT_MILLIS))) {
                report(began);
                if (!trading.isAlive()) {
                    System.out.println("  FAILED: nobody trades any more; what is killed now proves nothing");
                    return false;
                }
            }
        }
        trade.stop();
        trading.join();
        System.out.println("  all kills done; everything runs, the last parcels are collected …");
        trade.collectTheRest();
        report(began);
        boolean isGood = new Verdict(parts, trade, killers).isGood();
        return !trade.stored().isEmpty()
                && new Privacy(parts).isKept(trade.stored().iterator().next())
                && isGood;
    }

    private void report(long began) {
        StringBuilder line = new StringBuilder("  %5d s".formatted((System.nanoTime() - began) / 1_000_000_000));
        killers.forEach(killer -> line.append("  %s %d".formatted(killer.part(), killer.done())));
        System.out.println(line + "  | " + trade.progress());
    }
}
