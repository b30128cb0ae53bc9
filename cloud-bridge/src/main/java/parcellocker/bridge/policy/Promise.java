package parcellocker.bridge.policy;

import java.time.Duration;
import java.time.LocalDate;

/**
 * What one parcel was promised when it was deposited. It is kept with the parcel: no later profile and no change of a file makes it worse.
 *
 * @param profile the day from which its profile is valid
 * @param reminded so long before its end
 */
public record Promise(LocalDate profile, StorageTime storage, Fee fee, Duration reminded) {
    /**
     * What it costs, in fen.
     *
     * @param lain so long, as the locker counts
     * @param limit so long it may lie in all now: what was added is free, and what was taken away makes nothing dearer
     */
    public int fen(Duration lain, Duration limit) {
        Duration free = limit.compareTo(storage.free()) > 0 ? limit : storage.free();
        return fee.fen(lain.minus(free));
    }
}
