package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the city has spent so far.
 *
 * @param cpuMillis processor time of the bridge and of PostgreSQL together
 * @param rows that PostgreSQL looked at or wrote
 */
record Expense(long cpuMillis, long rows) {
    private static final long TICK_MILLIS = 10;
    private static final String ROWS = "select tup_returned + tup_fetched + tup_inserted + tup_updated + tup_deleted"
            + " from pg_stat_database where datname = 'postgres'";

    static Expense of(long bridge, long postmaster, Books books) throws IOException {
        return new Expense(
                cpuMillis(bridge) + family(postmaster),
                Long.parseLong(books.ask(ROWS).getFirst()));
    }

    Expense since(Expense before) {
        return new Expense(cpuMillis - before.cpuMillis, rows - before.rows);
    }

    /** PostgreSQL has a process for each connection. */
    private static long family(long postmaster) throws IOException {
        long sum = cpuMillis(postmaster);
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::descendants)) {
            for (ProcessHandle child : children.toList()) {
                sum += cpuMillis(child.pid());
            }
        }
        return sum;
    }

    /** Own time and that of children that have ended; proc(5): fields 14 to 17 of stat. */
    private static long cpuMillis(long pid) throws IOException {
        String stat;
        try {
            stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
        } catch (NoSuchFileException ended) {
            return 0;
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int field = 11; field <= 14; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return ticks * TICK_MILLIS;
    }
}
