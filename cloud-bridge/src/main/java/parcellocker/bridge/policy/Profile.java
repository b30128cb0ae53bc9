package parcellocker.bridge.policy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import parcellocker.contract.entry.Fact.Basis;

/**
 * What holds for parcels that are deposited from a day on.
 *
 * @param validFrom a day of the city
 * @param isPublicBenefit lockers of the public, of which nothing may be charged
 * @param bases on which consents an announcement may rest, in their order, each once
 */
public record Profile(
        LocalDate validFrom,
        String name,
        boolean isPublicBenefit,
        StorageTime storage,
        Fee fee,
        Reminders reminders,
        List<Basis> bases) {
    /** Refuses a fee where nothing may be charged. */
    public Profile {
        if (isPublicBenefit && !fee.isFree()) {
            throw new IllegalArgumentException("lockers of the public are free");
        }
        Set<Basis> once = EnumSet.noneOf(Basis.class);
        once.addAll(bases);
        bases = List.copyOf(once);
    }

    /** What a parcel deposited under it is promised, whatever comes later. */
    public Promise promise() {
        return new Promise(validFrom, storage, fee, reminders.before());
    }

    /** One of the public, free, that was always valid. */
    public static Profile free(StorageTime storage) {
        return new Profile(
                LocalDate.EPOCH, "public benefit", true, storage, Fee.NONE, Reminders.USUAL, List.of(Basis.values()));
    }

    static Profile free(int hours) {
        return free(new StorageTime(Duration.ofHours(hours), Duration.ZERO, 0));
    }
}
