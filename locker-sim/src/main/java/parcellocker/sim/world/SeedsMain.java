package parcellocker.sim.world;

import java.util.Locale;

/**
 * {@code SeedsMain <from> <count>}: runs that many seeds on all cores, and prints what occurred and what broke.
 * {@code SeedsMain <seed>}: one of them again, each line of its trace printed.
 */
public final class SeedsMain {
    private static final int MOST_TOLD = 20;

    private SeedsMain() {}

    /** Exits 0 only if every rule held in every seed and everything occurred often enough. */
    public static void main(String[] args) throws InterruptedException {
        if (args.length == 1) {
            Seeds.replay(Depth.PLAIN, Long.parseLong(args[0]));
            return;
        }
        if (args.length != 2) {
            System.err.println("usage: SeedsMain <from> <count>, or SeedsMain <seed>");
            System.exit(2);
        }
        long from = Long.parseLong(args[0]);
        int count = Integer.parseInt(args[1]);
        Campaign campaign = new Campaign(Depth.PLAIN, from, count, System.out::println);
        Campaign.Result result = campaign.run();
        System.out.print(result.coverage().table());
        result.failures().stream().limit(MOST_TOLD).forEach(SeedsMain::tell);
        System.out.printf(
                Locale.ROOT,
                "%d seeds, %d failed, %d steps, %.1f seeds/s, %.0f steps/s, %.1f s%n",
                count,
                result.failures().size(),
                result.steps(),
                count / result.seconds(),
                result.steps() / result.seconds(),
                result.seconds());
        System.exit(result.failures().isEmpty() && result.coverage().missing().isEmpty() ? 0 : 1);
    }

    private static void tell(Outcome outcome) {
        outcome.failure().ifPresent(failure -> {
            failure.tail().forEach(System.out::println);
            System.out.println("seed " + outcome.seed() + " broke " + failure.detail());
        });
    }
}
