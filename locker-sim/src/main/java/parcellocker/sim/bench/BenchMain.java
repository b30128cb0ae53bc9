package parcellocker.sim.bench;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts the bench: {@code BenchMain <layout resource> <data folder> <http port>}; ends at SIGTERM or ctrl-C. */
public final class BenchMain {
    private BenchMain() {}

    /** Runs until the process is asked to end; then the links and pseudo-terminals are gone. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 3) {
            System.err.println("usage: BenchMain <layout resource, e.g. hardware/cabinets/demo-24.yaml>"
                    + " <data folder> <http port, 0 for any>");
            System.exit(2);
            return;
        }
        System.setProperty("java.awt.headless", "true");
        Bench bench = new Bench(CabinetLayout.read(args[0]), Path.of(args[1]).toAbsolutePath(), System.nanoTime());
        BenchServer server = new BenchServer(bench, Integer.parseInt(args[2]));
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            bench.close();
                        },
                        "bench end"));
        System.out.printf(
                "bench ready http://127.0.0.1:%d board=%s scanner=%s%n",
                server.port(), bench.boardLink(), bench.scannerLink());
        new CountDownLatch(1).await();
    }
}
