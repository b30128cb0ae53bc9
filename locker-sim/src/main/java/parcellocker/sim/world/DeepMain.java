package parcellocker.sim.world;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * {@code DeepMain <folder> <count> <minutes>}: deep seeds from 1 on, until there were so many or the time is over; a second
 * start goes on where the first ended. {@code DeepMain <seed>}: one of them, each line of its trace printed.
 */
public final class DeepMain {
    private static final int PART = 100;
    private static final int MOST_TOLD = 50;

    private DeepMain() {}

    /** Exits 0 only if every rule held in every seed so far, and everything occurred often enough. */
    public static void main(String[] args) throws InterruptedException, IOException {
        if (args.length == 1) {
            Seeds.replay(Depth.DEEP, Long.parseLong(args[0]));
            return;
        }
        if (args.length != 3) {
            System.err.println("usage: DeepMain <folder> <count> <minutes>, or DeepMain <seed>");
            System.exit(2);
        }
        Progress progress = Progress.at(Path.of(args[0]).resolve("progress"), Depth.DEEP);
        int count = Integer.parseInt(args[1]);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.parseLong(args[2]));
        while (progress.seeds() < count && System.nanoTime() < end) {
            int part = Math.min(PART, count - progress.seeds());
            progress.add(new Campaign(Depth.DEEP, progress.seeds() + 1L, part, System.out::println).run());
            System.out.println(speed(progress));
        }
        System.out.print(progress.coverage().table());
        progress.failures().stream().limit(MOST_TOLD).forEach(System.out::println);
        System.out.println(speed(progress));
        boolean isFine =
                progress.failures().isEmpty() && progress.coverage().missing().isEmpty();
        System.exit(isFine ? 0 : 1);
    }

    private static String speed(Progress progress) {
        return String.format(
                Locale.ROOT,
                "%d deep seeds so far, %d failed, %d turns of the loop, %.2f seeds/s",
                progress.seeds(),
                progress.failures().size(),
                progress.steps(),
                progress.seeds() / Math.max(1e-9, progress.seconds()));
    }
}
