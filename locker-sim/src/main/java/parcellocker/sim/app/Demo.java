package parcellocker.sim.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** {@code mvn -Pdemo}: the whole system on this machine, until Ctrl-C; with {@code -Ddemo.once} it plays a day and ends. */
public final class Demo {
    private Demo() {}

    /** {@code data-folder} */
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean once = Boolean.getBoolean("demo.once");
        System.out.println("Starting a city with one locker of 24 doors …");
        Parts parts = new Parts(Path.of(args[0]));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            System.out.println("Stopping …");
            parts.close();
            stopped.countDown();
        }));
        if (once) {
            boolean passed = new Day(parts).play() && new Privacy(parts).isKept(Day.FIRST);
            System.exit(passed ? 0 : 1);
        }
        Guide.print(parts);
        stopped.await();
    }
}
