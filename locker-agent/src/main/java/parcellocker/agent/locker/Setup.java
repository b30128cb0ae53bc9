package parcellocker.agent.locker;

import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;

/**
 * What does not change while the agent runs: its name, its furniture, its rules.
 *
 * @param configured what of the city's this process was started with; empty: it is none that the city sets anything in
 * @param reportMillis powered time after which a report for the city is given up; empty: there is nowhere to upload one
 * @param verifiedMillis how long each door took to open when its wiring was verified; nothing for those that were not
 */
public record Setup(
        String locker,
        Cabinet cabinet,
        Profile profile,
        SortedMap<CompartmentId, Long> verifiedMillis,
        Optional<Configured> configured,
        OptionalLong reportMillis) {
    public Setup {
        verifiedMillis = Collections.unmodifiableSortedMap(new TreeMap<>(verifiedMillis));
    }

    /** Of a cabinet whose doors were never measured. */
    public Setup(String locker, Cabinet cabinet, Profile profile) {
        this(locker, cabinet, profile, new TreeMap<>(), Optional.empty(), OptionalLong.empty());
    }

    /** The same in a process that was started with that. */
    public Setup with(Configured started) {
        return new Setup(locker, cabinet, profile, verifiedMillis, Optional.of(started), reportMillis);
    }

    /** The same where reports can be uploaded, and are given up after so much powered time. */
    public Setup reporting(long withinMillis) {
        return new Setup(locker, cabinet, profile, verifiedMillis, configured, OptionalLong.of(withinMillis));
    }
}
