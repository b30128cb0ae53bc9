package parcellocker.agent.app;

import java.util.Locale;
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
                LOG.warn("{} {}", Problem.DOOR_FAILING.code(), said(id, sign.get(), now.health(id)));
            }
        }
    }

    /** With the temperature, if it is known: a lock that is slow in the frost may be sound. */
    static String said(CompartmentId where, DoorHealth.Sign sign, DoorHealth health) {
        String weather = health.milliCelsius().stream()
                .mapToObj(milli -> String.format(Locale.ROOT, " at %.1f degrees", milli / 1_000.0))
                .findFirst()
                .orElse("");
        return "the door of " + where + " is " + sign + weather + ": look at its lock before it fails";
    }
}
