package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code FuzzMain <root> <seconds> <parts of names>}: gives every parser of outside bytes to Jazzer, each in a process of its own with
 * bounded memory, and prints a table last. Parts are separated by commas; a target is taken if its name contains one of them. What it
 * finds lies in the module's {@code target/fuzz} and belongs among the seeds.
 */
public final class FuzzMain {
    private static final int AT_ONCE = 2;

    private FuzzMain() {}

    /** Exits 0 only if there were targets and none of them found anything. */
    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        if (args.length < 2 || args.length > 3) {
            System.err.println("usage: FuzzMain <root> <seconds> [parts of targets' names, by comma]");
            System.exit(2);
        }
        long seconds = Long.parseLong(args[1]);
        List<String> parts = List.of((args.length == 3 ? args[2] : "").split(",", -1));
        List<FuzzTarget> targets = FuzzTarget.all(Path.of(args[0])).stream()
                .filter(target -> parts.stream().anyMatch(target.name()::contains))
                .toList();
        System.out.printf(Locale.ROOT, "%d targets, %d s each, %d at once%n", targets.size(), seconds, AT_ONCE);
        List<FuzzTarget.Result> results = run(targets, seconds);
        System.out.printf(Locale.ROOT, "%n%-60s %12s %8s %9s%n", "target", "executions", "seconds", "findings");
        results.forEach(result -> System.out.println(result.row()));
        System.exit(!results.isEmpty() && results.stream().allMatch(FuzzTarget.Result::isClean) ? 0 : 1);
    }

    private static List<FuzzTarget.Result> run(List<FuzzTarget> targets, long seconds)
            throws InterruptedException, ExecutionException {
        List<FuzzTarget.Result> results = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<FuzzTarget.Result>> running = new ArrayList<>();
            targets.forEach(target -> running.add(pool.submit(() -> target.run(seconds))));
            for (Future<FuzzTarget.Result> one : running) {
                results.add(one.get());
                System.out.println(results.getLast().row());
            }
        }
        return results;
    }
}
