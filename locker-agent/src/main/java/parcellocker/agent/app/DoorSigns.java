package parcellocker.agent.app;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.DoorHealth;
import parcellocker.agent.locker.Locker;
import parcellocker.contract.problem.Problem;

/** Tells a technician, once, of each door that shows that it will fail. */
final class DoorSigns implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DoorSigns.class);

    private final Supplier<Locker> locker;
    private final Map<CompartmentId, DoorHealth.Sign> told = new TreeMap<>();

    DoorSigns(Supplier<Locker> locker) {
        this.locker = locker;
    }

    @Override
    public void run() {
        Locker now = locker.get();
        for (CompartmentId id : now.setup().cabinet().ids()) {
            Optional<DoorHealth.Sign> sign = now.sign(id);
            if (sign.isEmpty()) {
                told.remove(id);
            } else if (sign.get() != told.put(id, sign.get())) {
                LOG.warn(
                        "{} the door of {} is {}: look at its lock before it fails",
                        Problem.DOOR_FAILING.code(),
                        id,
                        sign.get());
            }
        }
    }
}
