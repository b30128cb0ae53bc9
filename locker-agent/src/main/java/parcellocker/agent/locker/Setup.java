package parcellocker.agent.locker;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * What does not change while the agent runs: its name, its furniture, its rules.
 *
 * @param verifiedMillis how long each door took to open when its wiring was verified; nothing for those that were not
 */
public record Setup(String locker, Cabinet cabinet, Profile profile, SortedMap<CompartmentId, Long> verifiedMillis) {
    public Setup {
        verifiedMillis = Collections.unmodifiableSortedMap(new TreeMap<>(verifiedMillis));
    }

    /** Of a cabinet whose doors were never measured. */
    public Setup(String locker, Cabinet cabinet, Profile profile) {
        this(locker, cabinet, profile, new TreeMap<>());
    }
}
