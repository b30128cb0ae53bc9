package parcellocker.agent.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;

/** What was started, to be stopped in the opposite order. One that does not stop keeps no other from it. */
final class Started implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Started.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    /** A second time it does nothing. */
    @Override
    public void close() {
        while (!parts.isEmpty()) {
            AutoCloseable part = parts.pop();
            try {
                part.close();
            } catch (Exception failed) {
                LOG.warn(
                        "{} {} did not stop cleanly",
                        Problem.INTERNAL.code(),
                        part.getClass().getSimpleName(),
                        failed);
            }
        }
    }
}
