package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import parcellocker.agent.vault.KeyFile;

/**
 * {@code mvn -Pbacklog}: a locker that nobody heard for so many entries comes back. The real agent sends them from its file, the
 * real bridge takes them into PostgreSQL; both heads must be the same in the end, every number once, and the agent must not have
 * needed more memory for it.
 */
public final class Backlog {
    private static final Duration MOST = Duration.ofHours(3);
    private static final long REPORT_NANOS = 15_000_000_000L;
    /** What waits at most before no deposit is taken; from here on the locker must have said so. */
    private static final long FULL = 1_000_000;

    private final Parts parts;
    private final Looks looks;
    private final long entries;
    private final List<String> faults = new ArrayList<>();

    private Backlog(Parts parts, long entries) {
        this.parts = parts;
        this.looks = new Looks(parts);
        this.entries = entries;
    }

    /** {@code data-folder}; property {@code backlog.entries}. Status 1 if the books differ. */
    public static void main(String[] args) throws IOException {
        long entries = Long.getLong("backlog.entries", FULL);
        System.out.printf("A locker comes back with %,d entries that the city has not heard of%n", entries);
        Parts parts = new Parts(Path.of(args[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close));
        boolean passed = new Backlog(parts, entries).run();
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws IOException {
        Await.until("the first entries are sent", Duration.ofMinutes(1), () -> unsent() == 0);
        long quietKib = agentPeakKib();
        parts.stopAgent();
        long began = System.nanoTime();
        Path agent = parts.folders().data().resolve("agent");
        Past past = new Past(KeyFile.read(agent.resolve("keys.json")).city().sealing());
        long written = past.write(agent.resolve("locker.db"), City.LOCKER, entries);
        System.out.printf("  %,d entries written in %d s%n", written, seconds(began));
        began = System.nanoTime();
        parts.startAgent();
        drained(began);
        double took = (System.nanoTime() - began) / 1e9;
        verdict();
        long peakKib = agentPeakKib();
        System.out.printf("%n  %,d entries in %.0f s: %,.0f a second%n", written, took, written / took);
        System.out.printf(
                "  most memory of the agent's process: %,d KiB; without a backlog %,d KiB (%.2fx)%n",
                peakKib, quietKib, (double) peakKib / quietKib);
        System.out.println(faults.isEmpty() ? "  Nothing lost, nothing twice." : "  FAILED: " + faults);
        return faults.isEmpty();
    }

    private void drained(long began) {
        long[] nextReport = {System.nanoTime() + REPORT_NANOS};
        Await.until("everything is sent", MOST, () -> {
            long left = unsent();
            if (System.nanoTime() > nextReport[0]) {
                nextReport[0] = System.nanoTime() + REPORT_NANOS;
                System.out.printf("  %5d s  %,d left%n", seconds(began), left);
            }
            return left == 0;
        });
    }

    private void verdict() {
        expect("entries in the city's journal", looks.city("select count(*) from journal_entry"), last());
        expect("their last number", looks.city("select max(seq) from journal_entry"), last());
        expect("lives that the city knows as collected", collected(), livesHere());
        Await.until(
                "custody agrees",
                Duration.ofMinutes(1),
                () -> looks.booksAgree().startsWith("same head"));
        if (entries >= FULL) {
            expect("times it said that its journal is full", modes(true), "1");
            expect("times it said that it is so no longer", modes(false), "1");
        }
    }

    private String last() {
        return looks.locker("select max(seq) from journal");
    }

    private String collected() {
        return looks.city("select count(*) from parcel_delivery where state = 'COLLECTED'");
    }

    private String livesHere() {
        return looks.locker("select count(*) from journal where json_extract(body, '$.fact.kind') = 'PickupClosed'");
    }

    private String modes(boolean entered) {
        return looks.locker("select count(*) from journal where json_extract(body, '$.fact.mode') = 'JOURNAL_FULL'"
                + " and json_extract(body, '$.fact.entered') = " + (entered ? 1 : 0));
    }

    private void expect(String what, String found, String wanted) {
        System.out.printf("  %-44s %10s%n", what, found);
        if (!found.equals(wanted)) {
            faults.add(what + ": " + found + ", not " + wanted);
        }
    }

    private long unsent() {
        return Long.parseLong(looks.locker("select (select max(seq) from journal) - acked from meta"));
    }

    /** The kernel's count of the most memory the process ever had. */
    private long agentPeakKib() throws IOException {
        for (String line :
                Files.readAllLines(Path.of("/proc", String.valueOf(parts.agent().pid()), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("the kernel does not tell how much memory the agent had");
    }

    private static long seconds(long since) {
        return (System.nanoTime() - since) / 1_000_000_000;
    }
}
