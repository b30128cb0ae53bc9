package parcellocker.bridge.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import parcellocker.contract.topic.LockerId;

/** Raises the alarm of a locker that is not heard of, and ends it when it is. */
public final class Silence {
    /** A router that starts anew is no alarm. */
    public static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Presence presence;
    private final Alarms alarms;
    private final BooleanSupplier isLinked;

    /** @param isLinked whether this bridge hears the broker: one that does not knows nothing of lockers' silence */
    public Silence(Presence presence, Alarms alarms, BooleanSupplier isLinked) {
        this.presence = presence;
        this.alarms = alarms;
        this.isLinked = isLinked;
    }

    /** One round. Bridges that go round at the same time change nothing twice. */
    public void round(Instant now) {
        if (!isLinked.getAsBoolean()) {
            return;
        }
        Set<LockerId> told = alarms.silent();
        List<LockerId> silent = presence.silent(now, PATIENCE).stream()
                .filter(locker -> !told.contains(locker))
                .toList();
        List<LockerId> heard = told.stream()
                .filter(locker -> presence.of(locker, now) == Presence.Freshness.LIVE)
                .toList();
        if (!silent.isEmpty() || !heard.isEmpty()) {
            alarms.silent(silent, heard);
        }
    }
}
