package parcellocker.bridge.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * The city's profiles, the eldest first.
 *
 * @param profiles at least one, no two from the same day
 */
public record Policies(List<Profile> profiles) {
    /** Its days; no clock there is ever put forward or back. */
    public static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

    public Policies {
        profiles = profiles.stream()
                .sorted(Comparator.comparing(Profile::validFrom))
                .toList();
        if (profiles.isEmpty()
                || profiles.stream().map(Profile::validFrom).distinct().count() < profiles.size()) {
            throw new IllegalArgumentException("one profile at least, and one a day at most");
        }
    }

    /** A single one, for so many hours, without a fee. */
    public static Policies free(int hours) {
        return new Policies(List.of(Profile.free(hours)));
    }

    /** A single one without a fee. */
    public static Policies free(StorageTime storage) {
        return new Policies(List.of(Profile.free(storage)));
    }

    /** What holds for what is deposited then. What was before all of them has the eldest. */
    public Profile at(Instant deposited) {
        LocalDate day = deposited.atZone(CITY).toLocalDate();
        return profiles.stream()
                .filter(profile -> !profile.validFrom().isAfter(day))
                .reduce((elder, later) -> later)
                .orElse(profiles.getFirst());
    }
}
