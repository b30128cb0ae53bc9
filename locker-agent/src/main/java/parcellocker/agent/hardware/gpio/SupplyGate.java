package parcellocker.agent.hardware.gpio;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.hardware.line.Gate;
import parcellocker.contract.problem.Problem;

/** A relay or transistor in the coils' supply, on a pin. */
public final class SupplyGate implements Gate, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SupplyGate.class);
    private static final long AGAIN_MILLIS = 100;

    private final Pins.Output pin;
    private final long settleMillis;
    private final Later later;
    private long turn;
    private volatile boolean isUp;

    /**
     * Of a gate that is down.
     *
     * @param settleMillis how long the relay takes, and the voltage after it
     */
    public SupplyGate(Pins.Output pin, long settleMillis, Later later) {
        this.pin = pin;
        this.settleMillis = settleMillis;
        this.later = later;
    }

    @Override
    public void raise() throws IOException, InterruptedException {
        synchronized (this) {
            turn++;
            pin.set(true);
            isUp = true;
        }
        Thread.sleep(settleMillis);
    }

    @Override
    public synchronized void dropAfter(long millis) {
        long mine = turn;
        later.run(millis, () -> drop(mine));
    }

    /** Nobody must find power on the coils later because a pin could not be switched now. */
    private synchronized void drop(long whose) {
        if (whose != turn) {
            return; // It was raised again since.
        }
        try {
            pin.set(false);
            isUp = false;
        } catch (IOException lost) {
            LOG.error("{} the lock supply's gate stays up: {}", Problem.PINS_MISSING.code(), lost.getMessage());
            later.run(AGAIN_MILLIS, () -> drop(whose));
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            turn++;
            pin.set(false);
            isUp = false;
        }
    }

    /** How it was told to stand. On any thread. */
    boolean isUp() {
        return isUp;
    }
}
