package parcellocker.bridge.app;

import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.contract.problem.Problem;

/** A thread that ends by an error leaves a bridge that is deaf or mute and looks alive: it ends, and is started whole. */
final class HalfAlive {
    /** A thread ended by an error. */
    static final int EXIT = 70;

    private static final Logger LOG = LoggerFactory.getLogger(HalfAlive.class);

    private HalfAlive() {}

    /** From now on; {@code halt} ends the process. */
    static void ends(IntConsumer halt) {
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> {
            LOG.error("{} thread {} ended", Problem.INTERNAL.code(), thread.getName(), error);
            halt.accept(EXIT);
        });
    }
}
