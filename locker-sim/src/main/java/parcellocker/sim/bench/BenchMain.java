package parcellocker.sim.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the bench: {@code BenchMain <layout> <data folder> <http port> [lines]}; ends at SIGTERM or ctrl-C. The lines are
 * one YAML file, or one line a word; without them each family of the layout has one over a pseudo-terminal.
 */
public final class BenchMain {
    private BenchMain() {}

    /** Runs until the process is asked to end; then the links and pseudo-terminals are gone. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length < 3) {
            System.err.println("""
                    usage: BenchMain <layout: a resource, e.g. hardware/cabinets/demo-24.yaml, or a file> <data folder>
                        <http port, 0 for any> [lines.yaml | id=main,baud=9600,boards=b1+b2,over=pty ...]
                    a line goes over pty, tcp:PORT, tcp:HOST:PORT or serial:DEVICE""");
            System.exit(2);
            return;
        }
        System.setProperty("java.awt.headless", "true");
        try {
            run(args);
        } catch (IllegalArgumentException | IllegalStateException mistake) {
            System.err.println("the bench cannot start: " + mistake.getMessage());
            System.exit(2);
        }
    }

    private static void run(String... args) throws InterruptedException {
        CabinetLayout layout = CabinetLayout.read(args[0]);
        BenchPlan plan = BenchPlan.of(layout, Arrays.asList(args).subList(3, args.length));
        Bench bench = new Bench(layout, plan, Path.of(args[1]).toAbsolutePath(), System.nanoTime());
        BenchServer server = new BenchServer(bench, Integer.parseInt(args[2]));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            bench.close();
                        },
                        "bench end"));
        StringBuilder lines = new StringBuilder();
        bench.lineNames()
                .forEach((id, name) ->
                        lines.append(" line:").append(id).append('=').append(name));
        System.out.printf(
                "bench ready http://127.0.0.1:%d board=%s scanner=%s%s%n",
                server.port(),
                bench.boardLink(),
                bench.scannerLink(),
                plan.lines().size() > 1 ? lines : "");
        new CountDownLatch(1).await();
    }
}
