package parcellocker.sim.crash;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import parcellocker.sim.clockwork.Chance;
import parcellocker.sim.disk.Trouble;

/** The disk fails at its N-th call, for many N, each kind of trouble in turn, each time from an empty disk on. */
final class FaultLoop {
    private final Chance chance;
    private final int faults;
    private final int furthest;
    private final Tally tally = new Tally();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger stopped = new AtomicInteger();

    /** @param faults spread evenly over the first {@code furthest} calls */
    FaultLoop(long seed, int faults, int furthest) {
        this.chance = new Chance(seed).fork("faults");
        this.faults = faults;
        this.furthest = furthest;
    }

    /** Those faults whose number leaves that rest when divided by {@code workers}. One thread. */
    void run(int worker, int workers) {
        for (int fault = worker; fault < faults; fault += workers) {
            long call = 1 + (long) fault * furthest / faults;
            for (Trouble trouble : Trouble.values()) {
                try (FaultRun run = new FaultRun(chance)) {
                    Finding finding = run.fail(call, trouble);
                    tally.add(
                            trouble.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            new Finding(finding.verdict(), "call " + call + ", " + finding.detail()));
                    stopped.addAndGet(run.hasStopped() ? 1 : 0);
                }
            }
            done.incrementAndGet();
        }
    }

    int done() {
        return done.get();
    }

    int stopped() {
        return stopped.get();
    }

    /** Faults that the store did not stop for. */
    int borne() {
        return tally.all() - stopped.get();
    }

    Tally tally() {
        return tally;
    }
}
