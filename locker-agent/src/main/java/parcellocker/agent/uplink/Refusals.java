package parcellocker.agent.uplink;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Counts what the line would not take. Logged at each doubling of the count, so that a flood does not fill the disk. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Uplink.class);

    private final ConcurrentMap<Problem, AtomicLong> counts = new ConcurrentHashMap<>();

    void count(ProblemException refused) {
        // Its message begins with the number already.
        log(refused.problem(), String.valueOf(refused.getMessage()));
    }

    void count(Problem problem, String detail) {
        log(problem, problem.code() + " " + detail);
    }

    private void log(Problem problem, String text) {
        long count = counts.computeIfAbsent(problem, unused -> new AtomicLong()).incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("{} ({} since start)", text, count);
        }
    }

    long of(Problem problem) {
        AtomicLong count = counts.get(problem);
        return count == null ? 0 : count.get();
    }
}
