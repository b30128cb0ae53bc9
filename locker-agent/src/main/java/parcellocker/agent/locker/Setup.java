package parcellocker.agent.locker;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * What does not change while the agent runs: its name, its furniture, its rules.
 *
 * @param configured what of the city's this process was started with; empty: it is none that the city sets anything in
 * @param verifiedMillis how long each door took to open when its wiring was verified; nothing for those that were not
 */
public record Setup(
        String locker,
        Cabinet cabinet,
        Profile profile,
        SortedMap<CompartmentId, Long> verifiedMillis,
        Optional<Configured> configured) {
    public Setup {
        verifiedMillis = Collections.unmodifiableSortedMap(new TreeMap<>(verifiedMillis));
    }

    /** Of a cabinet whose doors were never measured. */
    public Setup(String locker, Cabinet cabinet, Profile profile) {
        this(locker, cabinet, profile, new TreeMap<>(), Optional.empty());
    }

    /** The same in a process that was started with that. */
    public Setup with(Configured started) {
        return new Setup(locker, cabinet, profile, verifiedMillis, Optional.of(started));
    }
}
