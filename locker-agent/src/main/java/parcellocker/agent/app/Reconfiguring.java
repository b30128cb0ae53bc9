package parcellocker.agent.app;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.runtime.Configurator;
import parcellocker.contract.problem.Problem;

/**
 * Writes what the core decided about the city's configurations, and ends the process where another must start with it. If the disk
 * refuses, the process ends all the same: the next start finds what is there, and the core counts how often.
 */
final class Reconfiguring implements Configurator {
    private static final Logger LOG = LoggerFactory.getLogger(Reconfiguring.class);

    private final Snapshots snapshots;
    private final Runnable end;

    /** @param end ends the process in order; it must return at once, for the process waits for this thread */
    Reconfiguring(Snapshots snapshots, Runnable end) {
        this.snapshots = snapshots;
        this.end = end;
    }

    @Override
    public void apply(Effect.Configure change) {
        try {
            write(change);
        } catch (IOException unwritten) {
            LOG.error("{} {} could not be written", Problem.CONFIGURATION_BROKEN.code(), change, unwritten);
        }
        if (!(change instanceof Effect.KeepConfiguration)) {
            end.run();
        }
    }

    private void write(Effect.Configure change) throws IOException {
        switch (change) {
            case Effect.TryConfiguration one -> {
                LOG.info(
                        "ends to start on trial with configuration {}", one.id().version());
                snapshots.tryOut(one.id(), one.body());
            }
            case Effect.KeepConfiguration one -> {
                LOG.info("configuration {} is confirmed", one.id().version());
                snapshots.keep(one.id());
            }
            case Effect.DropConfiguration one -> {
                LOG.warn(
                        "{} ends to start without configuration {}",
                        Problem.CONFIGURATION_UNCONFIRMED.code(),
                        one.id().version());
                snapshots.drop();
            }
        }
    }
}
